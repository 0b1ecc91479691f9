import { executableProcess, type ProcessModel } from '@flowhall/bpmn';
import { EndlessLoopError, StaleCommandError } from '../port/errors.ts';
import type { EngineEvent } from '../port/port.ts';
import type { Position } from '../position.ts';
import { TokensModel } from '../runtime/executable.ts';
import { moveTokens } from '../runtime/move.ts';
import { isWaiting, stateOf } from '../runtime/result.ts';
import { copyState } from '../runtime/snapshot.ts';
import type { InstanceState } from '../runtime/token.ts';
import { abstractModel } from './abstract-model.ts';
import type { GameMove } from './game-move.ts';
import { constantCondition, GameRun, type KnownCondition } from './game-run.ts';
import { listMoves, listStarts } from './list-moves.ts';
import { makeMove } from './make-move.ts';

/**
 * Where a game stands. Plain JSON and never changed: keep a state to come back to it.
 *
 * - `stuck`: tokens wait at joins for others that can never come
 * - `failed`: an error that nobody caught has ended the process
 * - `endless`: the process runs in circles without ever waiting
 */
export interface GameState {
  readonly status: 'running' | 'completed' | 'failed' | 'stuck' | 'endless';
  readonly instance: InstanceState;
}

/** What a move leads to. */
export interface GameTurn {
  readonly move: GameMove;
  readonly state: GameState;
  /** What happened, in order. */
  readonly events: readonly EngineEvent[];
  /** The elements of an endless loop. */
  readonly loop?: readonly string[];
}

/**
 * A token to be drawn.
 *
 * - `active`: at a task or event, or around the tokens inside a sub-process or loop
 * - `parked`: has come to a join by `flowId` and waits for others
 * - `choosing`: its flows are still to be chosen
 * - `armed`: no token, but an event that may happen
 */
export interface GameToken {
  elementId: string;
  executionId: string;
  flowId?: string;
  is: 'active' | 'parked' | 'choosing' | 'armed';
}

/** How a game is played. */
export interface GameOptions {
  /** The process to play; needed only when the model holds several that can be run. */
  processId?: string;
  /** What is known of conditions; by default only of those that ask for no data. Everything else is for the players. */
  known?: KnownCondition;
}

/**
 * The token game: a process played without data, move by move, by the rules of the token runtime. Where data would decide,
 * the players do: they choose flows, let timers fire and messages come, throw errors. A loop over a collection has two
 * instances.
 */
export class TokenGame {
  readonly model: TokensModel;
  readonly #known: KnownCondition;

  /** @throws Error when it does not say which process, and there is not exactly one */
  constructor(model: ProcessModel, { processId, known = constantCondition }: GameOptions = {}) {
    const id = processId ?? executableProcess(model)?.id;
    if (id === undefined) throw new Error('Say which process to play');
    this.model = new TokensModel(abstractModel(model), id);
    this.#known = known;
  }

  /** What can happen next; without a state, how the process can start. Loops go on or end by `variants`. */
  moves(state: GameState | null): GameMove[] {
    if (!state) return listStarts(this.model);
    return state.status === 'running' ? listMoves(this.#run(state, [])) : [];
  }

  /**
   * Plays one move.
   *
   * @throws StaleCommandError when the move was not offered for this state
   */
  play(state: GameState | null, move: GameMove): GameTurn {
    return this.#play(state, move).turn;
  }

  /** The state in which tokens stand at given positions; what else happened before is not known. */
  at(positions: readonly Position[]): GameState {
    const run = this.#run(null, []);
    moveTokens(
      run,
      [],
      positions.map((p) => (p.type === 'join' ? { flowId: p.flowId } : { elementId: p.elementId })),
    );
    run.settle();
    return stateAfter(run);
  }

  /** Where the tokens are, to be drawn. */
  standing({ instance }: GameState): GameToken[] {
    return instance.tokens.map(({ id, at, role, flow }) => ({
      elementId: at,
      executionId: id,
      ...(role === 'parked' && flow !== undefined && { flowId: flow }),
      is: role === 'armed' || role === 'choosing' || role === 'parked' ? role : 'active',
    }));
  }

  /** A move with each way of answering whether loops go on that it leads to, and what comes of it. */
  variants(state: GameState | null, move: GameMove): GameTurn[] {
    const found: GameTurn[] = [];
    const open: boolean[][] = [[]];
    for (let answers = open.pop(); answers; answers = open.pop()) {
      const { turn, run } = this.#play(state, { ...move, ...(answers.length && { answers }) });
      found.push(run.questions ? { ...turn, move: { ...move, answers: run.answered.slice(0, run.questions) } } : turn);
      for (let n = answers.length; n < run.questions; n++) open.push([...run.answered.slice(0, n), !run.answered[n]]);
    }
    return found;
  }

  #play(state: GameState | null, move: GameMove): { turn: GameTurn; run: GameRun } {
    const run = this.#run(state, move.answers ?? []);
    if (state && state.status !== 'running') throw new StaleCommandError('The game is over');
    try {
      makeMove(run, move);
      run.settle();
      return { turn: { move, state: stateAfter(run), events: run.events }, run };
    } catch (error) {
      if (!(error instanceof EndlessLoopError)) throw error;
      const instance = { seq: run.state.seq, tokens: [] };
      return { turn: { move, state: { status: 'endless', instance }, events: [], loop: error.elementIds }, run };
    }
  }

  #run(state: GameState | null, answers: readonly boolean[]): GameRun {
    const instance = state ? copyState(state.instance) : { seq: 0, tokens: [] };
    return new GameRun(this.model, instance, { answers, known: this.#known });
  }
}

function stateAfter(run: GameRun): GameState {
  if (run.ended) return { status: run.error ? 'failed' : 'completed', instance: { seq: run.state.seq, tokens: [] } };
  const tokens = [...run.tokens.values()];
  const isOpen = tokens.some((token) => token.role === 'choosing' || isWaiting(run, token));
  return { status: isOpen ? 'running' : 'stuck', instance: stateOf(run, tokens) };
}
