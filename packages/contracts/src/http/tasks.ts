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
import { attachment, fieldChange, instanceDetail, instanceStatus } from './instances.ts';
import { nextChoice, notifyChoice, stepForm, submitOptions } from './items.ts';
import { operation } from './operation.ts';

export const TASK_VIEWS = ['todo', 'done', 'cc'] as const;
export const TASK_STATUSES = ['waiting', 'open', 'done', 'cancelled'] as const;
export const TASK_ACTIONS = [
  'agree',
  'disagree',
  'return-previous',
  'return-initiator',
  'return-any',
  'transfer',
  'claim',
  'release',
] as const;

/** A row of the task center. In the view `cc` it stands for a copy and has no task. */
export const taskSummary = Type.Object({
  id: uuid,
  taskId: nullable(uuid),
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
  /** Came back after a return. */
  returned: Type.Boolean(),
  read: Type.Boolean(),
});
export type TaskSummary = Static<typeof taskSummary>;

export const taskAction = Type.Object({
  name: literals(TASK_ACTIONS),
  label: localizedText,
  opinion: literals(['required', 'optional', 'none']),
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
  /** What the caller may do now; empty for readers. */
  actions: Type.Array(taskAction),
  createdAt: instant,
  dueAt: nullable(instant),
});
export type TaskDetail = Static<typeof taskDetail>;

/** `version` is the task's version that the actor saw: with an older one the action is refused with 409. */
const version = Type.Optional(Type.Integer({ minimum: 1 }));
const opinion = Type.Optional(Type.String({ maxLength: 2000 }));

export const completeTaskBody = Type.Object(
  {
    outcome: literals(['agree', 'disagree']),
    opinion,
    form: Type.Optional(jsonObject),
    next: Type.Optional(nextChoice),
    notify: Type.Optional(notifyChoice),
    version,
  },
  { additionalProperties: false },
);
export type CompleteTaskBody = Static<typeof completeTaskBody>;

export const returnTaskBody = Type.Object(
  {
    target: Type.Union([
      Type.Literal('previous'),
      Type.Literal('initiator'),
      Type.Object({ stepId: Type.String() }, { additionalProperties: false }),
    ]),
    opinion: Type.String({ maxLength: 2000 }),
    resume: Type.Optional(literals(['replay', 'jump-back'])),
    notify: Type.Optional(notifyChoice),
    version,
  },
  { additionalProperties: false },
);
export type ReturnTaskBody = Static<typeof returnTaskBody>;

export const transferTaskBody = Type.Object(
  { userId: uuid, opinion, notify: Type.Optional(notifyChoice), version },
  { additionalProperties: false },
);
export type TransferTaskBody = Static<typeof transferTaskBody>;

const versionBody = Type.Object({ version }, { additionalProperties: false });

export const taskCounts = Type.Object({
  todo: Type.Integer(),
  cc: Type.Integer(),
  drafts: Type.Integer(),
  notifications: Type.Integer(),
});
export type TaskCounts = Static<typeof taskCounts>;

const acting = [
  'not-found',
  'not-your-task',
  'task-already-done',
  'version-conflict',
  'action-not-allowed',
  'instance-ended',
] as const;

const tag = 'tasks';
export const tasksApi = {
  listTasks: operation({
    method: 'get',
    path: '/api/tasks',
    tag,
    summary: 'Task center: to-do, done, cc',
    access: 'authenticated',
    query: extend(pageQuery, {
      view: Type.Optional(literals(TASK_VIEWS)),
      item: Type.Optional(Type.String({ maxLength: 63 })),
      q: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: { 200: page(taskSummary) },
    errors: ['invalid-cursor'],
  }),
  getTaskCounts: operation({
    method: 'get',
    path: '/api/tasks/counts',
    tag,
    summary: 'Numbers for badges',
    access: 'authenticated',
    response: { 200: taskCounts },
  }),
  getTask: operation({
    method: 'get',
    path: '/api/tasks/{id}',
    tag,
    summary: 'One task with its form',
    access: 'authenticated',
    params: idParams,
    response: { 200: taskDetail },
    errors: ['not-found'],
  }),
  getTaskOptions: operation({
    method: 'get',
    path: '/api/tasks/{id}/options',
    tag,
    summary: 'Where it goes with the stored values',
    access: 'authenticated',
    params: idParams,
    response: { 200: submitOptions },
    errors: acting,
  }),
  previewTaskOptions: operation({
    method: 'post',
    path: '/api/tasks/{id}/options',
    tag,
    summary: 'Where it would go with changed values',
    access: 'authenticated',
    params: idParams,
    body: Type.Object(
      { form: Type.Optional(jsonObject), outcome: Type.Optional(literals(['agree', 'disagree'])) },
      { additionalProperties: false },
    ),
    response: { 200: submitOptions },
    errors: acting,
  }),
  completeTask: operation({
    method: 'post',
    path: '/api/tasks/{id}/complete',
    tag,
    summary: 'Submit, agree or disagree',
    access: 'authenticated',
    params: idParams,
    body: completeTaskBody,
    response: { 200: instanceDetail },
    errors: [
      ...acting,
      'form-invalid',
      'field-not-writable',
      'attachment-unusable',
      'choice-required',
      'choice-invalid',
      'assignee-required',
      'assignee-not-candidate',
      'nobody-found',
      'opinion-required',
    ],
  }),
  getReturnTargets: operation({
    method: 'get',
    path: '/api/tasks/{id}/return-targets',
    tag,
    summary: 'Earlier steps it may go back to',
    access: 'authenticated',
    params: idParams,
    response: {
      200: Type.Object({
        targets: Type.Array(
          Type.Object({
            stepId: Type.String(),
            name: localizedText,
            people: Type.Array(person),
            previous: Type.Boolean(),
            initiator: Type.Boolean(),
            /** Other branches that would be closed by it. */
            cancels: Type.Array(localizedText),
          }),
        ),
      }),
    },
    errors: acting,
  }),
  returnTask: operation({
    method: 'post',
    path: '/api/tasks/{id}/return',
    tag,
    summary: 'Return to an earlier step',
    access: 'authenticated',
    params: idParams,
    body: returnTaskBody,
    response: { 200: instanceDetail },
    errors: [...acting, 'return-target-illegal', 'opinion-required'],
  }),
  transferTask: operation({
    method: 'post',
    path: '/api/tasks/{id}/transfer',
    tag,
    summary: 'Hand to another person',
    access: 'authenticated',
    params: idParams,
    body: transferTaskBody,
    response: { 200: instanceDetail },
    errors: [...acting, 'user-not-active'],
  }),
  claimTask: operation({
    method: 'post',
    path: '/api/tasks/{id}/claim',
    tag,
    summary: 'Take a task offered to several',
    access: 'authenticated',
    params: idParams,
    body: versionBody,
    response: { 200: taskDetail },
    errors: [...acting, 'already-claimed'],
  }),
  releaseTask: operation({
    method: 'post',
    path: '/api/tasks/{id}/release',
    tag,
    summary: 'Give a claimed task back',
    access: 'authenticated',
    params: idParams,
    body: versionBody,
    response: { 200: taskDetail },
    errors: acting,
  }),
};
