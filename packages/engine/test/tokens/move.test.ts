import { expect, test } from 'vitest';
import { compileWith, Driver } from '../driver.ts';
import {
  bpmn,
  chain,
  end,
  event,
  eventSubProcess,
  gateway,
  parallel,
  start,
  subProcess,
  timer,
  user,
} from '../models.ts';

compileWith({});

test('a return out of a transaction ends it and its timers', async () => {
  const xml = bpmn(
    start() + end() + user('apply'),
    subProcess(
      'x',
      user('a') + parallel('f', 'j') + user('b', 'c'),
      chain('x_s', 'a', 'f', 'b', 'j', 'x_e') + chain('f', 'c', 'j'),
    ).replaceAll('subProcess', 'transaction'),
    chain('start', 'apply', 'x', 'end'),
  );
  const d = await Driver.start(xml);
  d.complete('apply').complete('a').complete('b');
  d.returnTo('c', 'a');
  expect(d.waiting).toEqual(['a']);
  d.complete('a').complete('c').returnTo('b', 'apply');
  expect(d.waiting).toEqual(['apply']);
  d.complete('apply').complete('a').complete('b').complete('c');
  expect(d.last.status).toBe('completed');
});

test('a return past an event-based gateway takes everything that it waits for along', async () => {
  const xml = bpmn(
    `${start() + end() + user('apply', 'a', 'b') + parallel('f', 'j')}<eventBasedGateway id="g"/>${gateway('exclusive', 'm')}`,
    event('intermediateCatchEvent', 't1', timer('timeDuration', 'PT1H')),
    event('intermediateCatchEvent', 't2', timer('timeDuration', 'PT2H')),
    chain('start', 'apply', 'f', 'a', 'b', 'j', 'end') + chain('f', 'g', 't1', 'm', 'j') + chain('g', 't2', 'm'),
  );
  const d = await Driver.start(xml);
  d.complete('apply').complete('a');
  expect(d.timers).toHaveLength(2);
  d.returnTo('b', 'apply');
  expect(d.timers).toEqual([]);
  expect(d.waiting).toEqual(['apply']);
  d.complete('apply').complete('a').complete('b').fire('t2');
  expect(d.last.status).toBe('completed');
});

test('nothing is moved into an event sub-process', async () => {
  const xml = bpmn(
    start() +
      end() +
      user('u') +
      eventSubProcess('h', timer('timeDuration', 'PT1H'), true, user('v') + end('h_e') + chain('h_s', 'v', 'h_e')),
    chain('start', 'u', 'end'),
  );
  const d = await Driver.start(xml);
  expect(() => d.move(d.positions, [{ elementId: 'h' }])).toThrow(expect.objectContaining({ code: 'move-refused' }));
  expect(d.waiting).toEqual(['u']);
});
