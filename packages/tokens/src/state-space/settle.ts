import type { FlowNode, ModelIndex } from '@flowhall/bpmn';
import type { GameState, GameTurn } from '../game/token-game.ts';
import type { Done, Token } from '../runtime/token.ts';

/**
 * The state after a turn, made one of finitely many: an event that does not interrupt happens once for each run of its
 * activity, and what compensation could undo several times is remembered once.
 */
export function settled(index: ModelIndex, { state, events }: GameTurn): GameState {
  const spent = new Set(events.flatMap((e) => (isBeside(index.node(e.elementId)) ? [e.elementId] : [])));
  const { tokens, done, ...rest } = state.instance;
  if (!spent.size && !done && !tokens.some((token) => token.done)) return state;
  const left = tokens.filter((token) => token.role !== 'armed' || !spent.has(token.at)).map(withShortList);
  return { ...state, instance: { ...rest, tokens: left, ...(done && { done: once(done) }) } };
}

/** Whether an event adds a token beside those that are there. */
export function isBeside(node: FlowNode | undefined): boolean {
  return node?.interrupting === false;
}

function withShortList(token: Token): Token {
  return token.done ? { ...token, done: once(token.done) } : token;
}

function once(list: readonly Done[]): Done[] {
  return list.filter(({ at }, i) => list.findIndex((other) => other.at === at) === i);
}
