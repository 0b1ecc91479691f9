import { type Static, Type } from 'typebox';

const username = Type.String({ minLength: 1 });
const stepId = Type.String({ minLength: 1 });
const form = Type.Record(Type.String(), Type.Unknown());
const next = Type.Object(
  {
    flow: Type.Optional(Type.String()),
    assignees: Type.Optional(Type.Record(stepId, Type.Array(username))),
  },
  { additionalProperties: false },
);

const optionExpectation = Type.Object(
  {
    candidates: Type.Optional(Type.Array(username)),
    preselected: Type.Optional(Type.Array(username)),
    pick: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** What must be true after an action. Only what is named is checked; `steps` names all open steps. */
export const expectation = Type.Object(
  {
    status: Type.Optional(Type.Enum(['running', 'completed', 'rejected', 'terminated'])),
    /** Open steps with their people, candidates included. */
    steps: Type.Optional(Type.Record(stepId, Type.Array(username))),
    /** Form values. */
    fields: Type.Optional(form),
    /** Variables that scripts, decisions and jobs have set. */
    data: Type.Optional(form),
    /** What people may do with their open tasks: `username: { step: [actions] }`. */
    may: Type.Optional(Type.Record(username, Type.Record(stepId, Type.Array(Type.String())))),
    /** Who got which message by this action: `username: [events]`. */
    notified: Type.Optional(Type.Record(username, Type.Array(Type.String()))),
    /** Who has a copy by this action. */
    copied: Type.Optional(Type.Array(username)),
    /** Actions of the whole history, in order. */
    history: Type.Optional(Type.Array(Type.String())),
    title: Type.Optional(Type.String()),
    number: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type Expectation = Static<typeof expectation>;

const outcome = {
  /** Code of the refusal that must come; nothing has changed then. */
  refused: Type.Optional(Type.String()),
  /** With `refused: form-invalid`: JSON pointers of the entries that are wrong. */
  pointers: Type.Optional(Type.Array(Type.String())),
  expect: Type.Optional(expectation),
};

/** What goes with an action besides words: a signature, and so many files. */
const enclosed = {
  signature: Type.Optional(Type.Literal(true)),
  files: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
};

export const startEntry = Type.Object(
  {
    by: username,
    /** Department for which the application is made; the person's main one if absent. */
    department: Type.Optional(Type.String()),
    form,
    opinion: Type.Optional(Type.String()),
    ...enclosed,
    next: Type.Optional(next),
    /** What the submit dialog offers before: by step. */
    offers: Type.Optional(Type.Record(stepId, optionExpectation)),
    ...outcome,
  },
  { additionalProperties: false },
);

export const ACTIONS = [
  'agree',
  'disagree',
  'return',
  'claim',
  'release',
  'transfer',
  'withdraw',
  'terminate',
] as const;

export const actEntry = Type.Object(
  {
    by: username,
    do: Type.Enum([...ACTIONS]),
    /** The step whose task is meant; needed for everything but withdraw and terminate. */
    at: Type.Optional(stepId),
    form: Type.Optional(form),
    opinion: Type.Optional(Type.String()),
    ...enclosed,
    next: Type.Optional(next),
    offers: Type.Optional(Type.Record(stepId, optionExpectation)),
    /** Return: `previous`, `initiator` or a step. */
    to: Type.Optional(Type.String()),
    resume: Type.Optional(Type.Enum(['replay', 'jump-back'])),
    ...outcome,
  },
  { additionalProperties: false },
);

/** Lets time pass; every timer that comes due fires in its order. */
export const waitEntry = Type.Object(
  {
    /** ISO 8601 duration in days, hours, minutes. */
    wait: Type.String({ pattern: '^P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?)?$' }),
    expect: Type.Optional(expectation),
  },
  { additionalProperties: false },
);

export type WaitEntry = Static<typeof waitEntry>;

/** Another system answers a service task that waits. */
export const jobEntry = Type.Object(
  {
    /** The task. */
    job: stepId,
    /** What must go out; only what is named is compared. */
    sends: Type.Optional(form),
    /** The answer to a request; status 200 unless told. */
    response: Type.Optional(
      Type.Object(
        { status: Type.Optional(Type.Integer()), headers: Type.Optional(form), body: Type.Optional(Type.Unknown()) },
        { additionalProperties: false },
      ),
    ),
    /** What a program outside hands over. */
    output: Type.Optional(form),
    /** What the directory knows else of the person who is looked up, or null: nobody. */
    person: Type.Optional(Type.Union([form, Type.Null()])),
    /** Code of the BPMN error with which a program outside answers. */
    error: Type.Optional(Type.String()),
    /** Code of the failure that must come of it; the task still waits then. */
    fails: Type.Optional(Type.String()),
    expect: Type.Optional(expectation),
  },
  { additionalProperties: false },
);
export type JobEntry = Static<typeof jobEntry>;

/** `scenarios/*.yaml`: who does what, and what must come of it. */
export const scenarioFile = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    /** When it begins; UTC. */
    at: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}Z$' })),
    start: startEntry,
    steps: Type.Optional(Type.Array(Type.Union([waitEntry, jobEntry, actEntry]))),
  },
  { additionalProperties: false },
);
export type Scenario = Static<typeof scenarioFile>;
export type StartEntry = Static<typeof startEntry>;
export type ActEntry = Static<typeof actEntry>;
