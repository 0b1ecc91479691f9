import type { MoveTarget, Position } from '@flowhall/tokens';
import type { KeptAnswer, Outcome } from '../rounds/round-state.ts';

/** After a return: run every step again, or go straight back to the one who returned it. */
export type Resume = 'replay' | 'jump-back';

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
