import { indexModel } from '@flowhall/bpmn';
import {
  type Board,
  completeToken,
  fireBoundary,
  gamePositions,
  moveGame,
  planJumpBack,
  planMove,
  startGame,
  type TokenState,
} from '@flowhall/tokens';
import { randomModel, seededRandom } from '@flowhall/tokens/random-model';
import { expect, test } from 'vitest';
import { type Command, compile, positionsOf, type StepResult, step } from '../src/index.ts';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const MODELS = Number(process.env.MODELS ?? 200);
const MAX_STEPS = 14;

/** A random model on the engine and in the token game, with the same answers to all conditions. */
async function pair(seed: number) {
  const random = seededRandom(seed);
  const { xml, conditions } = randomModel(random);
  const model = await compile(xml);
  const index = indexModel(model.model);
  let answers: Record<string, boolean> = {};
  const board: Board = {
    index,
    processId: 'P',
    decide(nodeId, flowIds) {
      const standard = index.node(nodeId)?.defaultFlow ?? '';
      const held = flowIds.filter((id) => id !== standard && answers[id]);
      if (!held.length) return [standard];
      return index.node(nodeId)?.type === 'bpmn:ExclusiveGateway' ? held.slice(0, 1) : held;
    },
  };
  const engine = (last: StepResult | null, command: Command) =>
    step(model, last && JSON.parse(JSON.stringify(last.snapshot)), command, {
      clock: () => new Date('2026-03-02T00:00:00Z'),
      variables: { c: answers },
    });
  const newAnswers = () => {
    answers = Object.fromEntries(conditions.map((id) => [id, random() < 0.35]));
  };
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  return { random, pick, model, index, board, engine, newAnswers };
}

const places = (positions: { type: string; elementId: string; flowId?: string }[]) =>
  positions.map((p) => p.flowId ?? p.elementId).sort();

test(`the engine and the token game agree on ${MODELS} random models (seed ${SEED})`, async () => {
  const count = { steps: 0, moves: 0, jumps: 0, timers: 0, ended: 0 };
  for (let seed = SEED; seed < SEED + MODELS; seed++) {
    const { random, pick, model, index, board, engine, newAnswers } = await pair(seed);
    newAnswers();
    let real = engine(null, { type: 'start' });
    let game: TokenState = startGame(board);
    const visited = new Set<string>();
    const agree = (note: string) => {
      const context = `seed ${seed}, ${note}`;
      expect(places(positionsOf(real)), context).toEqual(places(gamePositions(index, game)));
      expect(real.status, context).toBe(game.ended ? 'completed' : 'running');
    };
    agree('start');
    for (let n = 0; n < MAX_STEPS && !game.ended; n++) {
      newAnswers();
      const positions = positionsOf(real);
      for (const p of positions) if (p.type === 'step') visited.add(p.elementId);
      const from = pick(positions.filter((p) => p.type === 'step'));
      if (from?.type !== 'step' || !from.executionId) throw new Error(`seed ${seed}: nothing waits`);
      const { elementId, executionId } = from;
      const token = game.tokens.find((t) => t.at === elementId && !t.flow)?.id ?? -1;
      const plain = gamePositions(index, game);
      const target = pick(
        [...visited].filter((id) => planMove(model.model, plain, { type: 'step', elementId }, id).allowed),
      );
      if (target && random() < 0.3) {
        count.moves++;
        const own = planMove(model.model, positions, from, target);
        const other = planMove(model.model, plain, { type: 'step', elementId }, target);
        if (!own.allowed || !other.allowed) throw new Error(`seed ${seed}: plans differ`);
        real = engine(real, { type: 'move', cancel: own.cancel, to: own.to });
        game = moveGame(board, game, other.cancel, other.to);
        agree(`move ${elementId} to ${target}`);
        const at = positionsOf(real).find((p) => p.type === 'step' && p.elementId === target);
        if (!at || random() < 0.5) continue;
        count.jumps++;
        newAnswers();
        const back = planJumpBack(model.model, positionsOf(real), at, own.restore);
        const gameBack = planJumpBack(
          model.model,
          gamePositions(index, game),
          { type: 'step', elementId: target },
          own.restore,
        );
        if (!back.allowed || !gameBack.allowed) throw new Error(`seed ${seed}: no jump back`);
        real = engine(real, { type: 'move', cancel: back.cancel, to: back.to });
        game = moveGame(board, game, gameBack.cancel, gameBack.to);
        agree(`jump back from ${target}`);
        expect(places(positionsOf(real))).toEqual(places(positions));
        continue;
      }
      const armed = pick(real.waiting.filter((w) => w.attachedTo !== undefined));
      if (armed?.attachedTo && random() < 0.25) {
        const { interrupting } = index.node(armed.elementId) ?? {};
        const host = game.tokens.find((t) => t.at === armed.attachedTo)?.id ?? -1;
        const next = fireBoundary(board, game, host, armed.elementId);
        // a second token in one place is not for this runtime
        const now = places(gamePositions(index, next));
        if (new Set(now).size === now.length && interrupting !== undefined) {
          count.timers++;
          real = engine(real, { type: 'fire-timer', executionId: armed.executionId });
          game = next;
          agree(`timer ${armed.elementId}`);
          if (!interrupting) break;
          continue;
        }
      }
      count.steps++;
      real = engine(real, { type: 'complete', executionId });
      game = completeToken(board, game, token);
      agree(`complete ${elementId}`);
    }
    if (game.ended) count.ended++;
  }
  console.info(`differential test, seed ${SEED}:`, count);
  expect(count.moves).toBeGreaterThan(MODELS / 4);
  expect(count.ended).toBeGreaterThan(MODELS / 4);
}, 120_000);
