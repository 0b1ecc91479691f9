import { type FlowNode, indexModel, type ProcessModel, parseBpmn } from '@flowhall/bpmn';
import { expect, test } from 'vitest';
import { type Board, completeToken, fireBoundary, gamePositions, moveGame, startGame } from './game/play.ts';
import type { TokenState } from './game/state.ts';
import { planJumpBack, planMove } from './plan-move.ts';
import type { MoveTarget, Position } from './position.ts';
import { splitMap } from './splits.ts';
import { randomModel, seededRandom } from './testing/random-model.ts';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const MODELS = 250;

const key = (p: Position) => (p.type === 'join' ? `${p.elementId}<${p.flowId}` : p.elementId);
const targetKey = (t: MoveTarget) => ('flowId' in t ? t.flowId : t.elementId);

async function setUp(seed: number) {
  const random = seededRandom(seed);
  const { xml } = randomModel(random);
  const { model } = await parseBpmn(xml);
  const index = indexModel(model);
  const isDone = { now: false };
  const board: Board = {
    index,
    processId: 'P',
    decide(nodeId, flowIds) {
      const standard = index.node(nodeId)?.defaultFlow ?? '';
      // when finishing, never take another turn of a loop
      const others = isDone.now ? [] : flowIds.filter((id) => id !== standard && random() < 0.4);
      if (!others.length) return [standard];
      return index.node(nodeId)?.type === 'bpmn:ExclusiveGateway' ? others.slice(0, 1) : others;
    },
  };
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  return { random, model, index, board, pick, isDone };
}

/** Tokens that a user or a timer can move on. */
const waiting = (board: Board, state: TokenState) =>
  state.tokens.filter((t) => !t.flow && board.index.node(t.at)?.type !== 'bpmn:SubProcess');

/** A second token on the path of a non-interrupting event is the model's doing, not the planner's. */
const isFree = (model: ProcessModel, positions: Position[], event: FlowNode) =>
  event.interrupting ||
  !positions.some((p) => [...splitMap(model).pathOfToken(p).values()].some((path) => path.has(`${event.id}#armed`)));

function expectSound(board: Board, state: TokenState, note: string): void {
  const places = state.tokens.map((t) => `${t.at}<${t.flow ?? ''}`);
  expect(new Set(places).size, `${note}: two tokens in one place: ${places}`).toBe(places.length);
  expect(state.ended || waiting(board, state).length > 0, `${note}: nothing waits: ${places}`).toBe(true);
}

function finish(board: Board, state: TokenState, note: string): void {
  let now = state;
  const entered = new Map<string, number>();
  for (let n = 0; !now.ended; n++) {
    expect(n, `${note}: does not end: ${now.tokens.map((t) => t.at)}`).toBeLessThan(400);
    const [token] = waiting(board, now);
    if (!token) throw new Error(`${note}: nothing waits`);
    now = completeToken(board, now, token.id);
    expectSound(board, now, note);
    for (const id of now.entered) entered.set(id, (entered.get(id) ?? 0) + 1);
  }
  // without loops, more than once means that a join fired twice
  for (const [id, times] of entered)
    if (!board.index.node(id)?.type.endsWith('Gateway')) expect(times, `${note}: ${id}`).toBe(1);
  expect(now.tokens, `${note}: tokens left over`).toEqual([]);
}

test(`after any legal move or jump-back every join fires once and the process completes (seed ${SEED})`, async () => {
  let moves = 0;
  let jumps = 0;
  for (let seed = SEED; seed < SEED + MODELS; seed++) {
    const { random, model, board, pick, isDone, index } = await setUp(seed);
    const note = `seed ${seed}`;
    const visited = new Set<string>();
    let state = startGame(board);
    for (let n = 0; n < 30 && !state.ended; n++) {
      expectSound(board, state, note);
      const positions = gamePositions(index, state);
      for (const p of positions) if (p.type === 'step') visited.add(p.elementId);
      const from = pick(positions);
      const target = from && pick([...visited].filter((id) => planMove(model, positions, from, id).allowed));
      const plan = from && target && random() < 0.35 ? planMove(model, positions, from, target) : undefined;
      if (plan?.allowed && target) {
        moves++;
        state = moveGame(board, state, plan.cancel, plan.to);
        expectSound(board, state, `${note} move ${from && key(from)} to ${target}`);
        const now = gamePositions(index, state);
        const at = now.find((p) => p.type === 'step' && p.elementId === target);
        if (at && random() < 0.5) {
          jumps++;
          const back = planJumpBack(model, now, at, plan.restore);
          if (!back.allowed) throw new Error(`${note}: no jump back from ${target}: ${back.reason}`);
          state = moveGame(board, state, back.cancel, back.to);
          expect(gamePositions(index, state).map(key).sort(), `${note}: jump back`).toEqual(positions.map(key).sort());
          expect(plan.restore.map(targetKey).length).toBe(plan.cancel.length);
        }
        if (random() < 0.2) {
          isDone.now = true;
          finish(board, state, `${note} after move to ${target}`);
          isDone.now = false;
        }
        continue;
      }
      const token = pick(waiting(board, state));
      if (!token) break;
      const event = pick(index.boundaryEvents(token.at));
      state =
        event && isFree(model, positions, event) && random() < 0.5
          ? fireBoundary(board, state, token.id, event.id)
          : completeToken(board, state, token.id);
    }
    isDone.now = true;
    if (!state.ended) finish(board, state, note);
  }
  expect(moves).toBeGreaterThan(MODELS);
  expect(jumps).toBeGreaterThan(MODELS / 4);
}, 20_000);
