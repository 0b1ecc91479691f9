import { planJumpBack } from '@flowhall/tokens';
import { describe, expect, test } from 'vitest';
import { EngineError, StaleCommandError } from '../src/index.ts';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import { boundaryTimer, bpmn, chain, end, gateway, parallel, start, subProcess, user } from './models.ts';

const LINEAR = bpmn(
  start() +
    end() +
    user('apply', 'approve', 'handle') +
    boundaryTimer('remind', 'approve', false, 'timeDuration', 'P2D'),
  chain('start', 'apply', 'approve', 'handle', 'end') + chain('remind', 'end'),
);

const PARALLEL = bpmn(
  start() + end() + user('apply', 'A1', 'A2', 'B1', 'B2', 'after') + parallel('fork', 'join'),
  chain('start', 'apply', 'fork', 'A1', 'A2', 'join', 'after', 'end') + chain('fork', 'B1', 'B2', 'join'),
);

const SUB = bpmn(
  start() + end() + user('apply', 'after', 'late'),
  subProcess(
    's',
    user('i1', 'i2', 'k') + parallel('f', 'j'),
    chain('s_s', 'i1', 'f', 'i2', 'j', 's_e'),
    chain('f', 'k', 'j'),
  ),
  boundaryTimer('t', 's', true, 'timeDuration', 'P9D'),
  chain('start', 'apply', 's', 'after', 'end') + chain('t', 'late', 'end'),
);

const jumpBack = (d: Driver, target: string, restore: ReturnType<Driver['returnTo']>['restore']) => {
  const from = d.positions.find((p) => p.elementId === target);
  const plan = from && planJumpBack(d.model.model, d.positions, from, restore);
  if (!plan?.allowed) throw new Error('no jump back');
  return d.move(plan.cancel, plan.to);
};

