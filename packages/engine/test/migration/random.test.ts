import { indexModel, type ProcessModel, parseBpmn } from '@flowhall/bpmn';
import { planMigration, TokensModel } from '@flowhall/tokens';
import { randomEventModel, randomModel, seededRandom } from '@flowhall/tokens/random-model';
import { expect, test } from 'vitest';
import { type ExecutableModel, migrateSnapshot, type RuntimeName } from '../../src/index.ts';
import { BpmnEngineModel } from '../../src/runtime/bpmn-engine/executable.ts';
import { type Count, Play } from '../differential/play.ts';
import { Driver } from '../driver.ts';
import { randomEdit } from './random-edit.ts';

/*
 * Random models are played to a random state, migrated, and played on. With the same model on the other runtime nothing
 * may change; with an edited model the process must still be able to complete.
 */

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const MODELS = Number(process.env.MODELS ?? 25);
const RUNTIMES: RuntimeName[] = ['bpmn-engine', 'tokens'];

const executable = (runtime: RuntimeName, model: ProcessModel): ExecutableModel =>
  runtime === 'tokens' ? new TokensModel(model, 'P') : new BpmnEngineModel(model, 'P');

/** An instance that chance plays with. */
class Chance {
  readonly random: () => number;
  readonly #conditions: string[];

  constructor(random: () => number, conditions: string[]) {
    this.random = random;
    this.#conditions = conditions;
  }

  /** Completes a task, or lets a timer fire that puts no second token in one place. */
  step(driver: Driver, note: string, yes = 0.35): void {
    this.answer(driver, yes);
    const task = this.#pick(driver.waiting);
    if (task === undefined) throw new Error(`${note}: nothing waits`);
    const timer = this.#pick(driver.last.waiting.filter((w) => w.attachedTo !== undefined));
    if (timer && this.random() < 0.2 && !meets(driver, timer.elementId)) driver.fire(timer.elementId);
    else driver.complete(task);
  }

  answer(driver: Driver, yes = 0.35): void {
    driver.variables = { c: Object.fromEntries(this.#conditions.map((id) => [id, this.random() < yes])) };
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.random() * items.length)];
  }
}

/** Whether a timer would put two tokens in one place: bpmn-engine is not asked to run such models. */
function meets(driver: Driver, eventId: string): boolean {
  const { last } = driver;
  driver.fire(eventId);
  const places = driver.positions.map((p) => (p.type === 'join' ? p.flowId : p.elementId));
  driver.last = last;
  return new Set(places).size !== places.length;
}

async function playToRandomState(seed: number, runtime: RuntimeName) {
  const random = seededRandom(seed);
  const { xml, conditions } = randomModel(random);
  const { model } = await parseBpmn(xml);
  const driver = Driver.of(executable(runtime, model));
  const chance = new Chance(random, conditions);
  chance.answer(driver);
  driver.send({ type: 'start' });
  for (let n = Math.floor(random() * 8); n > 0 && driver.last.status === 'running'; n--)
    chance.step(driver, `seed ${seed}`);
  return { random, chance, driver, model };
}

test.each([
  ['block-structured', (random: () => number) => randomModel(random, 3)],
  ['with events', (random: () => number) => randomEventModel(random, 3)],
] as const)(
  `runtimes change places in the middle and nothing changes: %s (${MODELS} models, seed ${SEED})`,
  async (kind, make) => {
    const count: Count = {};
    for (let seed = SEED; seed < SEED + MODELS; seed++) (await Play.of(seed, make, count, 0.4)).play();
    console.info(`migrations of ${MODELS} models ${kind}, seed ${SEED}:`, count);
    expect(count.migrated).toBeGreaterThan(MODELS / 4);
  },
  600_000,
);

test.each(RUNTIMES)(
  `an edited model takes instances over or says why not, %s (${MODELS} models, seed ${SEED})`,
  async (runtime) => {
    const count = { migrated: 0, refused: 0, completed: 0 };
    for (let seed = SEED; seed < SEED + MODELS; seed++) {
      const { random, chance, driver, model } = await playToRandomState(seed, runtime);
      if (driver.last.status !== 'running') continue;
      const { edited, mapping, note } = randomEdit(random, model, driver.positions);
      const to = random() < 0.5 ? 'bpmn-engine' : 'tokens';
      const other = Driver.of(executable(to, edited), driver.variables);
      const plan = planMigration(driver.model, other.model, { mapping });
      expect(plan.errors, `seed ${seed}: ${note}`).toEqual([]);
      const migrated = migrateSnapshot(plan, driver.last.snapshot, {
        clock: () => driver.now,
        variables: driver.variables,
      });
      if (!migrated.migrated) {
        count.refused++;
        expect(
          mayBeRefused(migrated.refusals[0]?.reason),
          `seed ${seed}: ${note}: ${JSON.stringify(migrated.refusals)}`,
        ).toBe(true);
        continue;
      }
      count.migrated++;
      other.last = migrated.result;
      for (let n = 0; n < 300 && other.last.status === 'running'; n++) chance.step(other, `seed ${seed}: ${note}`, 0);
      expect(other.last.status, `seed ${seed}: ${note}: ${other.last.incident?.message}`).toBe('completed');
      count.completed++;
      expect(indexModel(edited).model).toBe(edited);
    }
    console.info({ runtime, ...count });
    expect(count.migrated).toBeGreaterThan(MODELS / 25);
  },
  120_000,
);

const mayBeRefused = (reason: string | undefined) =>
  ['tokens-queue', 'no-place-at-join', 'join-never-fires'].includes(reason ?? '');
