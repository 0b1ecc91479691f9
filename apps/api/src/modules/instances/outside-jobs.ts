import type { CallRequest, Changes, Continuation, InstanceState, JsonObject } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import type { NewJob } from '../../adapters/jobs.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import type { InstanceServices, WaitingExecution } from './services.ts';

/*
 * What an action leaves to be done after its transaction, as jobs of that transaction.
 */

export const FIRE_TIMER = 'fire-timer';

export const WAKE_ROUND = 'wake-round';
/** A step's time nears its end, or is over. */
export interface WakeJob {
  readonly instanceId: string;
  readonly roundId: string;
}

export const START_CALLED = 'start-called-process';
/** A call activity of the instance waits for its process. */
export interface CallJob {
  readonly instanceId: string;
  readonly call: CallRequest;
}

export const CANCEL_CALLED = 'cancel-called-processes';
/** Call activities of the instance wait no more. */
export interface CancelJob {
  readonly instanceId: string;
  readonly executionIds: readonly string[];
}

export const ANSWER_CALL = 'answer-call';
/** What a called process tells the instance that called it. */
export interface AnswerJob {
  readonly instanceId: string;
  readonly answer: Continuation;
}

export const DELIVER_MESSAGE = 'deliver-message';
/** A message that an instance has sent. */
export interface MessageJob {
  /** Its name, and the ids of what its message flows lead to: a receiver may be known by either. */
  readonly names: readonly string[];
  readonly correlationKey?: string;
  readonly variables: JsonObject;
  /** Who has it, if it starts a process: the sender's initiator. */
  readonly initiatorId: string;
  /** How often nobody waited for it. */
  readonly attempt: number;
}

export const BROADCAST_SIGNAL = 'broadcast-signal';
/** A signal on its way; each job tells some instances and leaves the others to the next one. */
export interface SignalJob {
  /** Tells this signal from others of its name. */
  readonly id: string;
  readonly name: string;
  readonly variables: JsonObject;
  /** When it was sent: who listened then hears it. */
  readonly sentAt: string;
  /** The instance that sent it, which has heard it already. */
  readonly senderId: string | null;
  /** Who has what it starts; null: whoever owns the item. */
  readonly initiatorId: string | null;
  /** The instance that the last job ended with. */
  readonly after: string | null;
}

/** Enqueues what is to happen outside after an action. */
export async function enqueueOutside(
  services: InstanceServices,
  tx: Transaction,
  { state }: LoadedInstance,
  changes: Changes,
): Promise<void> {
  // None waits for the answer to another.
  await Promise.all([
    services.enqueueAll(tx, FIRE_TIMER, timerJobs(state, changes)),
    services.enqueueAll(tx, WAKE_ROUND, wakeJobs(state, changes)),
    services.enqueueAll(tx, START_CALLED, callJobs(state, changes)),
    services.enqueueAll(tx, CANCEL_CALLED, cancelJobs(state, changes)),
    services.enqueueAll(tx, ANSWER_CALL, answerJobs(state, changes)),
    services.enqueueAll(tx, DELIVER_MESSAGE, messageJobs(state, changes)),
    services.enqueueAll(tx, BROADCAST_SIGNAL, signalJobs(services, state, changes)),
  ]);
}

const timerJobs = ({ id: instanceId }: InstanceState, { timers }: Changes): NewJob[] =>
  timers.created.map(({ executionId, dueAt }) => timerJob({ instanceId, executionId }, new Date(dueAt)));

const wakeJobs = ({ id: instanceId }: InstanceState, { wakes }: Changes): NewJob[] =>
  wakes.map(({ roundId, at }) => wakeJob({ instanceId, roundId }, new Date(at)));

const callJobs = ({ id: instanceId }: InstanceState, { calls }: Changes): NewJob[] =>
  calls.created.map((call) => ({ data: { instanceId, call } satisfies CallJob }));

const cancelJobs = ({ id: instanceId }: InstanceState, { calls: { cancelled: executionIds } }: Changes): NewJob[] =>
  executionIds.length > 0 ? [{ data: { instanceId, executionIds } satisfies CancelJob }] : [];

const answerJobs = ({ parent }: InstanceState, { answers }: Changes): NewJob[] =>
  parent ? answers.map((answer) => ({ data: { instanceId: parent.instanceId, answer } satisfies AnswerJob })) : [];

const messageJobs = ({ initiatorId }: InstanceState, { thrown }: Changes): NewJob[] =>
  thrown
    .filter((one) => one.type === 'message')
    .map(({ name, targets, input: variables = {}, correlationKey }) => ({
      data: { names: [name, ...targets], correlationKey, variables, initiatorId, attempt: 0 } satisfies MessageJob,
    }));

const signalJobs = (
  { nextId, clock }: InstanceServices,
  { id: senderId, initiatorId }: InstanceState,
  { thrown }: Changes,
): NewJob[] =>
  thrown
    .filter((one) => one.type === 'signal')
    .map(({ name }) => ({
      data: {
        ...{ id: nextId(), name, variables: {}, senderId, initiatorId, after: null },
        sentAt: clock().toISOString(),
      } satisfies SignalJob,
    }));

/** While a round's job waits, another one for the same time is not added. */
export const wakeJob = (data: WakeJob, at: Date) => ({
  data,
  startAfter: at,
  singletonKey: `${data.roundId} ${at.toISOString()}`,
});

/** While a timer's job waits, another one for the same time is not added. */
export const timerJob = (data: WaitingExecution, dueAt: Date) => ({
  data,
  startAfter: dueAt,
  singletonKey: `${data.instanceId} ${data.executionId} ${dueAt.toISOString()}`,
});
