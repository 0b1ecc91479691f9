import { parseBpmn } from '@flowhall/bpmn';
import { TokensModel } from '@flowhall/tokens';
import {
  type RandomModel,
  randomEventModel,
  randomTokenModel,
  SIGNALS,
  seededRandom,
} from '@flowhall/tokens/random-model';
import { expect, test } from 'vitest';
import { type Command, EngineError, type ExecutableModel, type StepResult, step } from '../../src/index.ts';
import { BpmnEngineModel } from '../../src/runtime/bpmn-engine/executable.ts';
import { Ledger } from './ledger.ts';

/*
 * Random commands, right ones, repeated ones, old ones and made-up ones, in any order: no token is lost or doubled, and a
 * command that is refused changes nothing.
 */

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const MODELS = Number(process.env.MODELS ?? 500);
const MAX_COMMANDS = 40;

class Disorder {
  readonly #model: ExecutableModel;
  readonly #random: () => number;
  readonly #conditions: readonly string[];
  readonly #ledger: Ledger;
  readonly #sent: Command[] = [];
  last: StepResult | undefined;
  done = 0;
  refused = 0;

  constructor(model: ExecutableModel, random: () => number, { conditions }: RandomModel) {
    this.#model = model;
    this.#random = random;
    this.#conditions = conditions;
    this.#ledger = new Ledger(model.model.nodes);
  }

  /** Sends a command; yields what is wrong afterwards. */
  send(command: Command): string[] {
    const before = JSON.stringify(this.last?.snapshot ?? null);
    const snapshot = JSON.parse(before);
    const answers = Object.fromEntries(this.#conditions.map((id) => [id, this.#random() < 0.35]));
    this.#sent.push(command);
    try {
      this.last = step(this.#model, snapshot, command, { clock: () => new Date(0), variables: { c: answers } });
      this.done += 1;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.refused += 1;
      return JSON.stringify(snapshot) === before ? [] : ['a refused command has changed the snapshot'];
    }
    return this.#ledger.enter(this.last);
  }

  /** A command: mostly one that something waits for. */
  next(): Command {
    const dice = this.#random();
    const old = this.#pick(this.#sent);
    if (old && dice < 0.25) return old;
    if (dice < 0.3) return { type: 'complete', executionId: `nobody_${Math.floor(dice * 1000)}` };
    if (dice < 0.31) return { type: 'start' };
    const { waiting = [], timers = [], subscriptions = [] } = this.last ?? {};
    const message = this.#pick(subscriptions.filter(({ kind }) => kind === 'message'))?.executionId;
    const timer = this.#pick(timers)?.executionId;
    const any = this.#pick(waiting)?.executionId ?? '';
    if (dice < 0.36) return { type: 'broadcast-signal', name: this.#pick(SIGNALS) ?? '' };
    if (message && dice < 0.55) return { type: 'correlate-message', executionId: message };
    if (timer && dice < 0.65) return { type: 'fire-timer', executionId: timer };
    if (dice >= 0.65 && dice < 0.67) return { type: 'throw-error', executionId: any, code: 'E1' };
    if (dice >= 0.67 && dice < 0.69) return { type: 'escalate', executionId: any, code: 'C1' };
    return { type: 'complete', executionId: any };
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.#random() * items.length)];
  }
}

test.each([
  ['on tokens, with what only they run', randomTokenModel, TokensModel],
  ['on tokens', randomEventModel, TokensModel],
  ['on bpmn-engine', randomEventModel, BpmnEngineModel],
] as const)(
  `commands in disorder %s (of ${MODELS} models, seed ${SEED})`,
  async (where, make, Model) => {
    const count = { done: 0, refused: 0, completed: 0, failed: 0 };
    for (let seed = SEED; seed < SEED + Math.ceil(MODELS / 5); seed++) {
      const random = seededRandom(seed);
      const made = make(random);
      const play = new Disorder(new Model((await parseBpmn(made.xml)).model, 'P'), random, made);
      for (let n = 0; n < MAX_COMMANDS && (play.last?.status ?? 'running') === 'running'; n++) {
        const command: Command = play.last ? play.next() : { type: 'start' };
        expect(play.send(command), `seed ${seed}, ${n}: ${JSON.stringify(command)}\n${made.xml}`).toEqual([]);
      }
      count.done += play.done;
      count.refused += play.refused;
      if (play.last?.status === 'completed') count.completed += 1;
      if (play.last?.status === 'failed') count.failed += 1;
    }
    console.info(`commands in disorder ${where}, seed ${SEED}:`, count);
    expect(count.done).toBeGreaterThan(count.refused / 4);
    expect(count.completed).toBeGreaterThan(0);
  },
  3_600_000,
);
