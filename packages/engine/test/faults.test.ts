import { describe, expect, test } from 'vitest';
import { compile, EndlessLoopError, ExpressionError, StaleCommandError, step } from '../src/index.ts';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import { bpmn, chain, end, flow, gateway, parallel, script, start, task, user } from './models.ts';

const LINEAR = bpmn(start() + end() + user('a', 'b'), chain('start', 'a', 'b', 'end'));

describe.each(RUNTIMES)('on %s', (runtime) => {
  compileWith({ runtime });

  describe('stale commands', () => {
    test('completing twice, an unknown id, the element id, and after the end', async () => {
      const d = await Driver.start(LINEAR);
      const first = d.executionId('a');
      d.complete('a');
      for (const executionId of [first, 'nobody', 'b', ''])
        expect(() => d.send({ type: 'complete', executionId })).toThrow(StaleCommandError);
      const second = d.executionId('b');
      d.complete('b');
      expect(() => d.send({ type: 'complete', executionId: second })).toThrow(
        expect.objectContaining({ code: 'stale-command' }),
      );
      expect(() => d.send({ type: 'cancel' })).toThrow(StaleCommandError);
    });

    test('a loop gives every run of a step an id of its own', async () => {
      const xml = bpmn(
        start() + end() + user('a', 'b') + gateway('exclusive', 'g', 'g_end'),
        chain('start', 'a', 'b', 'g') + flow('g', 'a', 'again') + flow('g', 'end'),
      );
      const d = await Driver.start(xml, { again: true });
      const seen = new Set<string>();
      for (let n = 0; n < 5; n++) {
        seen.add(d.executionId('a'));
        d.complete('a').complete('b');
      }
      expect(seen.size).toBe(5);
    });

    test('starting a started instance', async () => {
      const d = await Driver.start(LINEAR);
      expect(() => d.send({ type: 'start' })).toThrow(StaleCommandError);
    });
  });

  describe('nothing half done', () => {
    test('a failed condition late in a step leaves everything as it was', async () => {
      const xml = bpmn(
        start() + end() + user('a', 'b') + script('s', 'count + 1', 'count') + gateway('exclusive', 'g', 'g_b'),
        chain('start', 'a', 's', 'g') + flow('g', 'end', 'limit < count') + flow('g', 'b') + flow('b', 'end'),
      );
      const d = await Driver.start(xml, { count: 0 });
      const before = JSON.stringify(d.last.snapshot);
      const complete = () => d.complete('a');
      expect(complete).toThrow(ExpressionError);
      expect(complete).toThrow(expect.objectContaining({ elementId: 'g_end', expression: 'limit < count' }));
      expect(JSON.stringify(d.last.snapshot)).toBe(before);
      expect(d.variables).toEqual({ count: 0 });
      expect(d.complete('a', { limit: 5 }).waiting).toEqual(['b']);
      expect(d.variables).toEqual({ count: 1, limit: 5 });
    });

    test('neither the snapshot given nor the variables given are changed', async () => {
      const model = await compile(
        bpmn(start() + end() + user('a') + script('s', '{ x: 2 }'), chain('start', 's', 'a', 'end')),
      );
      const ctx = Object.freeze({ clock: () => new Date(0), variables: Object.freeze({ x: 1 }) });
      const first = step(model, null, { type: 'start' }, ctx);
      expect(first.variables).toEqual({ x: 2 });
      const copy = structuredClone(first.snapshot);
      const executionId = first.waiting[0]?.executionId ?? '';
      const second = step(model, first.snapshot, { type: 'complete', executionId }, ctx);
      expect(first.snapshot).toEqual(copy);
      expect(step(model, first.snapshot, { type: 'complete', executionId }, ctx)).toEqual(second);
    });
  });

  describe('endless loops', () => {
    const loop = (body: string) =>
      bpmn(
        start() + end() + user('u') + body + gateway('exclusive', 'g', 'g_t'),
        chain('start', 'u', 't', 'g') + flow('g', 't') + flow('g', 'end', 'stop'),
      );

    test('are stopped, naming the loop, without overflowing the stack', { timeout: 60_000 }, async () => {
      const d = await Driver.start(loop(task('t')), { stop: false });
      const complete = () => d.complete('u');
      expect(complete).toThrow(EndlessLoopError);
      expect(complete).toThrow(expect.objectContaining({ code: 'endless-loop', elementIds: ['g', 't'] }));
      expect(d.waiting).toEqual(['u']);
    });

    test('a long loop that ends is none', async () => {
      const d = await Driver.start(loop(script('t', '{ n: n + 1, stop: n > 300 }')), { n: 0, stop: false });
      expect(d.complete('u').last.status).toBe('completed');
      expect(d.variables.n).toBe(301);
    });
  });

  test('tokens only on joins are an incident, never silence', async () => {
    const xml = bpmn(
      start() + end() + user('a', 'b') + gateway('exclusive', 'x', 'x_a') + parallel('j'),
      flow('start', 'x') + flow('x', 'a') + flow('x', 'b', 'false') + chain('a', 'j', 'end') + chain('b', 'j'),
    );
    const d = await Driver.start(xml);
    expect(d.complete('a').last).toMatchObject({
      status: 'failed',
      incident: { code: 'stuck-at-join', elementIds: ['j'] },
      parked: [{ elementId: 'j', flowId: 'a_j' }],
    });
  });

  test('cancel ends the instance wherever it is', async () => {
    const d = await Driver.start(LINEAR);
    d.send({ type: 'cancel' });
    expect(d.last).toMatchObject({ status: 'cancelled', waiting: [], timers: [] });
    expect(d.events).toEqual(['cancelled a', 'ended P']);
  });
});
