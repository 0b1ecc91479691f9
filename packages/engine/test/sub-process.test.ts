import { describe, expect, test } from 'vitest';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import { boundaryTimer, bpmn, chain, end, parallel, start, subProcess, task, terminate, user } from './models.ts';

describe.each(RUNTIMES)('on %s', (runtime) => {
  compileWith({ runtime });

  test('a sub-process is left when everything in it is done', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('after'),
        subProcess('s', user('a', 'b') + parallel('f'), chain('s_s', 'f', 'a', 's_e'), chain('f', 'b', 's_e')),
        chain('start', 's', 'after', 'end'),
      ),
    );
    expect(d.waiting).toEqual(['a', 'b']);
    expect(d.last.waiting.every((w) => w.scopeId === 's')).toBe(true);
    expect(d.complete('a').waiting).toEqual(['b']);
    expect(d.complete('b').waiting).toEqual(['after']);
    expect(d.events).toContain('left s');
  });

  test('an interrupting timer on a sub-process cancels everything in it', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('late'),
        subProcess('s', subProcess('inner', user('a'), chain('inner_s', 'a', 'inner_e')), chain('s_s', 'inner', 's_e')),
        boundaryTimer('t', 's', true, 'timeDuration', 'P1D'),
        chain('start', 's', 'end') + chain('t', 'late', 'end'),
      ),
    );
    expect(d.fire('t').waiting).toEqual(['late']);
    // the order among what is cancelled means nothing
    expect(d.events.slice(0, 4).sort()).toEqual(['cancelled a', 'cancelled inner', 'cancelled s', 'entered t']);
    expect(d.events.slice(4)).toEqual(['left t', 'taken t_late', 'entered late']);
  });

  test('a terminate end event ends its own scope only', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('after'),
        subProcess(
          's',
          user('a', 'b') + parallel('f') + terminate('t'),
          chain('s_s', 'f', 'a', 't'),
          chain('f', 'b', 's_e'),
        ),
        chain('start', 's', 'after', 'end'),
      ),
    );
    expect(d.complete('a').waiting).toEqual(['after']);
    expect(d.events).toContain('cancelled b');
  });

  test('a terminate end event of the process ends the instance, timers included', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('a', 'b') + parallel('f') + terminate('t'),
        boundaryTimer('remind', 'b', false, 'timeCycle', 'R/P1D'),
        chain('start', 'f', 'a', 't') + chain('f', 'b', 'end') + chain('remind', 'end'),
      ),
    );
    expect(d.complete('a').last).toMatchObject({ status: 'completed', waiting: [], timers: [] });
    expect(d.events).toContain('cancelled b');
    expect(d.events.at(-1)).toBe('ended P');
  });

  test('a sub-process in which nothing waits is passed in one step', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('apply', 'after'),
        subProcess('s', task('x', 'y'), chain('s_s', 'x', 'y', 's_e')),
        chain('start', 'apply', 's', 'after', 'end'),
      ),
    );
    expect(d.complete('apply').waiting).toEqual(['after']);
  });

  test('what is cancelled with a sub-process leaves no timer behind', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('late'),
        subProcess(
          's',
          subProcess('inner', user('a') + chain('inner_s', 'a', 'inner_e')),
          boundaryTimer('deep', 'inner', true, 'timeDuration', 'PT2H'),
          user('x') + chain('s_s', 'inner', 's_e') + chain('deep', 'x', 's_e'),
        ),
        boundaryTimer('t', 's', true, 'timeDuration', 'PT1H'),
        chain('start', 's', 'end') + chain('t', 'late', 'end'),
      ),
    );
    expect(d.timers).toHaveLength(2);
    expect(d.fire('t').timers).toEqual([]);
    expect(d.complete('late').last.status).toBe('completed');
  });
});
