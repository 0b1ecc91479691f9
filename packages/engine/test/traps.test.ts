import { describe, expect, test } from 'vitest';
import { StaleCommandError } from '../src/index.ts';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import {
  boundary,
  boundaryTimer,
  bpmn,
  bpmnWith,
  chain,
  end,
  event,
  expression,
  flow,
  gateway,
  log,
  openSubProcess,
  parallel,
  script,
  start,
  task,
  user,
} from './models.ts';

/*
 * What stock bpmn-engine gets wrong: one test per trap, and both runtimes do it right. Beside the cures, in the folder of
 * that runtime, stand the tests that show the stock library going wrong; what stays on the token runtime has its tests in
 * beyond-bpmn-engine.test.ts.
 */

const ROOTS =
  '<error id="e1" errorCode="E1"/><message id="m1" name="Order"/><signal id="s1" name="Alarm"/><escalation id="x1" escalationCode="X1"/>';
const error = '<errorEventDefinition errorRef="e1"/>';
const message = '<messageEventDefinition messageRef="m1"/>';
const signal = '<signalEventDefinition signalRef="s1"/>';
const SERVES = ['jobs', 'messages', 'signals', 'calls'] as const;

const many = (count: number) =>
  `<userTask id="u"><multiInstanceLoopCharacteristics>${expression('loopCardinality', String(count))}</multiInstanceLoopCharacteristics></userTask>`;

