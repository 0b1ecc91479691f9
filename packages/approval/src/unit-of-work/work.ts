import type { Effect, EngineEvent, UncaughtError } from '@flowhall/engine';
import type { Actor } from '../actions.ts';
import type { AssignmentContext } from '../assignment/find-people.ts';
import { findInitiator, type Initiator } from '../expression-context.ts';
import type { HistoryDetail, HistoryEntry } from '../history/history-entry.ts';
import type { ApprovalModel } from '../model.ts';
import type { ApprovalPorts } from '../ports.ts';
import type { Changes, NotificationDraft } from '../result.ts';
import type { Incident, InstanceState, Round, Subscription, Task, Timer } from '../state.ts';

/** A history entry before it gets its place in the chain. */
export type HistoryDraft = Omit<HistoryEntry, 'id' | 'seq' | 'previousHash' | 'hash' | 'detail' | 'changes'> & {
  detail: HistoryDetail;
  changes: HistoryEntry['changes'];
};

/** One action under way: the state as it becomes, and what is to be written. Lives only inside one call. */
export interface Work {
  readonly model: ApprovalModel;
  readonly ports: ApprovalPorts;
  readonly initiator: Initiator;
  /** The instant of the action. */
  readonly at: string;
  /** Null for the system. */
  readonly actor: Actor | null;
  readonly channels: readonly string[];
  readonly before: InstanceState;
  status: InstanceState['status'];
  variables: InstanceState['variables'];
  snapshot: InstanceState['snapshot'];
  approval: InstanceState['approval'];
  timers: readonly Timer[];
  subscriptions: readonly Subscription[];
  incidents: readonly Incident[];
  /** The BPMN error that has ended a called process. */
  error: UncaughtError | null;
  readonly rounds: Map<string, Round>;
  readonly tasks: Map<string, Task>;
  readonly history: HistoryDraft[];
  readonly notifications: NotificationDraft[];
  readonly participants: Changes['participants'][number][];
  readonly events: EngineEvent[];
  readonly effects: Effect[];
  readonly answers: Changes['answers'][number][];
  readonly resolved: Changes['incidents']['resolved'][number][];
}

export async function beginWork(
  model: ApprovalModel,
  state: InstanceState,
  actor: Actor | null,
  channels: readonly string[],
  ports: ApprovalPorts,
): Promise<Work> {
  return {
    model,
    ports,
    initiator: await findInitiator(ports.directory, state),
    at: ports.clock().toISOString(),
    actor,
    channels,
    before: state,
    status: state.status,
    variables: state.variables,
    snapshot: state.snapshot,
    approval: state.approval,
    timers: state.timers,
    subscriptions: state.subscriptions,
    incidents: state.incidents,
    error: null,
    rounds: new Map(state.rounds.map((round) => [round.id, round])),
    tasks: new Map(state.tasks.map((task) => [task.id, task])),
    history: [],
    notifications: [],
    participants: [],
    events: [],
    effects: [],
    answers: [],
    resolved: [],
  };
}

/** What the rules of a step may look at now. */
export const assignmentContext = (work: Work): AssignmentContext => ({
  initiator: work.initiator,
  variables: work.variables,
  clock: () => new Date(work.at),
  handlers: work.approval.handlers,
});

/** Whose right is used: a deputy acts with the right of the person for whom they act. */
export const subjectOf = (actor: Actor): string => actor.onBehalfOfId ?? actor.userId;

export const openRounds = (work: Work): Round[] => [...work.rounds.values()].filter((one) => one.status === 'open');

export const tasksOf = (work: Work, roundId: string): Task[] =>
  [...work.tasks.values()].filter((task) => task.roundId === roundId);

export function putRound(work: Work, round: Round, change: Partial<Round>): Round {
  const changed = { ...round, ...change };
  work.rounds.set(round.id, changed);
  return changed;
}

export function putTask(work: Work, task: Task, change: Partial<Task>): Task {
  const changed = { ...task, ...change, version: task.version + 1 };
  work.tasks.set(task.id, changed);
  return changed;
}

/** Closes a round; tasks that nobody has done are cancelled. */
export function closeRound(work: Work, round: Round, status: Round['status']): void {
  putRound(work, round, { status, closedAt: work.at });
  for (const task of tasksOf(work, round.id)) {
    if (task.status === 'open' || task.status === 'waiting') putTask(work, task, { status: 'cancelled' });
  }
}
