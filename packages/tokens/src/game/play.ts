import type { ModelIndex } from '@flowhall/bpmn';
import type { MoveTarget, Position } from '../position.ts';
import { Game } from './game.ts';
import type { Decide, Token, TokenState } from './state.ts';

/** A process whose tokens can be played. */
export interface Board {
  index: ModelIndex;
  processId: string;
  decide: Decide;
}

/** Starts the game: every start event of the process. */
export function startGame({ index, processId, decide }: Board): TokenState {
  const game = new Game(index, { next: 0, tokens: [], ended: false, entered: [] }, decide);
  game.enterScope(processId, null);
  return game.settle();
}

/** Completes the waiting activity or event of a token. */
export function completeToken({ index, decide }: Board, state: TokenState, tokenId: number): TokenState {
  const game = new Game(index, state, decide);
  game.leave(tokenOf(game, tokenId));
  return game.settle();
}

/** Lets a boundary event happen on the activity that a token is at. */
export function fireBoundary(
  { index, decide }: Board,
  state: TokenState,
  tokenId: number,
  eventId: string,
): TokenState {
  const game = new Game(index, state, decide);
  const host = tokenOf(game, tokenId);
  if (index.node(eventId)?.interrupting) game.remove(host);
  game.enter(eventId, host.scope);
  return game.settle();
}

/** Cancels tokens and creates others. A sub-process left without tokens is cancelled; one around a target is entered. */
export function moveGame(
  { index, processId, decide }: Board,
  state: TokenState,
  cancel: readonly Position[],
  to: readonly MoveTarget[],
): TokenState {
  const game = new Game(index, state, decide);
  for (const position of cancel) {
    const token = game.state.tokens.find((t) => isAt(t, position));
    if (!token) throw new Error(`No token at "${position.elementId}"`);
    game.remove(token);
  }
  const scopes = new Set(to.map((target) => scopeOf(index, target)));
  const around = new Set([...scopes].flatMap((scope) => [scope, ...index.scopesOf(scope)]));
  for (const token of [...game.state.tokens].reverse()) {
    const isEmpty = !game.state.tokens.some((t) => t.scope === token.id);
    if (index.node(token.at)?.type === 'bpmn:SubProcess' && isEmpty && !around.has(token.at)) game.remove(token);
  }
  for (const target of to) {
    const scope = openScope(game, scopeOf(index, target), processId);
    const flow = 'flowId' in target ? index.flow(target.flowId) : undefined;
    game.enter(flow?.target ?? ('elementId' in target ? target.elementId : ''), scope, flow?.id);
  }
  return game.settle();
}

/** Where the tokens stand, for the move planner. */
export function gamePositions(index: ModelIndex, state: TokenState): Position[] {
  return state.tokens.flatMap((token): Position[] => {
    if (index.node(token.at)?.type === 'bpmn:SubProcess') return [];
    if (token.flow) return [{ type: 'join', elementId: token.at, flowId: token.flow }];
    return [{ type: 'step', elementId: token.at, executionId: String(token.id) }];
  });
}

function tokenOf(game: Game, id: number): Token {
  const token = game.state.tokens.find((t) => t.id === id);
  if (!token) throw new Error(`No token ${id}`);
  return token;
}

function isAt(token: Token, position: Position): boolean {
  if (token.at !== position.elementId) return false;
  if (position.type === 'join') return token.flow === position.flowId;
  return !token.flow && (position.executionId === undefined || position.executionId === String(token.id));
}

function scopeOf(index: ModelIndex, target: MoveTarget): string {
  const place = 'flowId' in target ? index.flow(target.flowId) : index.node(target.elementId);
  if (!place) throw new Error(`No place ${JSON.stringify(target)}`);
  return place.scopeId;
}

/** The token of a scope, entering it in the middle when it is not running. */
function openScope(game: Game, scopeId: string, processId: string): number | null {
  if (scopeId === processId) return null;
  const running = game.state.tokens.find((t) => t.at === scopeId);
  if (running) return running.id;
  const around = openScope(game, game.index.node(scopeId)?.scopeId ?? processId, processId);
  const token: Token = { id: game.state.next++, at: scopeId, scope: around };
  game.state.tokens.push(token);
  return token.id;
}
