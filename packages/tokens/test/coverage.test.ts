import { expect, test } from 'vitest';
import { coverage, coveredPercent, type GameMove, TokenGame } from '../src/index.ts';
import { boundaryTimer, chain, end, flow, gateway, start, user } from '../src/testing/bpmn-text.ts';
import { modelOf } from './support.ts';

test('nodes and flows that instances went through; a boundary event counts when it has happened', async () => {
  const model = await modelOf(
    start() +
      end() +
      user('a', 'b') +
      gateway('exclusive', 'g', 'g_end') +
      boundaryTimer('t', 'a', true, 'timeDuration', 'P1D'),
    chain('start', 'a', 'g', 'end') + flow('g', 'b', 'x') + flow('b', 'end') + flow('t', 'b'),
  );
  const game = new TokenGame(model);
  const run = (...wanted: GameMove['type'][]) => {
    let state: Parameters<typeof game.play>[0] = null;
    return wanted.flatMap((type) => {
      const turn = game.play(state, game.moves(state).findLast((move) => move.type === type)!);
      state = turn.state;
      return turn.events;
    });
  };
  const first = coverage(model, run('start', 'complete', 'choose'));
  expect(first).toEqual({
    nodes: { total: 6, covered: 4, missing: ['b', 't'] },
    flows: { total: 6, covered: 3, missing: ['g_b', 'b_end', 't_b'] },
    rules: { total: 0, covered: 0, missing: [] },
  });
  expect(coveredPercent(first)).toBe(58);
  const both = coverage(model, [...run('start', 'complete', 'choose'), ...run('start', 'happen', 'complete')]);
  expect(both.nodes.missing).toEqual([]);
  expect(both.flows.missing).toEqual(['g_b']);
  expect(coveredPercent(coverage({ ...model, nodes: [], flows: [] }, []))).toBe(100);
});
