import type { InstanceState, PlacedState, Token } from '@flowhall/tokens';
import type { Due } from '@flowhall/tokens/port';

/** What the elements of an instance that is being built up from a state take over, each once. */
export class RestoredPlaces {
  readonly #ids = new Map<string, string>();
  readonly #due = new Map<string, Due>();
  readonly #armed: ReadonlySet<string>;
  #isOver = false;

  constructor({ state, arm }: Pick<PlacedState, 'state' | 'arm'>) {
    for (const token of state.tokens) {
      if (token.role === 'parked') continue;
      this.#ids.set(token.at, token.id);
      const due = dueOf(token);
      if (due) this.#due.set(token.at, due);
    }
    this.#armed = new Set([...armedOf(state).map((token) => token.at), ...arm.map((event) => event.at)]);
  }

  /** Execution id of an element that is entered. */
  takeId(elementId: string): string | undefined {
    const id = this.#ids.get(elementId);
    this.#ids.delete(elementId);
    return id;
  }

  /** When a timer is due that has been running. */
  takeDue(elementId: string): Due | undefined {
    const due = this.#due.get(elementId);
    this.#due.delete(elementId);
    return due;
  }

  /** Whether a boundary event stays off: it has happened and does not happen again. */
  isOff(eventId: string): boolean {
    return !this.#isOver && !this.#armed.has(eventId);
  }

  /** From now on elements are entered as in any step. */
  end(): void {
    this.#isOver = true;
  }
}

function armedOf(state: InstanceState): Token[] {
  return state.tokens.filter((token) => token.role === 'armed');
}

function dueOf({ timers }: Token): Due | undefined {
  const [timer] = timers ?? [];
  return timer && { dueAt: new Date(timer.due), ...(timer.times !== undefined && { repeat: timer.times }) };
}
