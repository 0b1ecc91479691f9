import { Engine } from 'bpmn-engine';
import { expect, test } from 'vitest';
import { Driver } from '../../../test/driver.ts';
import {
  boundaryTimer,
  bpmn,
  chain,
  end,
  flow,
  gateway,
  parallel,
  start,
  subProcess,
  task,
  user,
} from '../../../test/models.ts';
import { BpmnEngineModel } from './executable.ts';

/*
 * What the library gets wrong as it comes, and how our runtime does it: one test per trap. Where the wrong way is quick to
 * show, the stock library is run beside ours, so that an upgrade that mends it is noticed and the cure can go.
 */

/** Runs the stock engine, completing tasks in the order given; yields what waits after each. */
async function stock(xml: string, ...tasks: string[]): Promise<string[][]> {
  const engine = new Engine({ name: 'stock', source: xml });
  const execution = await engine.execute();
  const waiting = () =>
    execution
      .getPostponed()
      .map((api: { id: string }) => api.id)
      .sort();
  const seen = [waiting()];
  for (const id of tasks) {
    execution.signal({ id });
    seen.push(waiting());
  }
  await engine.stop();
  return seen;
}

/** An expression of the stock library: a property path in dollar and braces. */
const stockExpression = (path: string) => `${'$'}{${path}}`;

/** A branch that takes only one way out of a split, to a join that another branch reaches too. */
const LOOP_IN_BRANCH = bpmn(
  start() + end() + user('A', 'B1', 'B2', 'after') + parallel('f', 'j') + gateway('exclusive', 'g', 'g_A'),
  chain('start', 'f', 'A', 'g') +
    flow('g', 'A') +
    flow('g', 'j', 'false') +
    chain('f', 'B1', 'B2', 'j', 'after', 'end'),
);

test('trap: a discarded flow counts as an arrival, so a parallel join fires while a branch is open', async () => {
  const script = LOOP_IN_BRANCH.replace('>false<', `>${stockExpression('false')}<`);
  const [, , , last] = await stock(script, 'A', 'B1', 'B2');
  expect(last).toContain('after');

  const d = await Driver.start(LOOP_IN_BRANCH);
  d.complete('A').complete('B1').complete('B2');
  expect([d.waiting, d.parked]).toEqual([['A'], ['B2_j']]);
});

test('trap: an inclusive join fires on the first token', async () => {
  const model = (yes: string) =>
    bpmn(
      start() + end() + user('A', 'B', 'after') + gateway('inclusive', 's', 's_end') + gateway('inclusive', 'j'),
      flow('start', 's') + flow('s', 'A', yes) + flow('s', 'B', yes) + flow('s', 'end'),
      chain('A', 'j', 'after', 'end') + chain('B', 'j'),
    );
  const [, first] = await stock(model(stockExpression('true')), 'A');
  expect(first).toContain('after');

  const d = await Driver.start(model('true'));
  expect(d.complete('A').waiting).toEqual(['B']);
  expect(d.complete('B').waiting).toEqual(['after']);
});

test('trap: an inclusive join inside a loop waits only for what can still come', async () => {
  const xml = bpmn(
    start() + end() + user('A', 'B', 'check') + gateway('inclusive', 's', 's_B') + gateway('inclusive', 'j'),
    gateway('exclusive', 'x', 'x_end') + gateway('exclusive', 'm'),
    chain('start', 'm', 's') + flow('s', 'A', 'both') + flow('s', 'B') + chain('A', 'j', 'check', 'x') + flow('B', 'j'),
    flow('x', 'm', 'again') + flow('x', 'end'),
  );
  const d = await Driver.start(xml, { both: false, again: true });
  expect(d.complete('B').waiting).toEqual(['check']);
  expect(d.complete('check', { both: true }).waiting).toEqual(['A']);
  expect(d.complete('A', { again: false }).waiting).toEqual(['check']);
  expect(d.complete('check').last.status).toBe('completed');
});

test('trap: timers run in memory and fire when an overdue instance is loaded', async () => {
  const d = await Driver.start(
    bpmn(
      start() + end() + user('u', 'late') + boundaryTimer('t', 'u', true, 'timeDate', '2020-01-01T00:00:00Z'),
      chain('start', 'u', 'end') + chain('t', 'late', 'end'),
    ),
  );
  expect(d.waiting).toEqual(['u']);
  expect(d.timers).toEqual(['t@2020-01-01T00:00:00.000Z']);
  expect(d.fire('t').waiting).toEqual(['late']);
});

