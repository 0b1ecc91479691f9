import { indexModel, parseBpmn } from '@flowhall/bpmn';
import { planJumpBack, planMove, TokensModel } from '@flowhall/tokens';
import { randomModel, seededRandom } from '@flowhall/tokens/random-model';
import { expect, test } from 'vitest';
import {
  type Command,
  type ExecutableModel,
  positionsOf,
  type StepResult,
  step,
  type WaitState,
} from '../src/index.ts';
import { BpmnEngineModel } from '../src/runtime/bpmn-engine/executable.ts';

/*
 * Both runtimes play the same random models with the same answers and must agree after every step. What decides joins is
 * written twice and shared by neither.
 */

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const MODELS = Number(process.env.MODELS ?? 100);
const MAX_STEPS = 14;

/** One instance on one runtime. Stored and loaded around every step. */
class Side {
  readonly model: ExecutableModel;
  last: StepResult | undefined;

  constructor(model: ExecutableModel) {
    this.model = model;
  }

  send(command: Command, answers: Record<string, boolean>): void {
    const snapshot = this.last ? JSON.parse(JSON.stringify(this.last.snapshot)) : null;
    const clock = () => new Date('2026-03-02T00:00:00Z');
    this.last = step(this.model, snapshot, command, { clock, variables: { c: answers } });
  }

  get positions() {
    return this.last ? positionsOf(this.last) : [];
  }

  /** Everything that matters above the port, without execution ids. */
  get standing() {
    return {
      status: this.last?.status,
      places: this.positions.map((p) => (p.type === 'join' ? p.flowId : p.elementId)).sort(),
      armed: this.last?.waiting.flatMap((w) => (w.attachedTo ? [`${w.elementId} on ${w.attachedTo}`] : [])).sort(),
      timers: this.last?.timers.map((t) => `${t.elementId} ${t.dueAt.toISOString()}`).sort(),
      ended: this.last?.events.filter((e) => e.type === 'ended').length,
      taken: this.last?.events.flatMap((e) => (e.type === 'taken' ? [e.elementId] : [])).sort(),
    };
  }

  waiting(elementId: string): WaitState {
    const state = this.last?.waiting.find((w) => w.elementId === elementId);
    if (!state) throw new Error(`${this.model.runtime}: "${elementId}" does not wait`);
    return state;
  }
}

async function pair(seed: number) {
  const random = seededRandom(seed);
  const { xml, conditions } = randomModel(random);
  const { model } = await parseBpmn(xml);
  const sides = [new Side(new BpmnEngineModel(model, 'P')), new Side(new TokensModel(model, 'P'))] as const;
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const newAnswers = () => Object.fromEntries(conditions.map((id) => [id, random() < 0.35]));
  return { random, pick, model, index: indexModel(model), sides, newAnswers };
}

test(`bpmn-engine and the token runtime agree on ${MODELS} random models (seed ${SEED})`, async () => {
  const count = { steps: 0, moves: 0, jumps: 0, timers: 0, ended: 0 };
  for (let seed = SEED; seed < SEED + MODELS; seed++) {
    const { random, pick, model, index, sides, newAnswers } = await pair(seed);
    const [engine, tokens] = sides;
    const visited = new Set<string>();
    /** The same step on both sides. */
    const both = (note: string, command: (side: Side) => Command, answers = newAnswers()) => {
      for (const side of sides) side.send(command(side), answers);
      expect(engine.standing, `seed ${seed}, ${note}`).toEqual(tokens.standing);
    };
    /** The same move, planned by each side's own positions. */
    const move = (note: string, plan: (side: Side) => ReturnType<typeof planMove>) =>
      both(note, (side) => {
        const planned = plan(side);
        if (!planned.allowed) throw new Error(`seed ${seed}, ${note}: ${planned.reason}`);
        return { type: 'move', cancel: planned.cancel, to: planned.to };
      });
    const stepAt = (side: Side, elementId: string) => {
      const at = side.positions.find((p) => p.type === 'step' && p.elementId === elementId);
      if (!at) throw new Error(`seed ${seed}: nothing at ${elementId}`);
      return at;
    };
    both('start', () => ({ type: 'start' }));
    for (let n = 0; n < MAX_STEPS && engine.last?.status === 'running'; n++) {
      const before = engine.positions;
      for (const p of before) if (p.type === 'step') visited.add(p.elementId);
      const from = pick(before.filter((p) => p.type === 'step'))?.elementId;
      if (!from) throw new Error(`seed ${seed}: nothing waits`);
      const leaving = stepAt(engine, from);
      const target = pick([...visited].filter((id) => planMove(model, before, leaving, id).allowed));
      if (target && random() < 0.3) {
        count.moves++;
        const plan = planMove(model, before, leaving, target);
        move(`move ${from} to ${target}`, (side) => planMove(model, side.positions, stepAt(side, from), target));
        const isThere = engine.positions.some((p) => p.type === 'step' && p.elementId === target);
        if (!plan.allowed || !isThere || random() < 0.5) continue;
        count.jumps++;
        const places = tokens.positions;
        move(`jump back from ${target}`, (side) =>
          planJumpBack(model, side.positions, stepAt(side, target), plan.restore),
        );
        expect(places.length).toBeGreaterThan(0);
        continue;
      }
      const armed = pick(engine.last.waiting.filter((w) => w.attachedTo !== undefined));
      const answers = newAnswers();
      if (armed && random() < 0.25 && !wouldMeet(tokens, armed.elementId, answers)) {
        count.timers++;
        const fire = (side: Side): Command => ({
          type: 'fire-timer',
          executionId: side.waiting(armed.elementId).executionId,
        });
        both(`timer ${armed.elementId}`, fire, answers);
        // a later run of the host could send a second token after the first: not for bpmn-engine
        if (index.node(armed.elementId)?.interrupting === false) break;
        continue;
      }
      count.steps++;
      both(`complete ${from}`, (side) => ({ type: 'complete', executionId: side.waiting(from).executionId }));
    }
    if (engine.last?.status === 'completed') count.ended++;
  }
  console.info(`differential test, seed ${SEED}:`, count);
  expect(count.moves).toBeGreaterThan(MODELS / 4);
  expect(count.ended).toBeGreaterThan(MODELS / 4);
}, 180_000);

/** Whether firing an event would put two tokens in one place: bpmn-engine is not asked to run such models. */
function wouldMeet(side: Side, eventId: string, answers: Record<string, boolean>): boolean {
  const trial = new Side(side.model);
  trial.last = side.last;
  trial.send({ type: 'fire-timer', executionId: side.waiting(eventId).executionId }, answers);
  const { places } = trial.standing;
  return new Set(places).size !== places.length;
}
