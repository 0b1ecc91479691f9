import { type Static, Type } from 'typebox';
import {
  extend,
  idParams,
  instant,
  jsonObject,
  language,
  literals,
  localizedText,
  noContent,
  nullable,
  person,
  uuid,
} from './common.ts';
import { ELEMENT_STATES, historyEntry } from './instance-views.ts';
import { forecastStep, stepForm, submitOptions } from './items.ts';
import { operation } from './operation.ts';
import { taskAction } from './task-views.ts';
import { closed, enclosed, next, opinion, stepId, tryOutAct, tryOutEntry } from './try-out-entries.ts';

export type { TryOutEntryBody } from './try-out-entries.ts';

const beginning = {
  by: uuid,
  /** When it begins; now when absent. */
  at: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}Z$' })),
  form: jsonObject,
};

export const beginTryOutBody = Type.Object(
  {
    ...beginning,
    opinion,
    ...enclosed,
    next,
    /** The draft as it was then; the present one when absent. */
    revision: Type.Optional(Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 })),
    /** What to play at once: what was played before, but for its end. */
    steps: Type.Optional(Type.Array(tryOutEntry, { maxItems: 500 })),
  },
  closed,
);
export type BeginTryOutBody = Static<typeof beginTryOutBody>;

/** In which application something is: null for the one that was applied for. */
const whose = nullable(Type.String());
const waitingPerson = Type.Object({
  person,
  actions: Type.Array(taskAction),
  /** Whom the person has asked to sign, of those who have not. */
  asked: Type.Array(person),
});
const waits = { in: whose, elementId: Type.String(), name: Type.String() };

export const tryOut = Type.Object({
  id: uuid,
  draftId: uuid,
  /** Of the draft that is tried out. */
  revision: Type.Integer(),
  /** When it began: what plays it again begins then. */
  at: Type.String(),
  /** How many things have been played after the start. */
  length: Type.Integer(),
  /** Where its clock stands. */
  now: instant,
  title: Type.String(),
  number: Type.String(),
  status: literals(['running', 'completed', 'rejected', 'terminated', 'incident']),
  initiator: nullable(person),
  /** What people may do besides their tasks, in the application that was applied for. */
  people: Type.Array(
    Type.Object({
      person,
      may: Type.Object({
        withdraw: Type.Boolean(),
        terminate: Type.Boolean(),
        urge: Type.Boolean(),
        cc: Type.Boolean(),
      }),
    }),
  ),
  /** The steps that wait, each with its people, what they may do, and the form as they see it. */
  steps: Type.Array(
    Type.Object({
      in: whose,
      stepId: Type.String(),
      name: localizedText,
      dueAt: nullable(instant),
      people: Type.Array(waitingPerson),
      form: stepForm,
      value: jsonObject,
    }),
  ),
  /** Service tasks that wait for another system, and what would be sent to it. */
  jobs: Type.Array(
    Type.Object({
      ...waits,
      kind: Type.String(),
      sends: nullable(jsonObject),
      /** Why nothing can be sent. */
      problem: nullable(Type.String()),
      /** Attempts that failed, and why the last one did. */
      attempts: Type.Integer(),
      failure: nullable(Type.String()),
    }),
  ),
  /** What keeps an application from going on, and who could try again; nobody: null. */
  incidents: Type.Array(Type.Object({ ...waits, message: Type.String(), operator: nullable(person) })),
  /** Messages and signals that something waits for. */
  events: Type.Array(
    Type.Object({
      ...waits,
      kind: literals(['message', 'signal']),
      event: Type.String(),
      key: nullable(Type.String()),
    }),
  ),
  /** Calls that wait, and the application that each has started; null when the called item is not deployed. */
  calls: Type.Array(
    Type.Object({
      ...waits,
      calledElement: Type.String(),
      application: nullable(Type.Object({ path: Type.String(), title: Type.String() })),
    }),
  ),
  /** What comes due by itself, soonest first. */
  timers: Type.Array(Type.Object({ elementId: Type.String(), name: Type.String(), dueAt: instant })),
  nextDueAt: nullable(instant),
  form: jsonObject,
  data: jsonObject,
  elements: Type.Array(Type.Object({ elementId: Type.String(), state: literals(ELEMENT_STATES) })),
  flows: Type.Array(Type.String()),
  history: Type.Array(historyEntry),
  forecast: Type.Array(forecastStep),
});
export type TryOutView = Static<typeof tryOut>;

