import { type Static, Type } from 'typebox';
import { jsonObject, uuid } from './common.ts';
import { operation } from './operation.ts';

const name = Type.String({ minLength: 1, maxLength: 200 });

export const sendMessageBody = Type.Object(
  {
    /** The message's name in the model; of an event without a message, the event's id. */
    name,
    /** Picks, of several processes that wait for this name, the one whose key is the same. */
    correlationKey: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** Set in the process that gets the message. */
    variables: Type.Optional(jsonObject),
    /** Only this instance may get it. */
    instanceId: Type.Optional(uuid),
  },
  { additionalProperties: false },
);
export type SendMessageBody = Static<typeof sendMessageBody>;

export const sendSignalBody = Type.Object(
  {
    /** The signal's name in the model. */
    name,
    /** Set in every process that hears the signal. */
    variables: Type.Optional(jsonObject),
  },
  { additionalProperties: false },
);
export type SendSignalBody = Static<typeof sendSignalBody>;

export const deliveredMessage = Type.Object({
  instanceId: uuid,
  /** What got the message. */
  elementId: Type.String(),
  /** The message has started the instance. */
  started: Type.Boolean(),
});
export type DeliveredMessage = Static<typeof deliveredMessage>;

const tag = 'messages';
export const messagesApi = {
  /**
   * Delivers a message to the one process that waits for it, else starts the one process that it starts. With an
   * `Idempotency-Key` it is delivered once, however often it is sent.
   */
  sendMessage: operation({
    method: 'post',
    path: '/api/messages',
    tag,
    summary: 'Send a message to a process',
    access: 'messages.send',
    body: sendMessageBody,
    response: { 200: deliveredMessage },
    errors: ['message-unexpected', 'message-ambiguous', 'process-not-started', 'idempotency-key-reused'],
  }),
  /** Every instance that listens now hears it, soon after the answer, and every process that it starts begins. */
  sendSignal: operation({
    method: 'post',
    path: '/api/signals',
    tag,
    summary: 'Send a signal to all processes',
    access: 'messages.send',
    body: sendSignalBody,
    response: {
      200: Type.Object({
        /** Instances that listen now. */
        listening: Type.Integer(),
        /** Processes that it starts. */
        starts: Type.Integer(),
      }),
    },
    errors: ['idempotency-key-reused'],
  }),
};
