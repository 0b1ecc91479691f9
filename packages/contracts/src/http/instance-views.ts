import { type Static, Type } from 'typebox';
import { extend, instant, jsonObject, literals, localizedText, nullable, person, uuid, workingTime } from './common.ts';
import { stepForm } from './items.ts';

export const INSTANCE_STATUSES = ['running', 'completed', 'rejected', 'terminated', 'incident'] as const;
export const instanceStatus = literals(INSTANCE_STATUSES);
export type InstanceStatus = Static<typeof instanceStatus>;

export const OUTCOMES = ['agree', 'disagree'] as const;

export const tally = Type.Object({
  needed: Type.Number(),
  agree: Type.Number(),
  disagree: Type.Number(),
  /** Not given yet. */
  open: Type.Number(),
});

export const currentStep = Type.Object({
  stepId: Type.String(),
  name: localizedText,
  /** Who is to act; for a step to be claimed, all candidates. */
  people: Type.Array(person),
  claimable: Type.Boolean(),
  since: instant,
  /** For how long it has been waiting, in office hours. */
  waited: workingTime,
  dueAt: nullable(instant),
  /** Who has answered so far, where several are asked. */
  answered: Type.Array(Type.Object({ person, outcome: literals(OUTCOMES) })),
  /** The votes as they stand, by weight; null where it is not voted on. */
  tally: nullable(tally),
});
export type CurrentStep = Static<typeof currentStep>;

/** What the caller may do with it now. */
export const instanceAbilities = Type.Object({
  terminate: Type.Boolean(),
  withdraw: Type.Boolean(),
  /** Ask those to act for whom it waits; at most once an hour. */
  urge: Type.Boolean(),
  /** Give others a copy to read. */
  cc: Type.Boolean(),
  comment: Type.Boolean(),
  /** There is an approval sheet of it. */
  print: Type.Boolean(),
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
  /** Came back to the initiator and waits there: somebody returned it, or the initiator withdrew it. */
  returned: Type.Boolean(),
  /** It came back because the initiator withdrew it. */
  withdrawn: Type.Boolean(),
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

export const INCIDENT_KINDS = ['job', 'timer', 'process', 'call'] as const;

/** A place where an instance cannot go on by itself. */
export const incidentView = Type.Object({
  id: uuid,
  kind: literals(INCIDENT_KINDS),
  /** Null when it is the process as a whole. */
  element: nullable(Type.Object({ id: Type.String(), name: localizedText })),
  message: Type.String(),
  createdAt: instant,
});
export type IncidentView = Static<typeof incidentView>;

/** An instance that another one called, or that called it. */
export const relatedInstance = Type.Object({
  id: uuid,
  number: Type.String(),
  title: Type.String(),
  status: instanceStatus,
});
export type RelatedInstance = Static<typeof relatedInstance>;

export const instanceDetail = extend(instanceSummary, {
  form: stepForm,
  /** Form values as the caller may see them; sensitive ones masked where the step does not need them. */
  data: jsonObject,
  /** Names of the attachments that the data refers to. */
  attachments: Type.Array(attachment),
  /** When values and files were erased, because their time was over or their person asked for it. */
  erasedAt: Type.Optional(nullable(instant)),
  /** Open tasks of the caller here. */
  myTaskIds: Type.Array(uuid),
  definition: Type.Object({ id: uuid, version: Type.Integer() }),
  /** The instance whose call activity waits for this one, if the caller may see it. */
  parent: nullable(relatedInstance),
  /** Instances that its call activities have started, as far as the caller may see them. */
  children: Type.Array(relatedInstance),
  /** What keeps it from going on; for operators only. */
  incidents: Type.Array(incidentView),
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
  'hand-over',
  'delegate',
  'report-back',
  'add-sign',
  'remove-sign',
  'claim',
  'release',
  'urge',
  'withdraw',
  'terminate',
  'auto-agree',
  'skip',
  'timer',
  'remind',
  'overdue',
  'cc',
  'comment',
  'complete',
  'reject',
  'start',
  'message',
  'signal',
  'job',
  'call',
  'error',
  'escalation',
  'incident',
  'retry',
  'resolve',
  'migrate',
  'migrate-back',
] as const;

/** What the system does when a step's time is over. */
export const OVERDUE_ACTIONS = ['notify', 'head', 'auto-agree', 'return-previous', 'return-initiator'] as const;

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
  /** Whose work was handed over. */
  leaver: nullable(person),
  changes: Type.Array(fieldChange),
  /** Image of the actor's signature. */
  signature: nullable(attachment),
  /** Files that the actor added. */
  attachments: Type.Array(attachment),
  /** How long the step had been waiting for the actor, milliseconds. */
  waitedMs: nullable(Type.Integer()),
  /** The same in office hours. */
  waited: nullable(workingTime),
  /** Of the end of a step's time: what the system did, in place of what if that was impossible, and who was late. */
  overdue: nullable(
    Type.Object({
      did: literals(OVERDUE_ACTIONS),
      instead: nullable(literals(OVERDUE_ACTIONS)),
      late: Type.Array(person),
    }),
  ),
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

export const comment = Type.Object({
  id: uuid,
  author: person,
  body: Type.String(),
  /** People whom it is meant for. */
  mentions: Type.Array(person),
  attachments: Type.Array(attachment),
  createdAt: instant,
});
export type CommentView = Static<typeof comment>;