describe.each(RUNTIMES)('on %s', (runtime) => {
  compileWith({ runtime });

  describe('return', () => {
    test('to the step before; its timer goes and comes anew', async () => {
      const d = await Driver.start(LINEAR);
      d.complete('apply').returnTo('approve', 'apply');
      expect(d.waiting).toEqual(['apply']);
      expect(d.timers).toEqual([]);
      expect(d.events).toEqual(['cancelled approve', 'entered apply']);
      d.now = new Date('2026-03-05T01:00:00Z');
      expect(d.complete('apply').timers).toEqual(['remind@2026-03-07T01:00:00.000Z']);
      expect(d.complete('approve').complete('handle').last.status).toBe('completed');
    });

    test('before a fork: every branch and its parked token go, and nothing is left for the second time round', async () => {
      const d = await Driver.start(PARALLEL);
      d.complete('apply').complete('A1').complete('B1').complete('B2').returnTo('A2', 'apply');
      expect([d.waiting, d.parked]).toEqual([['apply'], []]);
      for (const id of ['apply', 'B1', 'B2', 'A1']) d.complete(id);
      expect(d.waiting).toEqual(['A2']);
      expect(d.complete('A2').waiting).toEqual(['after']);
    });

    test('within a branch: the other branch, also when parked, is left alone', async () => {
      const d = await Driver.start(PARALLEL);
      d.complete('apply').complete('A1').complete('B1').complete('B2').returnTo('A2', 'A1');
      expect([d.waiting, d.parked]).toEqual([['A1'], ['B2_join']]);
      expect(d.complete('A1').complete('A2').waiting).toEqual(['after']);
    });

    test('out of a sub-process, which is cancelled and entered anew', async () => {
      const d = await Driver.start(SUB);
      d.complete('apply').complete('i1').complete('k').returnTo('i2', 'apply');
      expect([d.waiting, d.parked, d.timers]).toEqual([['apply'], [], []]);
      expect(d.events).toContain('cancelled s');
      expect(d.complete('apply').waiting).toEqual(['i1']);
    });

    test('into a sub-process that is finished: only the step returned to is done again', async () => {
      const d = await Driver.start(SUB);
      for (const id of ['apply', 'i1', 'i2', 'k']) d.complete(id);
      d.returnTo('after', 'i1');
      expect(d.waiting).toEqual(['i1']);
      expect(d.timers).toHaveLength(1);
      expect(d.events).toEqual(['cancelled after', 'entered s', 'entered i1']);
      expect(d.complete('i1').complete('i2').complete('k').waiting).toEqual(['after']);
    });
  });

  describe('jump back', () => {
    test('parallel branches and parked tokens are there again', async () => {
      const d = await Driver.start(PARALLEL);
      d.complete('apply').complete('A1').complete('B1').complete('B2');
      const { restore } = d.returnTo('A2', 'apply');
      jumpBack(d, 'apply', restore);
      expect([d.waiting, d.parked]).toEqual([['A2'], ['B2_join']]);
      expect(d.complete('A2').waiting).toEqual(['after']);
      expect(d.complete('after').last.status).toBe('completed');
    });

    test('a sub-process is entered in the middle', async () => {
      const d = await Driver.start(SUB);
      d.complete('apply').complete('i1').complete('k');
      const { restore } = d.returnTo('i2', 'apply');
      jumpBack(d, 'apply', restore);
      expect([d.waiting, d.parked]).toEqual([['i2'], ['k_j']]);
      expect(d.complete('i2').waiting).toEqual(['after']);
    });
  });

  describe('move', () => {
    test('restarts a step under a new execution id', async () => {
      const d = await Driver.start(LINEAR);
      const old = d.executionId('apply');
      d.move([{ type: 'step', elementId: 'apply', executionId: old }], [{ elementId: 'apply' }]);
      expect(d.waiting).toEqual(['apply']);
      expect(() => d.send({ type: 'complete', executionId: old })).toThrow(StaleCommandError);
    });

    test('restarts a sub-process', async () => {
      const d = await Driver.start(SUB);
      d.complete('apply').complete('i1');
      d.move(d.positions, [{ elementId: 's' }]);
      expect(d.waiting).toEqual(['i1']);
      expect(d.timers).toHaveLength(1);
    });

    test('names a position that is gone as stale', async () => {
      const d = await Driver.start(PARALLEL);
      d.complete('apply');
      for (const gone of [
        { type: 'step', elementId: 'A2' },
        { type: 'step', elementId: 'A1', executionId: 'A1_999' },
        { type: 'join', elementId: 'join', flowId: 'B2_join' },
      ] as const)
        expect(() => d.move([gone], [{ elementId: 'apply' }])).toThrow(StaleCommandError);
    });

    test.each([
      ['an active step', [{ elementId: 'B1' }]],
      ['an unknown element', [{ elementId: 'nowhere' }]],
      ['nothing', []],
    ])('refuses %s as target', async (_, to) => {
      const d = await Driver.start(PARALLEL);
      d.complete('apply');
      const move = () => d.move([{ type: 'step', elementId: 'A1' }], to);
      expect(move).toThrow(expect.objectContaining({ code: 'move-refused' }));
      expect(move).toThrow(EngineError);
      expect(d.waiting).toEqual(['A1', 'B1']);
    });

    test('takes along all tokens that queue on one flow of a join, and brings them back', async () => {
      const xml = bpmn(
        start() + end() + user('a', 'x') + parallel('s', 'f', 'j') + gateway('exclusive', 'm'),
        chain('start', 's', 'm', 'a', 'f', 'j', 'end') + chain('s', 'x', 'j') + chain('f', 'm'),
      );
      const d = await Driver.start(xml);
      d.complete('a').complete('a');
      expect([d.waiting, d.parked]).toEqual([
        ['a', 'x'],
        ['f_j', 'f_j'],
      ]);
      const parked = { type: 'join', elementId: 'j', flowId: 'f_j' } as const;
      d.move([{ type: 'step', elementId: 'a' }, parked, parked], [{ elementId: 'm' }]);
      expect([d.waiting, d.parked]).toEqual([['a', 'x'], []]);
      d.move([{ type: 'step', elementId: 'a' }], [{ elementId: 'a' }, { flowId: 'f_j' }, { flowId: 'f_j' }]);
      expect([d.waiting, d.parked]).toEqual([
        ['a', 'x'],
        ['f_j', 'f_j'],
      ]);
      expect(d.complete('x').parked).toEqual(['f_j']);
    });

    test('repairs an instance that is stuck at a join', async () => {
      const d = await Driver.start(PARALLEL);
      d.complete('apply')
        .complete('A1')
        .move([{ type: 'step', elementId: 'B1' }], [{ elementId: 'B2' }]);
      d.complete('A2').move([{ type: 'step', elementId: 'B2' }], [{ flowId: 'A2_join' }]);
      expect(d.last).toMatchObject({ status: 'failed', incident: { code: 'stuck-at-join', elementIds: ['join'] } });
      d.move([{ type: 'join', elementId: 'join', flowId: 'A2_join' }], [{ elementId: 'B2' }]);
      expect(d.last.status).toBe('running');
      expect(d.complete('B2').waiting).toEqual(['after']);
    });
  });
});
