import { type Static, Type } from 'typebox';
import { instant, language, literals, noContent, nullable } from './common.ts';
import { NOTIFICATION_EVENTS } from './notifications.ts';
import { operation } from './operation.ts';

/** What may stand in braces in the words of a message: `{title}`. */
export const MESSAGE_PLACEHOLDERS = ['title', 'number', 'step', 'actor'] as const;

const words = {
  /** Heading of e-mails and cards. */
  subject: Type.String({ minLength: 1, maxLength: 100, pattern: '^[^\\r\\n]*\\S[^\\r\\n]*$' }),
  text: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
};
export const messageWords = Type.Object(words, { additionalProperties: false });
export type MessageWords = Static<typeof messageWords>;

export const messageTemplate = Type.Object({
  event: literals(NOTIFICATION_EVENTS),
  lang: language,
  ...words,
  /** The usual words. */
  usual: messageWords,
  /** Null: nobody has changed them. */
  changedAt: nullable(instant),
});
export type MessageTemplate = Static<typeof messageTemplate>;

const which = Type.Object({ event: literals(NOTIFICATION_EVENTS), lang: language });

const tag = 'notifications';
const access = 'org.manage';
export const messageTemplatesApi = {
  listMessageTemplates: operation({
    method: 'get',
    path: '/api/admin/message-templates',
    tag,
    summary: 'Words of messages outside the application, by event and language',
    access,
    response: { 200: Type.Object({ items: Type.Array(messageTemplate) }) },
  }),
  saveMessageTemplate: operation({
    method: 'put',
    path: '/api/admin/message-templates/{event}/{lang}',
    tag,
    summary: 'Change the words of an event in a language',
    access,
    params: which,
    body: messageWords,
    response: { 204: noContent },
    errors: ['placeholder-unknown'],
  }),
  resetMessageTemplate: operation({
    method: 'delete',
    path: '/api/admin/message-templates/{event}/{lang}',
    tag,
    summary: 'Use the usual words again',
    access,
    params: which,
    response: { 204: noContent },
  }),
  previewMessageTemplate: operation({
    method: 'post',
    path: '/api/admin/message-templates/{event}/{lang}/preview',
    tag,
    summary: 'What people would get, with an example',
    access,
    params: which,
    body: messageWords,
    response: { 200: messageWords },
    errors: ['placeholder-unknown'],
  }),
};
