import type { Command, Effect, Snapshot } from '@flowhall/engine';
import type { MoveTarget, Position } from '@flowhall/tokens';
import type { RecordedFile } from './history/recorded-file.ts';
import type { LocalizedText } from './organisation.ts';

/** Free JSON object: form values, process variables. */
export type JsonObject = Record<string, unknown>;

export type InstanceStatus = 'running' | 'completed' | 'rejected' | 'terminated' | 'incident';
export type RoundStatus = 'open' | 'completed' | 'returned' | 'withdrawn' | 'cancelled';
export type TaskStatus = 'waiting' | 'open' | 'done' | 'cancelled';
export type RoundMode = 'single' | 'claim' | 'any' | 'all' | 'sequential' | 'vote';
export type Outcome = 'agree' | 'disagree';
/** After a return: run every step again, or go straight back to the one who returned it. */
export type Resume = 'replay' | 'jump-back';

export type RoundReason = 'forward' | 'returned' | 'withdrawn' | 'resumed';

/** One activation of a user task: a row of `Round`; `state` is its JSON column. Instants are ISO 8601 in UTC. */
export interface Round {
  readonly id: string;
  readonly stepId: string;
  readonly executionId: string;
  readonly status: RoundStatus;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly state: RoundState;
}

export interface RoundState {
  readonly v: 1;
  readonly mode: RoundMode;
  /** Path entry whose completion opened this round; null for the first one. */
  readonly openedBy: string | null;
  /** Somebody claimed, transferred or acted: what came before can no longer be taken back. */
  readonly touched: boolean;
  /** Why the round is here again, for the people who see it. */
  readonly reason: RoundReason;
  /** By task, where a place is not a plain one. */
  readonly seats: Readonly<Record<string, Seat>>;
  /** Answers that count though their tasks are in an earlier round, or that came by themselves. */
  readonly kept: readonly KeptAnswer[];
  /** When somebody last urged its people. */
  readonly urgedAt?: string;
  /** Absent and null: the step is not due at any time. */
  readonly time?: RoundTime | null;
  /** Weight of agreeing votes that a vote needs; null for every other mode. */
  readonly vote: { readonly needed: number } | null;
}

/** When a round is due, and what the system has still to do about it: soonest first. */
export interface RoundTime {
  readonly dueAt: string;
  readonly marks: readonly TimeMark[];
}

/** `soon`, `late`: a reminder before or after the end of the time; `overdue`: its end. */
export interface TimeMark {
  readonly at: string;
  readonly what: 'soon' | 'overdue' | 'late';
}

/** `before`: gives an opinion first; `after`: must agree as well; `parallel`: joins the round. */
export type SignKind = 'before' | 'after' | 'parallel';

/** Somebody's place in a round. */
export interface Seat {
  /** When it is their turn in a sequential round; those with the same number act at the same time. */
  readonly turn: number;
  /** What the vote counts for. */
  readonly weight: number;
  /** A disagree ends the vote. */
  readonly veto: boolean;
  /** Who asked this person to sign as well, and at which task. */
  readonly sign: { readonly kind: SignKind; readonly hostId: string; readonly byId: string } | null;
  /** Who delegated the task and gets it back for confirmation. */
  readonly delegatedById: string | null;
}

export interface KeptAnswer {
  readonly userId: string;
  readonly outcome: Outcome;
  readonly weight: number;
}

/** Votes by weight. */
export interface Tally {
  readonly needed: number;
  readonly agree: number;
  readonly disagree: number;
  /** Not given yet. */
  readonly open: number;
}

/** A row of `Task` with its candidates. */
export interface Task {
  readonly id: string;
  readonly roundId: string;
  readonly stepId: string;
  readonly stepName: LocalizedText;
  readonly status: TaskStatus;
  /** Null while no candidate has claimed it. */
  readonly assigneeId: string | null;
  /** Who may claim; empty in rounds that are not claimed. */
  readonly candidateIds: readonly string[];
  readonly outcome: string | null;
  readonly opinion: string | null;
  /** Grows with every change of the task. */
  readonly version: number;
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly openedAt: string | null;
  readonly doneAt: string | null;
  readonly doneById: string | null;
}

/** A row of `Subscription`: a message or signal that something waits for. */
export interface Subscription {
  readonly elementId: string;
  readonly executionId: string;
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly correlationKey: string | null;
}

/** What the world tells a wait state that is no user task; `cancel` ends the whole instance. */
export type SystemCommand = Extract<
  Command,
  {
    type: 'fire-timer' | 'correlate-message' | 'broadcast-signal' | 'complete' | 'throw-error' | 'escalate' | 'cancel';
  }
>;

/** How the system goes on with an instance. */
export interface Continuation {
  readonly command: SystemCommand;
  /** How a called process ended, for the expressions after the call. */
  readonly outcome?: Outcome;
  /** Files that came of it, which are part of the instance. */
  readonly attachments?: readonly RecordedFile[];
}

/** `job`: a job failed for good; `timer`, `call`: the process could not follow it; `process`: nor anything else. */
export type IncidentKind = 'job' | 'timer' | 'process' | 'call';

/** A job or call that is to be asked for again. */
export interface Repeated {
  readonly effect: Readonly<Extract<Effect, { type: 'job' | 'call' }>>;
}

