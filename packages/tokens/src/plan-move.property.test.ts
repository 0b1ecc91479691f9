import { type FlowNode, indexModel, type ProcessModel, parseBpmn } from '@flowhall/bpmn';
import { expect, test } from 'vitest';
import { planJumpBack, planMove } from './plan-move.ts';
import type { Command, StepResult, WaitState } from './port/port.ts';
import { positionsOf } from './port/positions.ts';
import type { MoveTarget, Position } from './position.ts';
import { TokensModel } from './runtime/executable.ts';
import { stepOnTokens } from './runtime/step.ts';
import { splitMap } from './splits.ts';
import { randomModel, seededRandom } from './testing/random-model.ts';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const MODELS = 150;

const key = (p: Position) => (p.type === 'join' ? `${p.elementId}<${p.flowId}` : p.elementId);
const targetKey = (t: MoveTarget) => ('flowId' in t ? t.flowId : t.elementId);

/** Tokens that a user can move on. */
const waiting = (now: StepResult): WaitState[] => now.waiting.filter((w) => !w.attachedTo);

async function setUp(seed: number) {
  const random = seededRandom(seed);
  const { xml, conditions } = randomModel(random);
  const { model } = await parseBpmn(xml);
  const executable = new TokensModel(model, 'P');
  const isDone = { now: false };
  const send = (now: StepResult | null, command: Command): StepResult => {
    // when finishing, never take another turn of a loop
    const c = Object.fromEntries(conditions.map((id) => [id, !isDone.now && random() < 0.4]));
    return stepOnTokens(executable, now?.snapshot ?? null, command, { clock: () => new Date(0), variables: { c } });
  };
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  return { random, model, index: indexModel(model), send, pick, isDone };
}

/** A second token on the path of a non-interrupting event is the model's doing, not the planner's. */
const isFree = (model: ProcessModel, positions: Position[], event: FlowNode) =>
  event.interrupting ||
  !positions.some((p) => [...splitMap(model).pathOfToken(p).values()].some((path) => path.has(`${event.id}#armed`)));

function expectSound(now: StepResult, note: string): void {
  const places = positionsOf(now).map(key);
  expect(new Set(places).size, `${note}: two tokens in one place: ${places}`).toBe(places.length);
  expect(['running', 'completed'], `${note}: ${now.incident?.message}`).toContain(now.status);
}

function finish(
  now: StepResult,
  send: (now: StepResult, command: Command) => StepResult,
  model: ProcessModel,
  note: string,
): void {
  const entered = new Map<string, number>();
  let state = now;
  for (let n = 0; state.status === 'running'; n++) {
    expect(n, `${note}: does not end: ${positionsOf(state).map(key)}`).toBeLessThan(400);
    const [task] = waiting(state);
    if (!task) throw new Error(`${note}: nothing waits`);
    state = send(state, { type: 'complete', executionId: task.executionId });
    expectSound(state, note);
    for (const e of state.events)
      if (e.type === 'entered') entered.set(e.elementId, (entered.get(e.elementId) ?? 0) + 1);
  }
  // without loops, more than once means that a join fired twice
  for (const { id, type } of model.nodes)
    if (!type.endsWith('Gateway')) expect(entered.get(id) ?? 0, `${note}: ${id}`).toBeLessThanOrEqual(1);
}

test(`after any legal move or jump-back every join fires once and the process completes (seed ${SEED})`, async () => {
  let moves = 0;
  let jumps = 0;
  for (let seed = SEED; seed < SEED + MODELS; seed++) {
    const { random, model, send, pick, isDone, index } = await setUp(seed);
    const note = `seed ${seed}`;
    const visited = new Set<string>();
    let state = send(null, { type: 'start' });
    for (let n = 0; n < 30 && state.status === 'running'; n++) {
      expectSound(state, note);
      const positions = positionsOf(state);
      for (const p of positions) if (p.type === 'step') visited.add(p.elementId);
      const from = pick(positions);
      const target = from && pick([...visited].filter((id) => planMove(model, positions, from, id).allowed));
      const plan = from && target && random() < 0.35 ? planMove(model, positions, from, target) : undefined;
      if (plan?.allowed && target) {
        moves++;
        state = send(state, { type: 'move', cancel: plan.cancel, to: plan.to });
        expectSound(state, `${note} move ${from && key(from)} to ${target}`);
        const now = positionsOf(state);
        const at = now.find((p) => p.type === 'step' && p.elementId === target);
        if (at && random() < 0.5) {
          jumps++;
          const back = planJumpBack(model, now, at, plan.restore);
          if (!back.allowed) throw new Error(`${note}: no jump back from ${target}: ${back.reason}`);
          state = send(state, { type: 'move', cancel: back.cancel, to: back.to });
          expect(positionsOf(state).map(key).sort(), `${note}: jump back`).toEqual(positions.map(key).sort());
          expect(plan.restore.map(targetKey).length).toBe(plan.cancel.length);
        }
        if (random() < 0.2) {
          isDone.now = true;
          finish(state, send, model, `${note} after move to ${target}`);
          isDone.now = false;
        }
        continue;
      }
      const task = pick(waiting(state));
      if (!task) break;
      const armed = pick(state.waiting.filter((w) => w.attachedTo === task.elementId));
      const event = armed && index.node(armed.elementId);
      state =
        armed && event && isFree(model, positions, event) && random() < 0.5
          ? send(state, { type: 'fire-timer', executionId: armed.executionId })
          : send(state, { type: 'complete', executionId: task.executionId });
    }
    isDone.now = true;
    if (state.status === 'running') finish(state, send, model, note);
  }
  expect(moves).toBeGreaterThan(MODELS);
  expect(jumps).toBeGreaterThan(MODELS / 4);
}, 60_000);
