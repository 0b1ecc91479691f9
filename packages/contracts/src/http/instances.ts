import { type Static, Type } from 'typebox';
import {
  extend,
  idParams,
  jsonObject,
  literals,
  localizedText,
  nullable,
  page,
  pageQuery,
  person,
  reasonBody,
  uuid,
} from './common.ts';
import { draft } from './files.ts';
import { comment, diagram, historyEntry, instanceDetail, instanceStatus, instanceSummary } from './instance-views.ts';
import { enclosures, forecastStep, nextChoice, notifyChoice } from './items.ts';
import { listFilters } from './list-filters.ts';
import { operation } from './operation.ts';

export const createInstanceBody = Type.Object(
  {
    itemKey: Type.String({ maxLength: 63 }),
    form: jsonObject,
    opinion: Type.Optional(Type.String({ maxLength: 2000 })),
    next: Type.Optional(nextChoice),
    notify: Type.Optional(notifyChoice),
    /** Attachments besides those that the form refers to. */
    ...enclosures,
    /** The draft that this application was filled in as; it is removed in the same transaction. */
    draftId: Type.Optional(uuid),
  },
  { additionalProperties: false },
);
export type CreateInstanceBody = Static<typeof createInstanceBody>;

export const instancesQuery = extend(pageQuery, {
  ...listFilters,
  scope: Type.Optional(literals(['mine', 'involved', 'all'])),
  status: Type.Optional(instanceStatus),
});

const urgeBody = Type.Object(
  { message: Type.Optional(Type.String({ maxLength: 2000 })), notify: Type.Optional(notifyChoice) },
  { additionalProperties: false },
);

const sendCopyBody = Type.Object(
  {
    userIds: Type.Array(uuid, { minItems: 1, maxItems: 100 }),
    message: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);

/** Why a value was not copied: the file belongs to the old application · the form has changed. */
export const LEFT_OUT_REASONS = ['file', 'changed'] as const;

export const copiedDraft = Type.Object({
  draft,
  /** Filled in in the old application, but not in the draft. */
  leftOut: Type.Array(Type.Object({ title: localizedText, reason: literals(LEFT_OUT_REASONS) })),
});
export type CopiedDraft = Static<typeof copiedDraft>;

/** Only people who have to do with the application can be mentioned: a comment lets nobody else in. */
export const addCommentBody = Type.Object(
  {
    body: Type.String({ minLength: 1, maxLength: 2000 }),
    mentions: Type.Optional(Type.Array(uuid, { maxItems: 20, uniqueItems: true })),
    attachments: Type.Optional(Type.Array(uuid, { maxItems: 10, uniqueItems: true })),
  },
  { additionalProperties: false },
);
export type AddCommentBody = Static<typeof addCommentBody>;

const tag = 'instances';
export const instancesApi = {
  createInstance: operation({
    method: 'post',
    path: '/api/instances',
    tag,
    summary: 'Apply',
    access: 'authenticated',
    visitors: true,
    body: createInstanceBody,
    response: { 201: instanceDetail },
    errors: [
      'not-in-audience',
      'item-closed',
      'form-invalid',
      'attachment-unusable',
      'reservation-taken',
      'choice-required',
      'choice-invalid',
      'assignee-required',
      'assignee-not-candidate',
      'nobody-found',
      'opinion-required',
      'signature-required',
      'attachment-required',
      'not-found',
      'idempotency-key-reused',
    ],
  }),
  listInstances: operation({
    method: 'get',
    path: '/api/instances',
    tag,
    summary: 'Applications',
    access: 'authenticated',
    visitors: true,
    query: instancesQuery,
    response: { 200: page(instanceSummary) },
    errors: ['forbidden', 'invalid-cursor'],
  }),
  getInstance: operation({
    method: 'get',
    path: '/api/instances/{id}',
    tag,
    summary: 'One application',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    response: { 200: instanceDetail },
    errors: ['not-found'],
  }),
  getHistory: operation({
    method: 'get',
    path: '/api/instances/{id}/history',
    tag,
    summary: 'Transfer records',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    response: { 200: Type.Object({ items: Type.Array(historyEntry) }) },
    errors: ['not-found'],
  }),
  verifyHistory: operation({
    method: 'get',
    path: '/api/instances/{id}/history/verify',
    tag,
    summary: 'Prove the history untouched',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    response: {
      200: Type.Object({ intact: Type.Boolean(), entries: Type.Integer(), brokenAt: nullable(Type.Integer()) }),
    },
    errors: ['not-found'],
  }),
  getDiagram: operation({
    method: 'get',
    path: '/api/instances/{id}/diagram',
    tag,
    summary: 'Diagram with the state of each element',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    response: { 200: diagram },
    errors: ['not-found'],
  }),
  getForecast: operation({
    method: 'get',
    path: '/api/instances/{id}/forecast',
    tag,
    summary: 'The steps still to come, with the people they would go to',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    response: { 200: Type.Object({ steps: Type.Array(forecastStep), complete: Type.Boolean() }) },
    errors: ['not-found'],
  }),
  terminateInstance: operation({
    method: 'post',
    path: '/api/instances/{id}/terminate',
    tag,
    summary: 'End the application',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    body: reasonBody,
    response: { 200: instanceDetail },
    errors: ['not-found', 'forbidden', 'terminate-not-allowed', 'instance-ended'],
  }),
  withdrawInstance: operation({
    method: 'post',
    path: '/api/instances/{id}/withdraw',
    tag,
    summary: 'Take back what one submitted last',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    body: reasonBody,
    response: { 200: instanceDetail },
    errors: ['not-found', 'forbidden', 'withdraw-too-late', 'instance-ended', 'action-not-allowed'],
  }),
  urgeInstance: operation({
    method: 'post',
    path: '/api/instances/{id}/urge',
    tag,
    summary: 'Ask those to act for whom it waits',
    access: 'authenticated',
    params: idParams,
    body: urgeBody,
    response: { 200: instanceDetail },
    errors: ['not-found', 'forbidden', 'urged-already', 'nobody-to-urge', 'instance-ended'],
  }),
  sendCopy: operation({
    method: 'post',
    path: '/api/instances/{id}/cc',
    tag,
    summary: 'Give others a copy to read',
    access: 'authenticated',
    params: idParams,
    body: sendCopyBody,
    response: { 200: instanceDetail },
    errors: ['not-found', 'forbidden', 'user-not-active'],
  }),
  copyInstance: operation({
    method: 'post',
    path: '/api/instances/{id}/copy',
    tag,
    summary: 'Begin a draft with the values of an own application',
    access: 'authenticated',
    params: idParams,
    response: { 201: copiedDraft },
    errors: ['not-found', 'forbidden', 'not-in-audience', 'item-closed', 'too-many-drafts'],
  }),
  listComments: operation({
    method: 'get',
    path: '/api/instances/{id}/comments',
    tag,
    summary: 'Comments',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    response: { 200: Type.Object({ items: Type.Array(comment) }) },
    errors: ['not-found'],
  }),
  addComment: operation({
    method: 'post',
    path: '/api/instances/{id}/comments',
    tag,
    summary: 'Comment',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    body: addCommentBody,
    response: { 201: comment },
    errors: ['not-found', 'mention-unknown', 'attachment-unusable'],
  }),
  listParticipants: operation({
    method: 'get',
    path: '/api/instances/{id}/participants',
    tag,
    summary: 'People who have to do with it, whom a comment may mention',
    access: 'authenticated',
    visitors: true,
    params: idParams,
    response: { 200: Type.Object({ items: Type.Array(person) }) },
    errors: ['not-found'],
  }),
};
