import { type Static, type TSchema, Type } from 'typebox';
import { CALL_PATH, expectation, optionExpectation, stepId, username, values } from './scenario-expectation.ts';

const closed = { additionalProperties: false };

const next = Type.Object(
  {
    flow: Type.Optional(Type.String()),
    assignees: Type.Optional(Type.Record(stepId, Type.Array(username))),
  },
  closed,
);

/** A moment on the clocks of Beijing. */
const LOCAL_MINUTE = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$';

const place = {
  /** The called application in which it happens; the one that the scenario starts if absent. */
  in: Type.Optional(Type.String({ pattern: CALL_PATH })),
};
const refusal = {
  /** Code of the refusal that must come; nothing has changed then. */
  refused: Type.Optional(Type.String()),
};
const outcome = {
  ...refusal,
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
    /** When, on the clocks of Beijing; the scenario's `at` if absent. */
    when: Type.Optional(Type.String({ pattern: LOCAL_MINUTE })),
    /** Department for which the application is made; the person's main one if absent. */
    department: Type.Optional(Type.String()),
    form: values,
    opinion: Type.Optional(Type.String()),
    ...enclosed,
    next: Type.Optional(next),
    /** What the submit dialog offers before: by step. */
    offers: Type.Optional(Type.Record(stepId, optionExpectation)),
    ...outcome,
  },
  closed,
);

/** What people do. */
export const ACTIONS = [
  'agree',
  'disagree',
  'return',
  'claim',
  'release',
  'transfer',
  'delegate',
  'add-sign',
  'remove-sign',
  'urge',
  'cc',
  'withdraw',
  'terminate',
  'retry',
  'resolve',
] as const;

export const actEntry = Type.Object(
  {
    by: username,
    do: Type.Enum([...ACTIONS]),
    /** The step whose task is meant, or where the incident is; not for urge, cc, withdraw and terminate. */
    at: Type.Optional(stepId),
    form: Type.Optional(values),
    opinion: Type.Optional(Type.String()),
    ...enclosed,
    next: Type.Optional(next),
    offers: Type.Optional(Type.Record(stepId, optionExpectation)),
    /** Return: `previous`, `initiator` or a step. Transfer, delegate: a person. Add-sign, remove-sign, cc: one or several people. */
    to: Type.Optional(
      Type.Unsafe<string | string[]>({
        type: ['string', 'array'],
        minLength: 1,
        minItems: 1,
        items: { type: 'string', minLength: 1 },
      }),
    ),
    /** Add-sign: before the own opinion, after it, or beside it. */
    sign: Type.Optional(Type.Enum(['before', 'after', 'parallel'])),
    resume: Type.Optional(Type.Enum(['replay', 'jump-back'])),
    ...place,
    ...outcome,
  },
  closed,
);

/** Lets time pass; everything that comes due happens in its order. */
export const waitEntry = Type.Object(
  {
    /** ISO 8601 duration in days, hours, minutes. */
    wait: Type.String({ pattern: '^P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?)?$' }),
    expect: Type.Optional(expectation),
  },
  closed,
);

/** The same, until a moment. */
export const untilEntry = Type.Object(
  {
    /** On the clocks of Beijing. */
    when: Type.String({ pattern: LOCAL_MINUTE }),
    expect: Type.Optional(expectation),
  },
  closed,
);

/** Another system answers a service task that waits, or fails to. */
export const jobEntry = Type.Object(
  {
    /** The task. */
    job: stepId,
    /** What must go out; only what is named is compared. */
    sends: Type.Optional(values),
    /** The answer to a request; status 200 unless told. */
    response: Type.Optional(
      Type.Object(
        { status: Type.Optional(Type.Integer()), headers: Type.Optional(values), body: Type.Optional(Type.Unknown()) },
        closed,
      ),
    ),
    /** What a program outside hands over. */
    output: Type.Optional(values),
    /** What the directory knows else of the person who is looked up, or null: nobody. */
    person: Type.Optional(Type.Union([values, Type.Null()])),
    /** Code of the BPMN error with which a program outside answers. */
    error: Type.Optional(Type.String()),
    /** A program outside, or the system, reports that it could not do it: why. */
    failure: Type.Optional(Type.String({ minLength: 1 })),
    /** Code of the failure that must come of it. The task still waits then, until its attempts are used up: that is an incident. */
    fails: Type.Optional(Type.String()),
    /** With a failure: it was the last attempt. */
    last: Type.Optional(Type.Literal(true)),
    ...place,
    expect: Type.Optional(expectation),
  },
  closed,
);

