import { type Static, Type } from 'typebox';
import {
  extend,
  idParams,
  instant,
  jsonObject,
  literals,
  localizedText,
  nullable,
  page,
  pageQuery,
  person,
  uuid,
} from './common.ts';
import { nextChoice, notifyChoice, stepForm } from './items.ts';
import { operation } from './operation.ts';

export const INSTANCE_STATUSES = ['running', 'completed', 'rejected', 'terminated', 'incident'] as const;
export const instanceStatus = literals(INSTANCE_STATUSES);
export type InstanceStatus = Static<typeof instanceStatus>;

export const currentStep = Type.Object({
  stepId: Type.String(),
  name: localizedText,
  /** Who is to act; for a step to be claimed, all candidates. */
  people: Type.Array(person),
  claimable: Type.Boolean(),
  since: instant,
});
export type CurrentStep = Static<typeof currentStep>;

/** What the caller may do with it now. */
export const instanceAbilities = Type.Object({
  terminate: Type.Boolean(),
  withdraw: Type.Boolean(),
  comment: Type.Boolean(),
  /** The initiator's own open apply step after a return: edit and resubmit there. */
  resubmitTaskId: nullable(uuid),
});

export const instanceSummary = Type.Object({
  id: uuid,
  number: Type.String(),
  title: Type.String(),
  itemKey: Type.String(),
  itemName: localizedText,
  icon: Type.String(),
  status: instanceStatus,
  /** Came back to the initiator and waits there. */
  returned: Type.Boolean(),
  initiator: person,
  currentSteps: Type.Array(currentStep),
  /** Steps done and the shortest way still to go, for a progress bar. */
  progress: Type.Object({ done: Type.Integer(), remaining: Type.Integer() }),
  createdAt: instant,
  updatedAt: instant,
  endedAt: nullable(instant),
  dueAt: nullable(instant),
  version: Type.Integer(),
  abilities: instanceAbilities,
});
export type InstanceSummary = Static<typeof instanceSummary>;

export const attachment = Type.Object({
  id: uuid,
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  createdAt: instant,
});
export type Attachment = Static<typeof attachment>;

export const instanceDetail = extend(instanceSummary, {
  form: stepForm,
  /** Form values as the caller may see them; sensitive ones masked where the step does not need them. */
  data: jsonObject,
  /** Names of the attachments that the data refers to. */
  attachments: Type.Array(attachment),
  /** Open tasks of the caller here. */
  myTaskIds: Type.Array(uuid),
  definition: Type.Object({ id: uuid, version: Type.Integer() }),
});
export type InstanceDetail = Static<typeof instanceDetail>;

export const fieldChange = Type.Object({
  field: Type.String(),
  title: localizedText,
  from: Type.Unknown(),
  to: Type.Unknown(),
});

export const HISTORY_ACTIONS = [
  'submit',
  'resubmit',
  'agree',
  'disagree',
  'return',
  'transfer',
  'claim',
  'release',
  'withdraw',
  'terminate',
  'auto-agree',
  'skip',
  'timer',
  'cc',
  'comment',
  'complete',
  'reject',
  'incident',
] as const;

export const historyEntry = Type.Object({
  seq: Type.Integer(),
  at: instant,
  action: literals(HISTORY_ACTIONS),
  actor: nullable(person),
  onBehalfOf: nullable(person),
  step: nullable(Type.Object({ stepId: Type.String(), name: localizedText })),
  opinion: nullable(Type.String()),
  /** To whom it went: after a transfer, a submit or a return. */
  recipients: Type.Array(Type.Object({ step: localizedText, people: Type.Array(person) })),
  changes: Type.Array(fieldChange),
  /** How long the step had been waiting for the actor, milliseconds. */
  waitedMs: nullable(Type.Integer()),
});
export type HistoryEntryView = Static<typeof historyEntry>;

export const ELEMENT_STATES = ['done', 'current', 'returned', 'terminated'] as const;
export const diagram = Type.Object({
  xml: Type.String(),
  elements: Type.Array(
    Type.Object({
      elementId: Type.String(),
      state: literals(ELEMENT_STATES),
      people: Type.Array(person),
      at: nullable(instant),
    }),
  ),
  /** Sequence flows that were taken. */
  flows: Type.Array(Type.String()),
});
export type Diagram = Static<typeof diagram>;

export const createInstanceBody = Type.Object(
  {
    itemKey: Type.String({ maxLength: 63 }),
    form: jsonObject,
    opinion: Type.Optional(Type.String({ maxLength: 2000 })),
    next: Type.Optional(nextChoice),
    notify: Type.Optional(notifyChoice),
    /** Besides those that the form refers to. */
    attachments: Type.Optional(Type.Array(uuid, { maxItems: 50 })),
    /** The draft that this application was filled in as; it is removed in the same transaction. */
    draftId: Type.Optional(uuid),
  },
  { additionalProperties: false },
);
export type CreateInstanceBody = Static<typeof createInstanceBody>;

export const comment = Type.Object({ id: uuid, author: person, body: Type.String(), createdAt: instant });
export type CommentView = Static<typeof comment>;

export const instancesQuery = extend(pageQuery, {
  scope: Type.Optional(literals(['mine', 'involved', 'all'])),
  status: Type.Optional(instanceStatus),
  item: Type.Optional(Type.String({ maxLength: 63 })),
  q: Type.Optional(Type.String({ maxLength: 100 })),
});

const reasonBody = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 2000 })) },
  { additionalProperties: false },
);

const tag = 'instances';
export const instancesApi = {
  createInstance: operation({
    method: 'post',
    path: '/api/instances',
    tag,
    summary: 'Apply',
    access: 'authenticated',
    body: createInstanceBody,
    response: { 201: instanceDetail },
    errors: [
      'not-in-audience',
      'item-closed',
      'form-invalid',
      'attachment-unusable',
      'choice-required',
      'choice-invalid',
      'assignee-required',
      'assignee-not-candidate',
      'nobody-found',
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
    params: idParams,
    response: { 200: diagram },
    errors: ['not-found'],
  }),
  terminateInstance: operation({
    method: 'post',
    path: '/api/instances/{id}/terminate',
    tag,
    summary: 'End the application',
    access: 'authenticated',
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
    params: idParams,
    body: reasonBody,
    response: { 200: instanceDetail },
    errors: ['not-found', 'forbidden', 'withdraw-too-late', 'instance-ended', 'action-not-allowed'],
  }),
  listComments: operation({
    method: 'get',
    path: '/api/instances/{id}/comments',
    tag,
    summary: 'Comments',
    access: 'authenticated',
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
    params: idParams,
    body: Type.Object({ body: Type.String({ minLength: 1, maxLength: 2000 }) }, { additionalProperties: false }),
    response: { 201: comment },
    errors: ['not-found'],
  }),
};
