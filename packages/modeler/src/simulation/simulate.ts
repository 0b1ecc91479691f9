import type { ParsedBpmn } from '@flowhall/bpmn';
import { type GameMove, type GameState, type GameTurn, TokenGame } from '@flowhall/tokens';

/** How a simulation stands. */
export interface SimulationState {
  status: 'ready' | GameState['status'];
  canGoBack: boolean;
}

/** A process played move by move, with every move to be taken back. */
export class Simulation {
  readonly #game: TokenGame;
  #turns: GameTurn[] = [];

  /** @throws Error when there is no process in the file */
  constructor({ model }: ParsedBpmn) {
    const process = model.processes.find(({ isExecutable }) => isExecutable) ?? model.processes[0];
    if (!process) throw new Error('There is no process to play');
    this.#game = new TokenGame(model, { processId: process.id });
  }

  get state(): SimulationState {
    return { status: this.#last?.status ?? 'ready', canGoBack: this.#turns.length > 0 };
  }

  moves(): GameMove[] {
    return this.#game.moves(this.#last);
  }

  /** @returns the flows that were taken, in order */
  play(move: GameMove): string[] {
    const [turn] = this.#game.variants(this.#last, move);
    if (!turn) return [];
    this.#turns.push(turn);
    return turn.events.flatMap((event) => (event.type === 'taken' ? [event.elementId] : []));
  }

  back(): void {
    this.#turns.pop();
  }

  restart(): void {
    this.#turns = [];
  }

  /** How many tokens stand where; those that have come to a join stand at their flow. */
  tokens(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { is, elementId, flowId } of this.#last ? this.#game.standing(this.#last) : []) {
      if (is === 'armed') continue;
      const at = flowId ?? elementId;
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    return counts;
  }

  /** Everything that was passed so far: flows and nodes. */
  passed(): Set<string> {
    return new Set(
      this.#turns.flatMap(({ events }) =>
        events.flatMap((event) => (event.type === 'taken' || event.type === 'left' ? [event.elementId] : [])),
      ),
    );
  }

  get #last(): GameState | null {
    return this.#turns.at(-1)?.state ?? null;
  }
}
