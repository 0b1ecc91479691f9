import { type Static, type TProperties, Type } from 'typebox';
import { idParams, instant, jsonObject, noContent, nullable, uuid } from './common.ts';
import { operation } from './operation.ts';

const tag = 'external-tasks';
const access = 'external-tasks.work';
const strict = { additionalProperties: false };

const topic = Type.String({ pattern: '^[\\w.-]{1,100}$' });
/** Names the worker process; the lock is its. */
const workerId = Type.String({ minLength: 1, maxLength: 100 });
/** Milliseconds, from a second to a day. */
const lockDuration = Type.Integer({ minimum: 1000, maximum: 86_400_000 });

export const fetchAndLockBody = Type.Object(
  {
    workerId,
    topics: Type.Array(
      Type.Object(
        {
          topic,
          lockDuration,
          /** Names of the variables that are wanted; absent: all that the model hands over. */
          variables: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100 })),
        },
        strict,
      ),
      { minItems: 1, maxItems: 50 },
    ),
    maxTasks: Type.Integer({ minimum: 1, maximum: 100 }),
    /** How long to wait for work when there is none, in milliseconds. */
    longPoll: Type.Optional(Type.Integer({ minimum: 0, maximum: 30_000 })),
  },
  strict,
);
export type FetchAndLockBody = Static<typeof fetchAndLockBody>;

/** Work for a program outside: a service task of an application that waits. */
export const externalTask = Type.Object({
  id: uuid,
  topic,
  instanceId: uuid,
  itemKey: Type.String(),
  elementId: Type.String(),
  /** What the model hands over. */
  variables: jsonObject,
  /** How often it has been fetched, this time included. */
  attempts: Type.Integer(),
  /** Attempts left, where a worker has said so. */
  retries: nullable(Type.Integer()),
  lockedUntil: instant,
  createdAt: instant,
});
export type ExternalTask = Static<typeof externalTask>;

/** A body with what every answer to a lock says. */
const byWorker = <P extends TProperties>(more: P) => Type.Object({ workerId, ...more }, strict);
/** Seen by the result mapping as `output`; only what the model maps is kept. */
const variables = Type.Optional(jsonObject);

export const completeExternalTaskBody = byWorker({ variables });
export const failExternalTaskBody = byWorker({
  /** Why, for administrators. No personal data. */
  message: Type.String({ minLength: 1, maxLength: 1000 }),
  /** Attempts that are left; 0 makes an incident. Absent: as the model says. */
  retries: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  /** Pause before the next attempt in milliseconds; absent: as the model says. */
  retryTimeout: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400_000 })),
});
export const throwExternalTaskErrorBody = byWorker({
  /** Code of the BPMN error. */
  code: Type.String({ minLength: 1, maxLength: 200 }),
  /** Seen by the result mapping as `error.message`. */
  message: Type.Optional(Type.String({ maxLength: 1000 })),
  variables,
});
export const extendLockBody = byWorker({
  /** From now on. */
  lockDuration,
});

const errors = ['not-found', 'lock-lost'] as const;

/** For programs that do the work of service tasks: they fetch it by topic, and answer while they hold its lock. */
export const externalTasksApi = {
  /** Hands out work that nobody else has and locks it; of several workers that ask at once each gets other work. */
  fetchAndLockExternalTasks: operation({
    method: 'post',
    path: '/api/external-tasks/fetch-and-lock',
    tag,
    summary: 'Fetch work by topic and lock it',
    access,
    body: fetchAndLockBody,
    response: { 200: Type.Object({ items: Type.Array(externalTask) }) },
  }),
  /** The work is done: the process goes on. */
  completeExternalTask: operation({
    method: 'post',
    path: '/api/external-tasks/{id}/complete',
    tag,
    summary: 'Answer that work is done',
    access,
    params: idParams,
    body: completeExternalTaskBody,
    response: { 204: noContent },
    errors,
  }),
  /** This attempt has failed: another is made later, or an incident when none is left. */
  failExternalTask: operation({
    method: 'post',
    path: '/api/external-tasks/{id}/failure',
    tag,
    summary: 'Answer that an attempt has failed',
    access,
    params: idParams,
    body: failExternalTaskBody,
    response: { 204: noContent },
    errors,
  }),
  /** The work ends in a BPMN error, which the process deals with. */
  throwExternalTaskError: operation({
    method: 'post',
    path: '/api/external-tasks/{id}/bpmn-error',
    tag,
    summary: 'Answer with a BPMN error',
    access,
    params: idParams,
    body: throwExternalTaskErrorBody,
    response: { 204: noContent },
    errors,
  }),
  /** The worker needs more time. */
  extendExternalTaskLock: operation({
    method: 'post',
    path: '/api/external-tasks/{id}/extend-lock',
    tag,
    summary: 'Hold the lock longer',
    access,
    params: idParams,
    body: extendLockBody,
    response: { 200: Type.Object({ lockedUntil: instant }) },
    errors,
  }),
  /** The worker does not do it: others may fetch it at once. */
  unlockExternalTask: operation({
    method: 'post',
    path: '/api/external-tasks/{id}/unlock',
    tag,
    summary: 'Give work back',
    access,
    params: idParams,
    body: byWorker({}),
    response: { 204: noContent },
    errors,
  }),
};
