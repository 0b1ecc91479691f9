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
  uuid,
} from './common.ts';
import { instanceDetail } from './instance-views.ts';
import { enclosures, nextChoice, notifyChoice, submitOptions } from './items.ts';
import { listFilters } from './list-filters.ts';
import { operation } from './operation.ts';
import { SIGN_KINDS, TASK_VIEWS, taskCounts, taskDetail, taskSummary } from './task-views.ts';

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
    ...enclosures,
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
    ...enclosures,
    version,
  },
  { additionalProperties: false },
);
export type ReturnTaskBody = Static<typeof returnTaskBody>;

/** Gives the task to another person: for good (`transfer`), or to come back for confirmation (`delegate`). */
export const handTaskBody = Type.Object(
  { userId: uuid, opinion, notify: Type.Optional(notifyChoice), ...enclosures, version },
  { additionalProperties: false },
);
export type HandTaskBody = Static<typeof handTaskBody>;

const userIds = Type.Array(uuid, { minItems: 1, maxItems: 100 });

export const addSignBody = Type.Object(
  {
    /** `before`: they give opinions first; `after`: they must agree as well; `parallel`: they join in. */
    kind: literals(SIGN_KINDS),
    userIds,
    opinion,
    notify: Type.Optional(notifyChoice),
    ...enclosures,
    version,
  },
  { additionalProperties: false },
);
export type AddSignBody = Static<typeof addSignBody>;

/** `next`: where it goes when only those who leave were missing for the decision. */
export const removeSignBody = Type.Object(
  { userIds, opinion, next: Type.Optional(nextChoice), version },
  { additionalProperties: false },
);
export type RemoveSignBody = Static<typeof removeSignBody>;

const batchTasks = Type.Array(Type.Object({ taskId: uuid, version }, { additionalProperties: false }), {
  minItems: 1,
  maxItems: 100,
});

/** One action on many tasks. Forms and choices are not part of it: tasks that need them are refused and done one by one. */
export const actOnTasksBody = Type.Union([
  Type.Object(
    { action: Type.Literal('agree'), tasks: batchTasks, opinion, notify: Type.Optional(notifyChoice) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      action: Type.Literal('return'),
      tasks: batchTasks,
      target: literals(['previous', 'initiator']),
      opinion: Type.String({ maxLength: 2000 }),
      resume: Type.Optional(literals(['replay', 'jump-back'])),
      notify: Type.Optional(notifyChoice),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      action: Type.Literal('transfer'),
      tasks: batchTasks,
      userId: uuid,
      opinion,
      notify: Type.Optional(notifyChoice),
    },
    { additionalProperties: false },
  ),
]);
export type ActOnTasksBody = Static<typeof actOnTasksBody>;

/** What became of each task, in the order asked; `problem` is null where the action was taken. */
export const actOnTasksAnswer = Type.Object({
  results: Type.Array(
    Type.Object({
      taskId: uuid,
      problem: nullable(Type.Object({ code: Type.String(), title: Type.String(), status: Type.Integer() })),
    }),
  ),
});
export type ActOnTasksAnswer = Static<typeof actOnTasksAnswer>;

const versionBody = Type.Object({ version }, { additionalProperties: false });

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
      ...listFilters,
      view: Type.Optional(literals(TASK_VIEWS)),
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
    visitors: true,
    response: { 200: taskCounts },
  }),
  getTask: operation({
    method: 'get',
    path: '/api/tasks/{id}',
    tag,
    summary: 'One task with its form',
    access: 'authenticated',
    visitors: true,
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
    visitors: true,
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
    visitors: true,
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
    visitors: true,
    params: idParams,
    body: completeTaskBody,
    response: { 200: instanceDetail },
    errors: [
      ...acting,
      'form-invalid',
      'field-not-writable',
      'choice-required',
      'choice-invalid',
      'assignee-required',
      'assignee-not-candidate',
      'nobody-found',
      'opinion-required',
      'signature-required',
      'attachment-required',
      'attachment-unusable',
      'reservation-taken',
    ],
  }),
  actOnTasks: operation({
    method: 'post',
    path: '/api/tasks/batch',
    tag,
    summary: 'Agree, return or transfer many tasks; a refused one does not stop the others',
    access: 'authenticated',
    body: actOnTasksBody,
    response: { 200: actOnTasksAnswer },
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
    errors: [
      ...acting,
      'return-target-illegal',
      'opinion-required',
      'signature-required',
      'attachment-required',
      'attachment-unusable',
    ],
  }),
  transferTask: operation({
    method: 'post',
    path: '/api/tasks/{id}/transfer',
    tag,
    summary: 'Hand to another person',
    access: 'authenticated',
    params: idParams,
    body: handTaskBody,
    response: { 200: instanceDetail },
    errors: [
      ...acting,
      'user-not-active',
      'opinion-required',
      'signature-required',
      'attachment-required',
      'attachment-unusable',
    ],
  }),
  delegateTask: operation({
    method: 'post',
    path: '/api/tasks/{id}/delegate',
    tag,
    summary: 'Let another person work on it; it comes back for confirmation',
    access: 'authenticated',
    params: idParams,
    body: handTaskBody,
    response: { 200: instanceDetail },
    errors: [
      ...acting,
      'user-not-active',
      'assignee-not-candidate',
      'opinion-required',
      'signature-required',
      'attachment-required',
      'attachment-unusable',
    ],
  }),
  addSign: operation({
    method: 'post',
    path: '/api/tasks/{id}/add-sign',
    tag,
    summary: 'Ask more people to sign: before, after or beside oneself',
    access: 'authenticated',
    params: idParams,
    body: addSignBody,
    response: { 200: instanceDetail },
    errors: [
      ...acting,
      'user-not-active',
      'assignee-not-candidate',
      'opinion-required',
      'signature-required',
      'attachment-required',
      'attachment-unusable',
    ],
  }),
  removeSign: operation({
    method: 'post',
    path: '/api/tasks/{id}/remove-sign',
    tag,
    summary: 'No longer ask people to sign who have not acted',
    access: 'authenticated',
    params: idParams,
    body: removeSignBody,
    response: { 200: instanceDetail },
    errors: [...acting, 'assignee-not-candidate', 'choice-required', 'choice-invalid', 'assignee-required'],
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