/** A message arrives for whoever waits for it. */
export const messageEntry = Type.Object(
  {
    /** Its name. */
    message: Type.String({ minLength: 1 }),
    /** The correlation key with which it comes. */
    key: Type.Optional(Type.String()),
    /** What it brings. */
    variables: Type.Optional(values),
    ...place,
    ...refusal,
    expect: Type.Optional(expectation),
  },
  closed,
);

/** A signal is heard by everything that waits for it. */
export const signalEntry = Type.Object(
  {
    signal: Type.String({ minLength: 1 }),
    variables: Type.Optional(values),
    expect: Type.Optional(expectation),
  },
  closed,
);

/** A call activity is answered without its application being played to its end. */
export const callEntry = Type.Object(
  {
    /** The call activity. */
    call: stepId,
    /** The outcome of its last step; agree unless told. */
    outcome: Type.Optional(Type.Enum(['agree', 'disagree'])),
    /** Variables that it hands back. */
    output: Type.Optional(values),
    /** Code of the BPMN error with which it ends. */
    error: Type.Optional(Type.String()),
    ...place,
    expect: Type.Optional(expectation),
  },
  closed,
);

/** Somebody downloads a template: of the form at a step, or of the item's materials. */
export const downloadEntry = Type.Object(
  {
    by: username,
    /** The file below `templates/`. */
    download: Type.String({ minLength: 1 }),
    /** The step whose form offers it; absent: the item's page does. */
    at: Type.Optional(stepId),
    ...place,
    ...refusal,
    expect: Type.Optional(expectation),
  },
  closed,
);

/** What can happen after the start, by the entry that says which it is. */
export const ENTRY_KINDS = {
  do: actEntry,
  wait: waitEntry,
  when: untilEntry,
  job: jobEntry,
  message: messageEntry,
  signal: signalEntry,
  call: callEntry,
  download: downloadEntry,
} as const satisfies Readonly<Record<string, TSchema>>;

const head = {
  name: Type.String({ minLength: 1 }),
  /** When it begins; UTC. */
  at: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}Z$' })),
  start: startEntry,
};

/** The file but for its entries after the start. */
export const scenarioHead = Type.Object(
  { ...head, steps: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))) },
  closed,
);

/** `scenarios/*.yaml`: who does what, and what must come of it. */
export const scenarioFile = Type.Object(
  { ...head, steps: Type.Optional(Type.Array(Type.Union(Object.values(ENTRY_KINDS)))) },
  closed,
);

export type StartEntry = Static<typeof startEntry>;
export type ActEntry = Static<typeof actEntry>;
export type WaitEntry = Static<typeof waitEntry>;
export type UntilEntry = Static<typeof untilEntry>;
export type JobEntry = Static<typeof jobEntry>;
export type MessageEntry = Static<typeof messageEntry>;
export type SignalEntry = Static<typeof signalEntry>;
export type CallEntry = Static<typeof callEntry>;
export type DownloadEntry = Static<typeof downloadEntry>;

/** One thing that happens after the start. */
export type ScenarioEntry =
  | ActEntry
  | WaitEntry
  | UntilEntry
  | JobEntry
  | MessageEntry
  | SignalEntry
  | CallEntry
  | DownloadEntry;

export interface Scenario {
  readonly name: string;
  readonly at?: string;
  readonly start: StartEntry;
  readonly steps?: readonly ScenarioEntry[];
}
