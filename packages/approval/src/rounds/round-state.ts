import type { LocalizedText } from '../organisation.ts';

export type RoundStatus = 'open' | 'completed' | 'returned' | 'withdrawn' | 'cancelled';
export type TaskStatus = 'waiting' | 'open' | 'done' | 'cancelled';
export type RoundMode = 'single' | 'claim' | 'any' | 'all' | 'sequential' | 'vote';
export type Outcome = 'agree' | 'disagree';

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
  /** When it began and how long it is, to be counted anew when the calendar changes; absent in rounds of former releases. */
  readonly from?: string;
  readonly after?: string;
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
