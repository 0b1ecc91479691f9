import { indexModel, type ProcessModel, parseBpmn } from '@flowhall/bpmn';
import { planMigration, TokensModel } from '@flowhall/tokens';
import { randomModel, seededRandom } from '@flowhall/tokens/random-model';
import { expect, test } from 'vitest';
import { type ExecutableModel, migrateSnapshot, type RuntimeName } from '../../src/index.ts';
import { BpmnEngineModel } from '../../src/runtime/bpmn-engine/executable.ts';
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

class Play {
  readonly random: () => number;
  readonly conditions: string[];
  constructor(random: () => number, conditions: string[]) {
    this.random = random;
    this.conditions = conditions;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.random() * items.length)];
  }

  answers(chance: number): Record<string, unknown> {
    return { c: Object.fromEntries(this.conditions.map((id) => [id, this.random() < chance])) };
  }

  /** The same step on all sides: a task or, sometimes, a timer. */
  step(sides: readonly Driver[], note: string, chance = 0.35): void {
    const variables = this.answers(chance);
    for (const side of sides) side.variables = variables;
    const [first] = sides;
    const task = first && this.pick(first.waiting);
    const timer = first && this.pick(first.last.waiting.filter((w) => w.attachedTo !== undefined));
    if (!task) throw new Error(`${note}: nothing waits`);
    const fires = timer && this.random() < 0.2 && !meets(first, timer.elementId);
    for (const side of sides)
      if (fires) side.fire(timer.elementId);
      else side.complete(task);
  }
}

/** Whether a timer would put two tokens in one place: bpmn-engine is not asked to run such models. */
function meets(driver: Driver, eventId: string): boolean {
  const { last } = driver;
  driver.fire(eventId);
  const places = standing(driver).places;
  driver.last = last;
  return new Set(places).size !== places.length;
}

function standing(driver: Driver) {
  return {
    status: driver.last.status,
    places: driver.positions.map((p) => (p.type === 'join' ? p.flowId : p.elementId)).sort(),
    armed: driver.last.waiting.flatMap((w) => (w.attachedTo ? [`${w.elementId} on ${w.attachedTo}`] : [])).sort(),
    timers: driver.timers.sort(),
    ended: driver.last.events.filter((event) => event.type === 'ended').length,
  };
}

const executions = (driver: Driver) =>
  driver.last.waiting.map(({ elementId, executionId }) => `${elementId} ${executionId}`).sort();

async function playToRandomState(seed: number, runtime: RuntimeName) {
  const random = seededRandom(seed);
  const { xml, conditions } = randomModel(random);
  const { model } = await parseBpmn(xml);
  const play = new Play(random, conditions);
  const driver = Driver.of(executable(runtime, model), play.answers(0.35));
  driver.send({ type: 'start' });
  for (let n = Math.floor(random() * 8); n > 0 && driver.last.status === 'running'; n--)
    play.step([driver], `seed ${seed}`);
  return { random, play, driver, model };
}

test.each(RUNTIMES.flatMap((from) => RUNTIMES.map((to) => [from, to] as const)))(
  `an instance goes from %s to %s and on as if nothing had been (${MODELS} models, seed ${SEED})`,
  async (from, to) => {
    let [migrations, steps] = [0, 0];
    for (let seed = SEED; seed < SEED + MODELS; seed++) {
      const { play, driver, model } = await playToRandomState(seed, from);
      if (driver.last.status !== 'running') continue;
      const other = Driver.of(executable(to, structuredClone(model)), driver.variables);
      const plan = planMigration(driver.model, other.model);
      expect(plan.errors).toEqual([]);
      const ctx = { clock: () => new Date(driver.now.getTime() + 1000), variables: driver.variables };
      const stored = JSON.parse(JSON.stringify(driver.last.snapshot));
      const migrated = migrateSnapshot(plan, stored, ctx);
      if (!migrated.migrated) {
        expect(
          migrated.refusals.map(({ reason }) => reason),
          `seed ${seed}`,
        ).toEqual(['tokens-queue']);
        continue;
      }
      migrations++;
      expect(migrated.losses).toEqual([]);
      expect(migrated.result.events, `seed ${seed}`).toEqual([]);
      other.last = migrated.result;
      expect(executions(other), `seed ${seed}`).toEqual(executions(driver));
      expect(standing(other), `seed ${seed}`).toEqual(standing(driver));
      for (let n = 0; n < 10 && driver.last.status === 'running'; n++) {
        play.step([driver, other], `seed ${seed}`);
        expect(standing(other), `seed ${seed}, ${n} steps after`).toEqual(standing(driver));
        steps++;
      }
    }
    console.info({ from, to, migrations, steps });
    expect(migrations).toBeGreaterThan(MODELS / 25);
  },
  120_000,
);

test.each(RUNTIMES)(
  `an edited model takes instances over or says why not, %s (${MODELS} models, seed ${SEED})`,
  async (runtime) => {
    const count = { migrated: 0, refused: 0, completed: 0 };
    for (let seed = SEED; seed < SEED + MODELS; seed++) {
      const { random, play, driver, model } = await playToRandomState(seed, runtime);
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
      for (let n = 0; n < 300 && other.last.status === 'running'; n++) play.step([other], `seed ${seed}: ${note}`, 0);
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