describe.each(RUNTIMES)('traps, cured on %s', (runtime) => {
  compileWith({ runtime, serves: SERVES });

  test('a discarded flow counts as an arrival', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('A', 'B1', 'B2', 'after') + parallel('f', 'j') + gateway('exclusive', 'g', 'g_A'),
        chain('start', 'f', 'A', 'g') + flow('g', 'A') + flow('g', 'j', 'false'),
        chain('f', 'B1', 'B2', 'j', 'after', 'end'),
      ),
    );
    d.complete('A').complete('B1').complete('B2');
    expect([d.waiting, d.parked]).toEqual([['A'], ['B2_j']]);
  });

  test('an inclusive join fires on the first token', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('A', 'B', 'after') + gateway('inclusive', 's', 's_end') + gateway('inclusive', 'j'),
        flow('start', 's') + flow('s', 'A', 'true') + flow('s', 'B', 'true') + flow('s', 'end'),
        chain('A', 'j', 'after', 'end') + chain('B', 'j'),
      ),
    );
    expect(d.complete('A').waiting).toEqual(['B']);
    expect(d.complete('B').waiting).toEqual(['after']);
  });

  test('an inclusive join overlooks the token that another join has just sent on', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + parallel('f') + user('A', 'B', 'after'),
        gateway('inclusive', 'again', 'again_B') + gateway('inclusive', 'j'),
        chain('start', 'f', 'A', 'j', 'after', 'end') + chain('f', 'B', 'again', 'B') + flow('f', 'again'),
        flow('again', 'j', 'done'),
      ),
      { done: false },
    );
    expect([d.waiting, d.parked]).toEqual([['A', 'B'], ['f_again']]);
    expect([d.complete('A').waiting, d.parked]).toEqual([['B'], ['A_j', 'f_again']]);
    expect([d.complete('B').waiting, d.parked]).toEqual([['B'], ['A_j']]);
    expect([d.complete('B', { done: true }).waiting, d.parked]).toEqual([['after'], []]);
    expect(d.complete('after').last.status).toBe('completed');
  });

  test('timers fire in memory, overdue ones at resume', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('u', 'v', 'late') + parallel('f'),
        boundaryTimer('t', 'u', true, 'timeDate', '2020-01-01T00:00:00Z'),
        chain('start', 'f', 'u', 'end') + chain('f', 'v', 'end') + chain('t', 'late', 'end'),
      ),
    );
    d.complete('v');
    expect([d.waiting, d.timers]).toEqual([['u'], ['t@2020-01-01T00:00:00.000Z']]);
    expect(d.fire('t').waiting).toEqual(['late']);
  });

  test('untaken paths are walked, at a cost that doubles with every diamond ahead', async () => {
    const diamonds = Array.from({ length: 30 }, (_, i) => i);
    const xml = bpmn(
      start() + end() + user('u', 'v'),
      ...diamonds.map(
        (i) => gateway('exclusive', `g${i}`, `g${i}_m${i}`) + task(`x${i}`) + gateway('exclusive', `m${i}`),
      ),
      ...diamonds.map((i) => flow(`g${i}`, `x${i}`, 'false') + flow(`x${i}`, `m${i}`)),
      ...diamonds.map((i) => chain(`g${i}`, `m${i}`, i < 29 ? `g${i + 1}` : 'v')),
      chain('start', 'u', 'g0') + chain('v', 'end'),
    );
    const d = await Driver.start(xml);
    expect(d.complete('u').waiting).toEqual(['v']);
    expect(d.events.filter((e) => e.startsWith('entered'))).toHaveLength(61);
  });

  test('loading searches through everything, at a cost that grows with the square of the model', async () => {
    const shortest = async (length: number) => {
      const ids = Array.from({ length }, (_, n) => `u${n}`);
      const d = await Driver.start(bpmn(start() + end() + user(...ids), chain('start', ...ids, 'end')));
      const times = ids.slice(0, 20).map((id) => {
        const begun = performance.now();
        d.complete(id);
        return performance.now() - begun;
      });
      return Math.min(...times);
    };
    const small = await shortest(25);
    expect((await shortest(400)) / small).toBeLessThan(8);
  });

  test('an error end event as last token of a sub-process is not caught', async () => {
    const xml = bpmnWith(
      ROOTS,
      start() + end() + user('by', 'after'),
      openSubProcess('s', user('u') + event('endEvent', 'fail', error) + chain('s_s', 'u', 'fail')),
      boundary('b', 's', error) + chain('start', 's', 'after', 'end') + chain('b', 'by', 'end'),
    );
    expect((await Driver.start(xml)).complete('u').waiting).toEqual(['by']);
  });

  test.each([
    ['message', message],
    ['signal', signal],
  ])('a %s boundary event that does not interrupt happens only once', async (kind, definition) => {
    const xml = bpmnWith(
      ROOTS,
      start() + end('end', 'e2') + user('u') + log('note') + boundary('b', 'u', definition, false),
      chain('start', 'u', 'end') + chain('b', 'note', 'e2'),
    );
    const d = await Driver.start(xml, { log: [] });
    for (let n = 0; n < 3; n++) kind === 'message' ? d.message('b') : d.signal('Alarm');
    expect(d.log).toEqual(['note', 'note', 'note']);
    expect(d.complete('u').last.status).toBe('completed');
  });

  test('services re-run at recover; an error kills the instance', async () => {
    const xml = bpmnWith(
      ROOTS,
      `${start() + end() + parallel('f') + user('u', 'v', 'by')}<serviceTask id="job"/>${boundary('b', 'job', error)}`,
      chain('start', 'f', 'job', 'end') + chain('f', 'u', 'v', 'end') + chain('b', 'by', 'end'),
    );
    const d = await Driver.start(xml);
    const executionId = d.executionId('job');
    expect(d.last.effects).toEqual([{ type: 'job', elementId: 'job', executionId }]);
    expect(d.complete('u').last.effects).toEqual([]);
    expect(d.executionId('job')).toBe(executionId);
    expect(d.send({ type: 'throw-error', executionId, code: 'E1' }).waiting).toEqual(['by', 'v']);
  });

  test('fifty parallel instances at most', async () => {
    const d = await Driver.start(
      bpmn(start() + end() + user('after') + many(120), chain('start', 'u', 'after', 'end')),
    );
    expect(d.waiting).toHaveLength(120);
    const ids = d.last.waiting.map((w) => w.executionId);
    for (const executionId of ids.slice(0, 119).reverse()) d.send({ type: 'complete', executionId });
    expect(d.waiting).toEqual(['u']);
    expect(d.complete('u').waiting).toEqual(['after']);
  }, 30_000);

  test('definition.error is swallowed when somebody listens', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('u') + script('s', '{ n: 1 }') + gateway('exclusive', 'g', 'g_end'),
        chain('start', 'u', 's', 'g') + flow('g', 'u', '1 + null') + flow('g', 'end'),
      ),
    );
    const before = JSON.stringify(d.last.snapshot);
    expect(() => d.complete('u')).toThrow(expect.objectContaining({ code: 'expression-failed' }));
    expect([JSON.stringify(d.last.snapshot), d.variables, d.waiting]).toEqual([before, {}, ['u']]);
  });

  test('a stale signal by element id completes a later run', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('u') + gateway('exclusive', 'm') + gateway('exclusive', 'g', 'g_m'),
        chain('start', 'm', 'u', 'g', 'm') + flow('g', 'end', 'done'),
      ),
      { done: false },
    );
    const first = d.executionId('u');
    d.complete('u');
    for (const executionId of [first, 'u'])
      expect(() => d.send({ type: 'complete', executionId })).toThrow(StaleCommandError);
    expect(d.complete('u', { done: true }).last.status).toBe('completed');
  });

  test('an endless automatic loop overflows the stack', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('u') + task('t') + gateway('exclusive', 'g', 'g_t'),
        chain('start', 'u', 't', 'g', 't') + flow('g', 'end', 'false'),
      ),
    );
    expect(() => d.complete('u')).toThrow(
      expect.objectContaining({ code: 'endless-loop', elementIds: expect.arrayContaining(['g', 't']) }),
    );
    expect(d.waiting).toEqual(['u']);
  }, 60_000);

  test.each(['this.constructor.constructor("return process")()', 'x.constructor.constructor("return process")()'])(
    'the script sandbox is escaped with constructor.constructor: %s',
    async (source) => {
      const xml = bpmn(start() + end() + script('s', source, 'r') + chain('start', 's', 'end'));
      // to FEEL this is no function, so it yields nothing
      expect((await Driver.start(xml, { x: {} })).variables.r).toBeNull();
    },
  );

  test('signals go depth first, past who would have heard them', async () => {
    const xml = bpmnWith(
      ROOTS,
      start() + end('end', 'e2') + parallel('f') + log('heard'),
      event('intermediateThrowEvent', 'throw', signal) + event('intermediateCatchEvent', 'catch', signal),
      chain('start', 'f', 'throw', 'end') + chain('f', 'catch', 'heard', 'e2'),
    );
    expect((await Driver.start(xml, { log: [] })).log).toEqual(['heard']);
  });

  test('a boundary event on a called process', async () => {
    const xml = bpmnWith(
      ROOTS,
      `${start() + end() + user('late')}<callActivity id="call" calledElement="Q"/>`,
      boundaryTimer('t', 'call', true, 'timeDuration', 'PT1H') +
        chain('start', 'call', 'end') +
        chain('t', 'late', 'end'),
    );
    const d = await Driver.start(xml);
    const executionId = d.executionId('call');
    expect(d.fire('t').waiting).toEqual(['late']);
    expect(d.events).toContain('cancelled call');
    expect(() => d.send({ type: 'complete', executionId })).toThrow(StaleCommandError);
  });

  test('cron patterns', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end('end', 'e2') + user('u') + log('note') + boundaryTimer('t', 'u', false, 'timeCycle', '0 8 * * *'),
        chain('start', 'u', 'end') + chain('t', 'note', 'e2'),
      ),
      { log: [] },
    );
    expect(d.timers).toEqual(['t@2026-03-03T00:00:00.000Z']);
    d.now = new Date('2026-03-03T00:00:00Z');
    expect(d.fire('t').timers).toEqual(['t@2026-03-04T00:00:00.000Z']);
    expect(d.log).toEqual(['note']);
  });
});