const tag = 'studio';
const access = 'definitions.edit';
export const tryOutsApi = {
  getTryOutForm: operation({
    method: 'get',
    path: '/api/studio/drafts/{id}/try-out-form',
    tag,
    summary: 'The form with which an application of a draft begins',
    access,
    scoped: true,
    params: idParams,
    response: { 200: Type.Object({ revision: Type.Integer(), form: stepForm, value: jsonObject }) },
    errors: ['not-found', 'item-invalid'],
  }),
  /** Scripts cannot send an access token: the address that a form names holds a signature for an hour or two. */
  getTryOutValidator: operation({
    method: 'get',
    path: '/api/studio/drafts/{id}/validators/{revision}/{step}/validator.js',
    tag,
    summary: 'Compiled validation of a form of a draft at a step',
    access: 'public',
    params: extend(idParams, { revision: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }), step: stepId }),
    query: Type.Object({
      lang: Type.Optional(language),
      expires: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 })),
      signature: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: { 200: Type.String() },
    produces: 'text/javascript',
    errors: ['not-found'],
  }),
  getTryOutStartOptions: operation({
    method: 'post',
    path: '/api/studio/drafts/{id}/try-out-options',
    tag,
    summary: 'Where an application of a draft would go',
    access,
    scoped: true,
    params: idParams,
    body: Type.Object(beginning, closed),
    response: { 200: submitOptions },
    errors: [
      'not-found',
      'item-invalid',
      'form-invalid',
      'field-not-writable',
      'not-in-audience',
      'item-closed',
      'nobody-found',
    ],
  }),
  beginTryOut: operation({
    method: 'post',
    path: '/api/studio/drafts/{id}/try-outs',
    tag,
    summary: 'Try a draft out: apply, in a sandbox in memory',
    access,
    scoped: true,
    params: idParams,
    body: beginTryOutBody,
    response: { 201: tryOut },
    errors: [
      'not-found',
      'item-invalid',
      'form-invalid',
      'field-not-writable',
      'not-in-audience',
      'item-closed',
      'try-out-failed',
      'try-out-outdated',
    ],
  }),
  getTryOut: operation({
    method: 'get',
    path: '/api/studio/try-outs/{id}',
    tag,
    summary: 'How an own try-out stands',
    access,
    scoped: true,
    params: idParams,
    response: { 200: tryOut },
    errors: ['not-found'],
  }),
  endTryOut: operation({
    method: 'delete',
    path: '/api/studio/try-outs/{id}',
    tag,
    summary: 'Forget an own try-out',
    access,
    scoped: true,
    params: idParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
  playTryOut: operation({
    method: 'post',
    path: '/api/studio/try-outs/{id}/actions',
    tag,
    summary: 'Let one thing happen: somebody acts, another system answers, time passes',
    access,
    scoped: true,
    params: idParams,
    body: tryOutEntry,
    response: { 200: tryOut },
    errors: [
      'not-found',
      'form-invalid',
      'field-not-writable',
      'message-unexpected',
      'message-ambiguous',
      'try-out-failed',
    ],
  }),
  undoTryOut: operation({
    method: 'post',
    path: '/api/studio/try-outs/{id}/undo',
    tag,
    summary: 'Take back the last thing that was played in an own try-out',
    access,
    scoped: true,
    params: idParams,
    response: { 200: tryOut },
    errors: ['not-found', 'try-out-failed'],
  }),
  getTryOutOptions: operation({
    method: 'post',
    path: '/api/studio/try-outs/{id}/options',
    tag,
    summary: 'Where a step would go next, and to whom',
    access,
    scoped: true,
    params: idParams,
    body: tryOutAct,
    response: { 200: submitOptions },
    errors: ['not-found', 'form-invalid', 'field-not-writable', 'try-out-failed', 'nobody-found'],
  }),
  getTryOutScenario: operation({
    method: 'get',
    path: '/api/studio/try-outs/{id}/scenario',
    tag,
    summary: 'What has been played, as a scenario',
    access,
    scoped: true,
    params: idParams,
    query: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
    response: { 200: Type.Object({ text: Type.String() }) },
    errors: ['not-found'],
  }),
};
