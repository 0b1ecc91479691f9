import { stringify } from 'yaml';
import { answerJob } from './answer-job.ts';
import { openSteps } from './check-expectation.ts';
import { type PlayedItem, Player, type PlayerOptions } from './player.ts';
import type { ActEntry, Expectation, JobEntry, Scenario, StartEntry, WaitEntry } from './scenario.ts';

/** One thing that happens after the start. */
export type TryOutEntry = ActEntry | JobEntry | WaitEntry;

export interface TryOutStart {
  /** When it begins; UTC, to the minute. */
  readonly at: string;
  readonly start: StartEntry;
}

/** An application that is tried out: played step by step, and kept as the scenario that it makes. */
export class TryOut {
  readonly player: Player;
  readonly #at: string;
  readonly #start: StartEntry;
  readonly #steps: TryOutEntry[] = [];

  private constructor(player: Player, { at, start }: TryOutStart) {
    this.player = player;
    this.#at = at;
    this.#start = { ...start };
  }

  /** Applies. Throws what the rules refuse. */
  static async begin(item: PlayedItem, how: TryOutStart, options?: PlayerOptions): Promise<TryOut> {
    const player = new Player(item, how.at, options);
    await player.start(how.start);
    const tryOut = new TryOut(player, how);
    tryOut.#start.expect = tryOut.#outcome();
    return tryOut;
  }

  /** Plays one thing more. Throws what the rules refuse, and then nothing has happened. */
  async play(entry: TryOutEntry): Promise<void> {
    if ('job' in entry) {
      const [wrong] = await answerJob(this.player, entry);
      if (wrong) throw new Error(wrong.message.en);
    } else if ('wait' in entry) await this.player.wait(entry.wait);
    else await this.player.act(entry);
    this.#steps.push({ ...entry, expect: this.#outcome() });
  }

  /** What has been played, as `scenarios/*.yaml`. `rename` gives people and departments the names that scenarios use. */
  scenario(name: string, rename: (text: string) => string): string {
    const scenario: Scenario = { name, at: this.#at, start: this.#start, steps: this.#steps };
    return stringify(renamed(scenario, rename), { lineWidth: 120, aliasDuplicateObjects: false });
  }

  #outcome(): Expectation {
    const { status } = this.player.state;
    const steps = openSteps(this.player);
    return { ...(status !== 'incident' && { status }), ...(Object.keys(steps).length > 0 && { steps }) };
  }
}

/** Every text in a value, and every name of an entry, through `rename`. */
function renamed(value: unknown, rename: (text: string) => string): unknown {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) return value.map((one) => renamed(one, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [rename(key), renamed(one, rename)]));
}
