import { type Static, Type } from 'typebox';
import { jsonObject, literals, nullable, uuid } from './common.ts';
import { enclosures, nextChoice, notifyChoice } from './items.ts';
import { SIGN_KINDS } from './task-views.ts';

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

/** For actions that say nothing else. */
export const versionBody = Type.Object({ version }, { additionalProperties: false });
