/** A token of the game. Plain JSON. */
export interface Token {
  id: number;
  /** The element it is at. */
  at: string;
  /** Token of the sub-process around it; null in the process itself. */
  scope: number | null;
  /** The inbound flow it came by, when it is parked at a join. */
  flow?: string;
}

/** Where the game stands. Plain JSON; small; does not grow with loops. */
export interface TokenState {
  next: number;
  tokens: Token[];
  ended: boolean;
  /** Elements entered in the last move of the game, in order. */
  entered: string[];
}

/** Which outgoing flows a node's token takes, where it has a choice. */
export type Decide = (nodeId: string, flowIds: readonly string[]) => readonly string[];
