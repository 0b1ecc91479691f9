import type { GameMove } from '../game/game-move.ts';
import type { GameState, GameTurn, TokenGame } from '../game/token-game.ts';
import { movesOfHindmost, tokensAreIndependent } from './independence.ts';
import { MOST_TOKENS, meetingIn } from './meeting.ts';
import { ranksOf } from './ranks.ts';
import { isBeside, settled } from './settle.ts';
import { stateKey } from './state-key.ts';
import type { Edge, ReachedState, StateSpace } from './state-space.ts';

/** How far to look. */
export interface ExploreOptions {
  /** Where to begin; without it every way to start. */
  from?: GameState;
  /** Moves that are looked at; all without it. */
  allows?: (move: GameMove) => boolean;
  /** Tokens that are looked at in all: the measure of time and memory. */
  budget: number;
  /** States with more tokens at one element are not followed. */
  mostTokens?: number;
  /** Look at one order of what happens on parallel branches where that is enough. */
  isReduced?: boolean;
}

/** Plays every game from a state, breadth first: each state is reached by as few moves as possible. */
export function explore(game: TokenGame, options: ExploreOptions): StateSpace {
  return new Explorer(game, options).explore();
}

class Explorer {
  readonly #game: TokenGame;
  readonly #options: ExploreOptions;
  readonly #ranks: ReadonlyMap<string, number> | undefined;
  readonly #numbers = new Map<string, number>();
  readonly #open: { number: number; state: GameState }[] = [];
  readonly #states: ReachedState[] = [];
  readonly #edges: Edge[] = [];
  #budget: number;

  constructor(game: TokenGame, options: ExploreOptions) {
    this.#game = game;
    this.#options = options;
    this.#budget = options.budget;
    const { model } = game;
    this.#ranks = options.isReduced && tokensAreIndependent(model) ? ranksOf(model) : undefined;
  }

  explore(): StateSpace {
    const { from } = this.#options;
    if (from) this.#add(from, false);
    else {
      const before = this.#add({ status: 'running', instance: { seq: 0, tokens: [] } }, false);
      this.#open.length = 0;
      this.#follow(before, null, this.#game.moves(null));
    }
    // an index instead of shifting: the list may be long
    for (let next = 0; next < this.#open.length && this.#budget > 0; next++) {
      const { number, state } = this.#open[next] ?? {};
      if (number !== undefined && state) this.#expand(number, state);
      delete this.#open[next];
    }
    return {
      states: this.#states,
      edges: this.#edges,
      isComplete: this.#budget > 0,
    };
  }

  #expand(number: number, state: GameState): void {
    const { allows } = this.#options;
    const all = this.#game.moves(state).filter((move) => !allows || allows(move));
    const { isChoosing } = this.#states[number] ?? {};
    const { tokens } = state.instance;
    const few = isChoosing
      ? firstChoice(all)
      : this.#ranks
        ? movesOfHindmost(all, tokens, this.#game.model, this.#ranks)
        : all;
    const isProgress = this.#follow(number, state, few);
    // in a circle the other tokens would never get their turn
    if (!isProgress && few.length < all.length && !isChoosing)
      this.#follow(
        number,
        state,
        all.filter((move) => !few.includes(move)),
      );
  }

  /** Plays moves; says whether anything new was found. */
  #follow(from: number, state: GameState | null, moves: readonly GameMove[]): boolean {
    const before = this.#states.length;
    for (const move of moves) {
      if (this.#budget <= 0) break;
      for (const turn of this.#game.variants(state, move)) this.#reach(from, turn);
    }
    return this.#states.length > before;
  }

  #reach(from: number, turn: GameTurn): void {
    const { index } = this.#game.model;
    const entered = turn.events.flatMap((e) => (e.type === 'entered' ? [e.elementId] : []));
    const hasBeside = this.#states[from]?.hasBeside || entered.some((id) => isBeside(index.node(id)));
    const state = settled(index, turn);
    this.#budget -= 1 + state.instance.tokens.length + turn.events.length;
    const edge: Edge = { from, to: -1, move: turn.move, entered, ...(turn.loop && { loop: turn.loop }) };
    this.#edges.push({ ...edge, to: this.#add(state, hasBeside, edge) });
  }

  #add(state: GameState, hasBeside: boolean, by?: Edge): number {
    const key = stateKey(state);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#states.length;
    const { tokens } = state.instance;
    const { meeting, most } = meetingIn(this.#game, tokens);
    const isCut = most > (this.#options.mostTokens ?? MOST_TOKENS);
    this.#numbers.set(key, number);
    this.#states.push({
      status: state.status,
      isChoosing: tokens.some((token) => token.role === 'choosing'),
      ...(by && { by: { ...by, to: number } }),
      isCut,
      hasBeside,
      ...(meeting !== undefined && { meeting }),
      ...(state.status === 'stuck' && {
        parkedAt: [...new Set(tokens.flatMap((t) => (t.role === 'parked' ? [t.at] : [])))],
      }),
    });
    if (state.status === 'running' && !isCut) this.#open.push({ number, state });
    return number;
  }
}

/** Choices are made at once and touch nothing else: one token after the other. */
function firstChoice(moves: readonly GameMove[]): GameMove[] {
  const choices = moves.filter((move) => move.type === 'choose');
  return choices.filter(({ executionId }) => executionId === choices[0]?.executionId);
}
