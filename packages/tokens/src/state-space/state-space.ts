import type { GameMove } from '../game/game-move.ts';
import type { GameState } from '../game/token-game.ts';

/** A state that can be reached. */
export interface ReachedState {
  readonly status: GameState['status'];
  /** Tokens wait for a choice: nothing has to happen outside before the process goes on. */
  readonly isChoosing: boolean;
  /** How it is reached; absent for a state that exploration began with. */
  readonly by?: Edge;
  /** What was not followed: more would be needed to know what comes after. */
  isCut: boolean;
  /** An event that adds a token beside the others has happened on the way. */
  readonly hasBeside: boolean;
  /** An element that several tokens are at although no join brought them together. */
  readonly meeting?: string;
  /** Stuck: elements where tokens wait for others. */
  readonly parkedAt?: readonly string[];
}

/** A turn from one state to another. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly move: GameMove;
  /** Elements entered. */
  readonly entered: readonly string[];
  /** The elements of an endless loop that the turn leads into. */
  readonly loop?: readonly string[];
}

/** What was found of the states that a process can get into. */
export interface StateSpace {
  readonly states: readonly ReachedState[];
  readonly edges: readonly Edge[];
  /** Everything was looked at; else the budget was used up. */
  readonly isComplete: boolean;
}

/** The moves that lead from the beginning to a state, in order. */
export function pathTo(space: StateSpace, state: number): GameMove[] {
  const moves: GameMove[] = [];
  for (let by = space.states[state]?.by; by; by = space.states[by.from]?.by) moves.unshift(by.move);
  return moves;
}
