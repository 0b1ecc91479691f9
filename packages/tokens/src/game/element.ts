import type { FlowNode, ModelIndex } from '@flowhall/bpmn';
import type { Token, TokenState } from './state.ts';

/** What an element can do with the game. */
export interface Play {
  readonly index: ModelIndex;
  readonly state: TokenState;
  /** The token goes on along the flows it takes. */
  leave(token: Token): void;
  /** The token goes, and with it everything inside it. */
  remove(token: Token): void;
  /** Starts a scope at its start events and other nodes without an inbound flow. */
  enterScope(scopeId: string, scope: number | null): void;
  /** Ends a scope that holds no token. */
  completeScope(scope: number | null): void;
}

/** What an element does with a token that enters it. */
export type Enter = (play: Play, token: Token, node: FlowNode) => void;
