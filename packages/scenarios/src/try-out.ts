import { stringify } from 'yaml';
import type { PlayedItem } from './application.ts';
import { openSteps } from './check-expectation.ts';
import { playEntry } from './play-entry.ts';
import { Player, type PlayerOptions } from './player.ts';
import type { Scenario, ScenarioEntry, StartEntry } from './scenario.ts';
import type { Expectation, ExpectationOfOne } from './scenario-expectation.ts';

export interface TryOutStart {
  /** When it begins; UTC, to the minute. */
  readonly at: string;
  readonly start: StartEntry;
}

/** An application that is tried out: played step by step, and kept as the scenario that it makes. */
export class TryOut {
  readonly player: Player;
  /** When it began. */
  readonly at: string;
  readonly #start: StartEntry;
  readonly #played: { readonly entry: ScenarioEntry; readonly restore: () => void }[] = [];

  private constructor(player: Player, { at, start }: TryOutStart) {
    this.player = player;
    this.at = at;
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
  async play(entry: ScenarioEntry): Promise<void> {
    const restore = this.player.capture();
    const failure = await playEntry(this.player, entry);
    const played = { ...entry, ...(failure && { fails: failure.code }), expect: this.#outcome() };
    this.#played.push({ entry: played, restore });
  }

  /** How many things have been played after the start. */
  get length(): number {
    return this.#played.length;
  }

  /** Takes the last thing back. False when only the start is left. */
  undo(): boolean {
    const last = this.#played.pop();
    last?.restore();
    return last !== undefined;
  }

  get #scenario(): Omit<Scenario, 'name'> {
    return { at: this.at, start: this.#start, steps: this.#played.map(({ entry }) => entry) };
  }

  /** Every text that may name somebody or something else by an id. */
  texts(): string[] {
    return [...new Set(textsIn(this.#scenario))];
  }

  /** What has been played, as `scenarios/*.yaml`. `rename` gives people and departments the names that scenarios use. */
  scenario(name: string, rename: (text: string) => string): string {
    const scenario = { name, ...Object(renamed(this.#scenario, rename)) };
    return stringify(scenario, { lineWidth: 120, aliasDuplicateObjects: false });
  }

  #outcome(): Expectation {
    const [root, ...called] = this.player.applications;
    const others = called.map((application) => [application.path, outcomeOf(application)] as const);
    return {
      ...(root && outcomeOf(root)),
      ...(others.length > 0 && { called: Object.fromEntries(others) }),
    };
  }
}

function outcomeOf(application: PlayedApplication): ExpectationOfOne {
  const { status } = application.state;
  const steps = openSteps(application);
  const jobs = application.waitingJobs();
  return {
    status,
    ...(Object.keys(steps).length > 0 && { steps }),
    ...(jobs.length > 0 && { jobs }),
  };
}

type PlayedApplication = Player['root'];

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...textsIn(one)]);
}

/** Every text in a value, and every name of an entry, through `rename`. */
function renamed(value: unknown, rename: (text: string) => string): unknown {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) return value.map((one) => renamed(one, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [rename(key), renamed(one, rename)]));
}
