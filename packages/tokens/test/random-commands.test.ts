import { parseBpmn } from '@flowhall/bpmn';
import { expect, test } from 'vitest';
import { checkSoundness, stepOnTokens, TokensModel } from '../src/index.ts';
import { type Command, EngineError, type StepResult } from '../src/port/index.ts';
import { seededRandom } from '../src/testing/random-model.ts';
import { Ledger } from './ledger.ts';
import { randomProcess } from './random-process.ts';
import { SEED } from './support.ts';

/*
 * Commands at random, also doubled, stale and out of order, to processes of every construct. Whatever comes, no token is lost
 * or doubled, a refusal is an `EngineError` and changes nothing, and in the end the instance completes.
 */

const MODELS = Number(process.env.MODELS ?? 120);
const STEPS = 25;
const NOW = new Date('2026-03-02T01:00:00Z');

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

class Instance {
  readonly #model: TokensModel;
  readonly #conditions: readonly string[];
  readonly #random: () => number;
  readonly #ledger = new Ledger();
  /** Everything ever sent: to be sent again. */
  readonly sent: Command[] = [];
  last: StepResult | undefined;
  isFinishing = false;
  /** The last one. */
  refusal: EngineError | undefined;

  constructor(model: TokensModel, conditions: readonly string[], random: () => number) {
    this.#model = model;
    this.#conditions = conditions;
    this.#random = random;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.#random() * items.length)];
  }

  /** Says whether the command was accepted. */
  send(command: Command): boolean {
    const snapshot = this.last ? freeze(JSON.parse(JSON.stringify(this.last.snapshot))) : null;
    const c = Object.fromEntries(this.#conditions.map((name) => [name, !this.isFinishing && this.#random() < 0.35]));
    const ctx = { clock: () => NOW, variables: freeze({ c }) };
    const attempt = () => stepOnTokens(this.#model, snapshot, freeze(command), ctx);
    let result: StepResult;
    try {
      result = attempt();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      expect(attempt, 'refused once, refused again').toThrow(error.message);
      this.refusal = error;
      return false;
    }
    expect(JSON.stringify(attempt()), 'the same step twice').toBe(JSON.stringify(result));
    this.#ledger.enter(result);
    if (result.incident?.code !== 'uncaught-error') expect(result.incident).toBeUndefined();
    this.last = result;
    this.sent.push(command);
    return true;
  }

  /** A command that somebody waits for. */
  fitting(): Command | undefined {
    const { waiting = [], timers = [], subscriptions = [] } = this.last ?? {};
    const races = new Set(waiting.flatMap((w) => (w.type === 'bpmn:EventBasedGateway' ? [w.elementId] : [])));
    const armed = new Set(waiting.flatMap((w) => (!w.attachedTo || races.has(w.attachedTo) ? [] : [w.executionId])));
    const events = new Set([...timers, ...subscriptions].map((one) => one.executionId));
    const fitting: Command[] = [
      ...waiting
        .filter((w) => !events.has(w.executionId) && w.type !== 'bpmn:EventBasedGateway')
        .map((w): Command => ({ type: 'complete', executionId: w.executionId })),
      ...timers.map((t): Command => ({ type: 'fire-timer', executionId: t.executionId })),
      ...subscriptions.map(
        (s): Command =>
          s.kind === 'message'
            ? { type: 'correlate-message', executionId: s.executionId, name: s.name }
            : { type: 'broadcast-signal', name: s.name },
      ),
    ];
    if (!this.isFinishing) return this.pick(fitting);
    // events beside the others may happen for ever, and a signal may bring them about
    const direct = fitting.filter((command) => !('executionId' in command && armed.has(command.executionId)));
    const quiet = direct.filter(({ type }) => type !== 'broadcast-signal');
    return this.pick([quiet, direct, fitting].find((commands) => commands.length) ?? []);
  }

  /** A command that may come too late, too early, or make no sense. */
  strange(): Command {
    const known = this.last?.waiting.map((w) => w.executionId) ?? [];
    const executionId = this.pick([...known, 'nobody_1', '__proto__', '']) ?? '';
    const strange: Command[] = [
      { type: 'start' },
      { type: 'complete', executionId },
      { type: 'fire-timer', executionId },
      { type: 'correlate-message', executionId },
      { type: 'correlate-message', executionId, name: 'nothing' },
      { type: 'broadcast-signal', name: this.pick(['alarm', 'nothing']) ?? '' },
      { type: 'throw-error', executionId, code: 'E' },
      { type: 'escalate', executionId, code: 'X' },
      { type: 'move', cancel: [], to: [] },
      { type: 'move', cancel: [{ type: 'step', elementId: 'nowhere' }], to: [{ elementId: 'start' }] },
    ];
    return this.pick([...strange, ...this.sent]) ?? { type: 'start' };
  }
}

async function create(seed: number): Promise<Instance> {
  const random = seededRandom(seed);
  const { xml, conditions } = randomProcess(random);
  const { model } = await parseBpmn(xml);
  return new Instance(new TokensModel(model, 'P'), conditions, random);
}

/** Conditions that hold for a whole step may keep a loop going that never waits. */
function expectLoop(refusal: EngineError | undefined): void {
  expect(refusal?.code, refusal?.message).toBe('endless-loop');
}

/** Answers everything until the instance is over; what holds a token before what is armed beside it. */
function finish(instance: Instance): void {
  instance.isFinishing = true;
  for (let n = 0; instance.last?.status === 'running'; n++) {
    expect(n, `does not end: ${instance.last.waiting.map((w) => w.elementId)}`).toBeLessThan(1500);
    const command = instance.fitting();
    if (!command || !instance.send(command))
      throw new Error(`${command?.type} was refused while finishing: ${instance.refusal?.message}`);
  }
}

test(`no token is lost or doubled by random commands (${MODELS} models, seed ${SEED})`, async () => {
  const count = { accepted: 0, refused: 0, completed: 0, failed: 0 };
  for (let seed = SEED; seed < SEED + MODELS; seed++) {
    const instance = await create(seed);
    try {
      for (let n = 0; !instance.send({ type: 'start' }); n++) {
        expectLoop(instance.refusal);
        instance.isFinishing = n > 10;
      }
      instance.isFinishing = false;
      for (let n = 0; n < STEPS && instance.last?.status === 'running'; n++) {
        const command = n % 2 ? instance.strange() : instance.fitting();
        if (!command) throw new Error('nothing can happen');
        const isAccepted = instance.send(command);
        count[isAccepted ? 'accepted' : 'refused']++;
        if (n % 2 === 0 && !isAccepted) expectLoop(instance.refusal);
      }
      finish(instance);
      for (const command of instance.sent) expect(instance.send(command), 'after the end').toBe(false);
    } catch (error) {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
    count[instance.last?.status === 'completed' ? 'completed' : 'failed']++;
  }
  console.info(`random commands, seed ${SEED}:`, count);
  expect(count.refused).toBeGreaterThan(MODELS);
  expect(count.completed).toBeGreaterThan(MODELS / 2);
}, 600_000);

test(`processes that can always complete are found sound (seed ${SEED})`, async () => {
  for (let seed = SEED; seed < SEED + MODELS / 2; seed++) {
    const { xml } = randomProcess(seededRandom(seed));
    const { model } = await parseBpmn(xml);
    const errors = checkSoundness(model, { budget: 10_000 }).filter(({ severity }) => severity === 'error');
    expect(
      errors.map(({ message }) => message.en),
      `seed ${seed}`,
    ).toEqual([]);
  }
}, 600_000);
