import { type Static, Type } from 'typebox';
import { instant, jsonObject, literals, localizedText, nullable, person, uuid, workingTime } from './common.ts';
import { attachment, fieldChange, instanceStatus, OUTCOMES, tally } from './instance-views.ts';
import { need, stepForm } from './items.ts';

export const TASK_VIEWS = ['todo', 'done', 'cc'] as const;
export const TASK_STATUSES = ['waiting', 'open', 'done', 'cancelled'] as const;
export const ROUND_MODES = ['single', 'claim', 'any', 'all', 'sequential', 'vote'] as const;
export const SIGN_KINDS = ['before', 'after', 'parallel'] as const;
export const TASK_ACTIONS = [
  'agree',
  'disagree',
  'return-previous',
  'return-initiator',
  'return-any',
  'transfer',
  'delegate',
  'add-sign',
  'remove-sign',
  'claim',
  'release',
] as const;

/** A row of the task center. In the view `cc` it stands for a copy and has no task. */
export const taskSummary = Type.Object({
  id: uuid,
  taskId: nullable(uuid),
  /** The task's version, for acting on it as it was seen here. */
  version: nullable(Type.Integer()),
  instanceId: uuid,
  number: Type.String(),
  title: Type.String(),
  itemKey: Type.String(),
  itemName: localizedText,
  icon: Type.String(),
  step: nullable(Type.Object({ stepId: Type.String(), name: localizedText })),
  initiator: person,
  instanceStatus,
  /** Current progress: what the application waits for now. */
  currentSteps: Type.Array(Type.Object({ name: localizedText, people: Type.Array(Type.String()) })),
  /** No assignee yet: may be claimed. */
  claimable: Type.Boolean(),
  outcome: nullable(Type.String()),
  /** When it came (to-do, cc) or was done. */
  at: instant,
  dueAt: nullable(instant),
  /** Whose task it is or was, where the caller works or worked on it as a deputy. */
  onBehalfOf: nullable(person),
  /** Done: who did it for the caller, as a deputy. */
  doneBy: nullable(person),
  /** To-do: for how long it has been waiting, in office hours. */
  waited: nullable(workingTime),
  /** Came back after a return. */
  returned: Type.Boolean(),
  /** Somebody has asked for it. */
  urged: Type.Boolean(),
  read: Type.Boolean(),
});
export type TaskSummary = Static<typeof taskSummary>;

export const taskAction = Type.Object({
  name: literals(TASK_ACTIONS),
  label: localizedText,
  opinion: need,
  signature: need,
  attachment: need,
});
export type TaskAction = Static<typeof taskAction>;

export const taskDetail = Type.Object({
  id: uuid,
  version: Type.Integer(),
  status: literals(TASK_STATUSES),
  step: Type.Object({ stepId: Type.String(), name: localizedText, kind: Type.String() }),
  instance: Type.Object({
    id: uuid,
    number: Type.String(),
    title: Type.String(),
    itemKey: Type.String(),
    itemName: localizedText,
    status: instanceStatus,
    initiator: person,
    createdAt: instant,
  }),
  assignee: nullable(person),
  candidates: Type.Array(person),
  form: stepForm,
  data: jsonObject,
  attachments: Type.Array(attachment),
  /** Fields changed since the caller's last look at this application, or since it was returned. */
  changes: Type.Array(fieldChange),
  /** Why it came back, if it did. */
  returnedFor: nullable(Type.Object({ opinion: nullable(Type.String()), by: nullable(person), at: instant })),
  /** Everybody who is asked at this step, where it is more than one person; null else. */
  round: nullable(
    Type.Object({
      mode: literals(ROUND_MODES),
      people: Type.Array(
        Type.Object({
          person,
          status: literals(TASK_STATUSES),
          outcome: nullable(literals(OUTCOMES)),
          opinion: nullable(Type.String()),
          /** How somebody else asked this person to sign; null for the step's own people. */
          sign: nullable(literals(SIGN_KINDS)),
          /** The caller asked this person, who has not acted: may be removed again. */
          removable: Type.Boolean(),
        }),
      ),
      tally: nullable(tally),
    }),
  ),
  /** For whom the caller works on it, who gets it back. */
  delegatedBy: nullable(person),
  /** In whose name the caller acts, as a deputy. */
  onBehalfOf: nullable(person),
  /** What the caller may do now; empty for readers. */
  actions: Type.Array(taskAction),
  createdAt: instant,
  dueAt: nullable(instant),
});
export type TaskDetail = Static<typeof taskDetail>;

export const taskCounts = Type.Object({
  todo: Type.Integer(),
  cc: Type.Integer(),
  drafts: Type.Integer(),
  notifications: Type.Integer(),
});
export type TaskCounts = Static<typeof taskCounts>;
