import { describe, expect, test } from 'vitest';
import { ChoiceRequiredError, NoFlowTakenError } from '../src/index.ts';
import { Driver } from './driver.ts';
import { bpmn, chain, end, flow, gateway, MANUAL, parallel, start, user } from './models.ts';

const INCLUSIVE = bpmn(
  start() + end() + user('A', 'B', 'C', 'after'),
  gateway('inclusive', 's', 's_C') + gateway('inclusive', 'j'),
  flow('start', 's') + flow('s', 'A', 'x > 1') + flow('s', 'B', 'x > 2') + flow('s', 'C'),
  chain('A', 'j', 'after', 'end') + flow('B', 'j') + flow('C', 'j'),
);

describe('exclusive gateway', () => {
  const xml = bpmn(
    start() + end() + user('short', 'middle', 'long') + gateway('exclusive', 'g', 'g_short'),
    flow('start', 'g') + flow('g', 'short') + flow('g', 'long', 'days > 7') + flow('g', 'middle', 'days > 3'),
    chain('short', 'end') + chain('middle', 'end') + chain('long', 'end'),
  );

  test.each([
    [1, 'short'],
    [5, 'middle'],
    [9, 'long'],
  ])('%i days go to %s: first condition that holds, in document order', async (days, step) => {
    expect((await Driver.start(xml, { days })).waiting).toEqual([step]);
  });
});

describe('parallel gateway', () => {
  test('waits for every branch and goes on once', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('a', 'b', 'after') + parallel('f', 'j'),
        chain('start', 'f', 'a', 'j', 'after', 'end') + chain('f', 'b', 'j'),
      ),
    );
    expect(d.waiting).toEqual(['a', 'b']);
    expect(d.complete('b').parked).toEqual(['b_j']);
    expect(d.complete('a').waiting).toEqual(['after']);
    expect(d.parked).toEqual([]);
    expect(d.complete('after').last.status).toBe('completed');
  });

  test('counts flows, not neighbours: two flows between the same gateways are two tokens', async () => {
    const d = await Driver.start(
      bpmn(
        start() + end() + user('m') + parallel('f', 'j'),
        flow('start', 'f') + flow('f', 'j', undefined, 'x1') + flow('f', 'j', undefined, 'x2') + chain('j', 'm', 'end'),
      ),
    );
    expect(d.waiting).toEqual(['m']);
    expect(d.events.filter((e) => e === 'entered m')).toHaveLength(1);
  });
});

describe('inclusive gateway', () => {
  test('takes every branch whose condition holds, the default only without one', async () => {
    expect((await Driver.start(INCLUSIVE, { x: 3 })).waiting).toEqual(['A', 'B']);
    expect((await Driver.start(INCLUSIVE, { x: 2 })).waiting).toEqual(['A']);
    expect((await Driver.start(INCLUSIVE, { x: 0 })).waiting).toEqual(['C']);
  });

  test('the join fires when nothing else can come, however far the others are', async () => {
    const d = await Driver.start(INCLUSIVE, { x: 3 });
    expect(d.complete('B').waiting).toEqual(['A']);
    expect(d.parked).toEqual(['B_j']);
    expect(d.complete('A').waiting).toEqual(['after']);
  });
});

describe('manual branching', () => {
  const manual = (standard?: string, kind: 'exclusive' | 'inclusive' = 'exclusive') =>
    bpmn(
      start() + end() + user('apply', 'a', 'b') + gateway(kind, 'g', standard, MANUAL),
      chain('start', 'apply', 'g', 'a', 'end') + chain('g', 'b', 'end'),
    );

  test('takes the chosen flow, else the default', async () => {
    expect((await Driver.start(manual('g_a'))).complete('apply', {}, ['g_b']).waiting).toEqual(['b']);
    expect((await Driver.start(manual('g_a'))).complete('apply').waiting).toEqual(['a']);
  });

  test('takes several at an inclusive gateway', async () => {
    const d = await Driver.start(manual(undefined, 'inclusive'));
    expect(d.complete('apply', {}, ['g_a', 'g_b']).waiting).toEqual(['a', 'b']);
  });

  test('without choice and default it asks, with the options', async () => {
    const d = await Driver.start(manual());
    const ask = () => d.complete('apply');
    expect(ask).toThrow(ChoiceRequiredError);
    expect(ask).toThrow(expect.objectContaining({ code: 'choice-required', elementId: 'g' }));
    try {
      ask();
    } catch (error) {
      expect((error as ChoiceRequiredError).options).toEqual([
        { flowId: 'g_a', name: 'a', target: 'a' },
        { flowId: 'g_b', name: 'b', target: 'b' },
      ]);
    }
    expect(d.waiting).toEqual(['apply']);
    expect(d.complete('apply', {}, ['g_b']).waiting).toEqual(['b']);
  });

  test('two choices at an exclusive gateway are no choice', async () => {
    const d = await Driver.start(manual());
    expect(() => d.complete('apply', {}, ['g_a', 'g_b'])).toThrow(ChoiceRequiredError);
  });
});

test('conditional flows out of a task: no flow that holds and no default is an error that names the task', async () => {
  const xml = bpmn(
    start() + end() + user('a', 'b'),
    chain('start', 'a') + flow('a', 'b', 'go') + flow('a', 'end', 'stop') + chain('b', 'end'),
  );
  const d = await Driver.start(xml, { go: false, stop: false });
  expect(() => d.complete('a')).toThrow(NoFlowTakenError);
  expect(() => d.complete('a')).toThrow(expect.objectContaining({ elementId: 'a', code: 'no-flow-taken' }));
  expect(d.complete('a', { go: true }).waiting).toEqual(['b']);
});
