import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false };
export const username = Type.String({ minLength: 1 });
export const stepId = Type.String({ minLength: 1 });
export const values = Type.Record(Type.String(), Type.Unknown());

/**
 * The called application that is meant: the call activity's id, `call#2` for its second one, `outer/inner` for one that a
 * called application calls.
 */
export const CALL_PATH = '^[^/#]+(#\\d+)?(/[^/#]+(#\\d+)?)*$';

const facts = {
  status: Type.Optional(Type.Enum(['running', 'completed', 'rejected', 'terminated', 'incident'])),
  /** Open steps with their people, candidates included. */
  steps: Type.Optional(Type.Record(stepId, Type.Array(username))),
  /** Form values. */
  fields: Type.Optional(values),
  /** Variables that scripts, decisions, jobs, messages and called processes have set. */
  data: Type.Optional(values),
  /** What people may do with their tasks: `username: { step: [actions] }`. */
  may: Type.Optional(Type.Record(username, Type.Record(stepId, Type.Array(Type.String())))),
  /** Who got which message by this entry: `username: [events]`. */
  notified: Type.Optional(Type.Record(username, Type.Array(Type.String()))),
  /** Who has a copy by this entry. */
  copied: Type.Optional(Type.Array(username)),
  /** Messages and signals that the process has sent by this entry. */
  sent: Type.Optional(Type.Array(Type.String())),
  /** Messages and signals that something waits for. */
  waits: Type.Optional(Type.Array(Type.String())),
  /** Service tasks that wait for an answer. */
  jobs: Type.Optional(Type.Array(stepId)),
  /** Where the process cannot go on by itself. */
  incidents: Type.Optional(Type.Array(stepId)),
  /** Templates that the form offers for download, by step: `step: [file]`. */
  templates: Type.Optional(Type.Record(stepId, Type.Array(Type.String()))),
  /** Actions of the whole history, in order. */
  history: Type.Optional(Type.Array(Type.String())),
  title: Type.Optional(Type.String()),
  number: Type.Optional(Type.String()),
};

/** What must be true of one application. Only what is named is checked; `steps` names all open steps. */
const ofOne = Type.Object(facts, closed);

/** What must be true after an entry. */
export const expectation = Type.Object(
  {
    ...facts,
    /** The same of called applications. */
    called: Type.Optional(Type.Record(Type.String({ pattern: CALL_PATH }), ofOne)),
  },
  closed,
);
export type ExpectationOfOne = Static<typeof ofOne>;
export type Expectation = Static<typeof expectation>;

/** What the submit dialog offers for a step. */
export const optionExpectation = Type.Object(
  {
    candidates: Type.Optional(Type.Array(username)),
    preselected: Type.Optional(Type.Array(username)),
    pick: Type.Optional(Type.String()),
  },
  closed,
);