test('trap: untaken paths are walked as discards, at a cost that doubles with every diamond ahead', async () => {
  const diamonds = Array.from({ length: 40 }, (_, i) => i);
  const xml = bpmn(
    start() + end() + user('u', 'v'),
    ...diamonds.map(
      (i) => gateway('exclusive', `g${i}`, `g${i}_m${i}`) + task(`x${i}`) + gateway('exclusive', `m${i}`),
    ),
    ...diamonds.map((i) => flow(`g${i}`, `x${i}`, 'false') + flow(`x${i}`, `m${i}`)),
    ...diamonds.map((i) => chain(`g${i}`, `m${i}`, i < 39 ? `g${i + 1}` : 'v')),
    chain('start', 'u', 'g0') + chain('v', 'end'),
  );
  const d = await Driver.start(xml);
  expect(d.complete('u').waiting).toEqual(['v']);
  // each diamond is entered and left on one way only
  expect(d.events.filter((e) => e.startsWith('entered'))).toHaveLength(81);
});

test('trap: a long chain or loop overflows the stack', async () => {
  const ids = Array.from({ length: 600 }, (_, i) => `t${i}`);
  const d = await Driver.start(bpmn(start() + end() + task(...ids), chain('start', ...ids, 'end')));
  expect(d.last.status).toBe('completed');
});

test('trap: an error is swallowed when somebody listens; a step must throw and change nothing', async () => {
  const d = await Driver.start(
    bpmn(
      start() + end() + user('u') + gateway('exclusive', 'g', 'g_end'),
      chain('start', 'u', 'g') + flow('g', 'u', '1 + null') + flow('g', 'end'),
    ),
  );
  expect(() => d.complete('u')).toThrow(expect.objectContaining({ code: 'expression-failed' }));
  expect(d.waiting).toEqual(['u']);
});

test('trap: only one of two flows to the same element is taken', async () => {
  const d = await Driver.start(
    bpmn(
      start() + end() + user('m') + parallel('f'),
      flow('start', 'f') + flow('f', 'm', undefined, 'x1') + flow('f', 'm', undefined, 'x2') + chain('m', 'end'),
    ),
  );
  expect(d.complete('m').waiting).toEqual(['m']);
  expect(d.complete('m').last.status).toBe('completed');
});

test('trap: loading costs a search through everything; a step on a large process touches only what it can reach', async () => {
  const ids = Array.from({ length: 150 }, (_, i) => `u${i}`);
  const d = await Driver.start(bpmn(start() + end() + user(...ids), chain('start', ...ids, 'end')));
  for (let i = 0; i < 5; i++) d.complete(`u${i}`);
  expect(d.waiting).toEqual(['u5']);
  const slice = d.model instanceof BpmnEngineModel && d.model.slice(['u5']);
  expect(slice && [...slice.elements].sort()).toEqual(['u5', 'u6']);
});

test('trap: a slice that turns out too small is noticed, and the step done on the whole process', async () => {
  const xml = bpmn(
    start() + end() + user('u', 'v', 'w', 'x') + task('after'),
    // nothing in the sub-process waits, so the token comes out again at once
    subProcess('s', task('p', 'q'), chain('s_s', 'p', 'q', 's_e')),
    chain('start', 'u', 's', 'after', 'v', 'w', 'x', 'end'),
  );
  const d = await Driver.start(xml);
  expect(d.complete('u').waiting).toEqual(['v']);
});

test('trap: a slice holds the host of a boundary event without what follows it', async () => {
  const d = await Driver.start(
    bpmn(
      start() + end() + user('a') + task('late'),
      subProcess('first', task('p'), chain('first_s', 'p', 'first_e')),
      subProcess('second', user('i'), chain('second_s', 'i', 'second_e')),
      boundaryTimer('t', 'second', true, 'timeDuration', 'P1D'),
      chain('start', 'first', 'second', 'a', 'end') + chain('t', 'late', 'end'),
    ),
  );
  expect(d.waiting).toEqual(['i']);
});
