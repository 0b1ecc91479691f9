/** A token on a step (or any other waiting activity or event). */
export interface StepPosition {
  type: 'step';
  elementId: string;
  /** Tells several tokens on one element apart; absent in restored positions. */
  executionId?: string;
}

/** A token that has arrived at a join by `flowId` and waits for the others. */
export interface JoinPosition {
  type: 'join';
  /** The join. */
  elementId: string;
  /** The inbound flow it came by. */
  flowId: string;
}

/** Where a token stands. */
export type Position = StepPosition | JoinPosition;

/** Where a move puts a new token: into an element, or onto a flow (so that it arrives at a join). */
export type MoveTarget = { elementId: string } | { flowId: string };