/** A row of `Incident` that nobody has resolved: the instance cannot go on here by itself. */
export interface Incident {
  readonly id: string;
  readonly kind: IncidentKind;
  /** Where; null when the process as a whole cannot go on. */
  readonly elementId: string | null;
  readonly executionId: string | null;
  /** Why, for administrators. */
  readonly message: string;
  /** What to do again to retry: go on with the process, or ask once more for what is done outside. */
  readonly retry: Continuation | Repeated | null;
  readonly createdAt: string;
}

/** The call activity that waits for this instance. */
export interface ParentLink {
  readonly instanceId: string;
  readonly executionId: string;
}

/** A row of `Timer`: what a job will fire. */
export interface Timer {
  readonly elementId: string;
  readonly executionId: string;
  readonly dueAt: string;
}

/** A completed step on the path that led to the present steps. Steps that a return undid are not on it. */
export interface PathEntry {
  readonly id: string;
  readonly roundId: string;
  readonly stepId: string;
  readonly openedBy: string | null;
  /** Everybody whose answer counted, in order; empty when the step was skipped or agreed automatically. */
  readonly handlerIds: readonly string[];
  /** Whose answer decided the round: the one who may take it back. Null when nobody did. */
  readonly deciderId: string | null;
  /** Everybody who was asked, where that is not just who answered. */
  readonly memberIds?: readonly string[];
  readonly outcome: Outcome | 'skip' | 'auto-agree';
  readonly at: string;
  /** How to take the completion back; gone once a later step has acted. */
  readonly undo: Undo | null;
}

/** Tokens that a completion made and those that it used up. */
export interface Undo {
  readonly produced: readonly Position[];
  readonly consumed: readonly MoveTarget[];
  /** Answers of the others in the round, which stay, and those who were no longer asked. */
  readonly kept: readonly KeptAnswer[];
  readonly unansweredIds: readonly string[];
}

/** Who works on a step that comes back, whatever its rules say. */
export interface FormerPeople {
  readonly userIds: readonly string[];
  /** The path entry that had opened the step before. */
  readonly openedBy: string | null;
  readonly kept?: readonly KeptAnswer[];
}

/** Completing `roundId` brings back exactly what the return cancelled. */
export interface ReturnPlan {
  readonly roundId: string;
  readonly restore: readonly MoveTarget[];
  /** Who worked on the cancelled steps, and which path entry had opened them. */
  readonly people: Readonly<Record<string, FormerPeople>>;
  /** Path entries that the return undid, the target's own first; they are valid again after the jump back. */
  readonly undone: readonly PathEntry[];
}

/** Column `Instance.approval`: what outlives a round. Start with {@link emptyApproval}. */
export interface ApprovalState {
  readonly v: 1;
  readonly path: readonly PathEntry[];
  /** People whom handlers chose, by step. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  /** Who last handled each step; survives returns. */
  readonly handlers: Readonly<Record<string, readonly string[]>>;
  readonly returns: readonly ReturnPlan[];
  /** Where the tokens stand, as the engine reported after the last step. */
  readonly tokens: readonly Position[];
  /** End of the history chain, so that an action need not read it. */
  readonly history: { readonly seq: number; readonly hash: string };
}

export const emptyApproval: ApprovalState = {
  v: 1,
  path: [],
  chosen: {},
  handlers: {},
  returns: [],
  tokens: [],
  history: { seq: 0, hash: '' },
};

/** Everything an action needs of an instance: its row, open rounds with their tasks, and everything else that it waits for. */
export interface InstanceState {
  readonly id: string;
  readonly status: InstanceStatus;
  readonly initiatorId: string;
  /** The department for which the initiator applied. */
  readonly departmentId: string | null;
  /** `{ form, data, steps, outcome }`: see {@link expressionContext}. */
  readonly variables: ProcessVariables;
  readonly snapshot: Snapshot | null;
  readonly approval: ApprovalState;
  readonly rounds: readonly Round[];
  readonly tasks: readonly Task[];
  readonly timers: readonly Timer[];
  readonly subscriptions: readonly Subscription[];
  /** Those that nobody has resolved. */
  readonly incidents: readonly Incident[];
  /** Null unless another process called this one. */
  readonly parent: ParentLink | null;
}

/** Neither ended nor given up: an incident stops one place of a process, not the people at others. */
export const isUnderWay = (status: InstanceStatus): boolean => status === 'running' || status === 'incident';

/** Column `Instance.variables`. */
export interface ProcessVariables {
  /** Values of all forms of the item, merged. */
  readonly form: JsonObject;
  /** Results of scripts and jobs, and what messages and called processes brought. */
  readonly data: JsonObject;
  /** Outcome of each completed step. */
  readonly steps: Readonly<Record<string, { readonly outcome: Outcome; readonly handlerIds: readonly string[] }>>;
  /** Outcome of the step completed last. */
  readonly outcome: Outcome | null;
}

/** An instance before its first step. */
export const newState = ({
  instanceId,
  initiatorId,
  departmentId,
  parent,
}: {
  readonly instanceId: string;
  readonly initiatorId: string;
  readonly departmentId: string | null;
  readonly parent: ParentLink | null;
}): InstanceState => ({
  id: instanceId,
  status: 'running',
  initiatorId,
  departmentId,
  variables: { form: {}, data: {}, steps: {}, outcome: null },
  snapshot: null,
  approval: emptyApproval,
  rounds: [],
  tasks: [],
  timers: [],
  subscriptions: [],
  incidents: [],
  parent,
});
