import { describe, expect, test } from 'vitest';
import { StaleCommandError } from '../../src/index.ts';
import { compileWith, Driver } from '../driver.ts';
import {
  boundary,
  bpmnWith,
  chain,
  end,
  event,
  eventSubProcess,
  expression,
  flow,
  log,
  parallel,
  script,
  start,
  subProcess,
  timer,
  user,
} from '../models.ts';

const ROOTS =
  '<message id="m1" name="Order"/><message id="m2" name="Cancel"/><signal id="s1" name="Alarm"/><signal id="s2" name="Other"/>';
const message = (ref = 'm1') => `<messageEventDefinition messageRef="${ref}"/>`;
const signal = (ref = 's1') => `<signalEventDefinition signalRef="${ref}"/>`;
const when = (condition: string) =>
  `<conditionalEventDefinition>${expression('condition', condition)}</conditionalEventDefinition>`;
const link = (name: string) => `<linkEventDefinition name="${name}"/>`;

compileWith({ runtime: 'auto', serves: ['messages', 'signals'] });

describe('event-based gateway', () => {
  test('one that creates instances starts behind the event that happened; a parallel one waits for the others', async () => {
    const instantiating = (type: string) =>
      bpmnWith(
        ROOTS,
        `${end() + user('a', 'b')}<eventBasedGateway id="g" instantiate="true" eventGatewayType="${type}"/>`,
        event('intermediateCatchEvent', 'x', message()) + event('intermediateCatchEvent', 'y', message('m2')),
        chain('g', 'x', 'a', 'end') + chain('g', 'y', 'b', 'end'),
      );
    const begin = async (type: string) => {
      const d = Driver.of((await Driver.start(instantiating(type))).model);
      return d.send({ type: 'start', startEventId: 'y' });
    };
    expect((await begin('Exclusive')).waiting).toEqual(['b']);
    expect((await begin('Parallel')).waiting).toEqual(['b', 'x']);
  });
});

describe('several triggers', () => {
  const catching = (attributes: string) =>
    bpmnWith(
      ROOTS,
      start() +
        end() +
        user('after') +
        event('intermediateCatchEvent', 'c', signal() + message() + signal('s2'), attributes),
      chain('start', 'c', 'after', 'end'),
    );

  test('one of them is enough', async () => {
    expect((await Driver.start(catching(''))).signal('Other').waiting).toEqual(['after']);
  });

  test('a parallel multiple event needs all of them, in any order, each once', async () => {
    const d = await Driver.start(catching(' parallelMultiple="true"'));
    d.signal('Other').signal('Alarm');
    expect(d.waiting).toEqual(['c']);
    expect(d.last.subscriptions.map((s) => s.name)).toEqual(['Order']);
    expect(d.message('c').waiting).toEqual(['after']);
  });

  test('one that does not interrupt waits for all of them anew each time, for its timer too', async () => {
    const xml = bpmnWith(
      ROOTS,
      start() + end('end', 'e2') + user('u') + log('note'),
      `<boundaryEvent id="b" attachedToRef="u" cancelActivity="false" parallelMultiple="true">${signal()}${timer('timeDuration', 'PT1H')}</boundaryEvent>`,
      chain('start', 'u', 'end') + chain('b', 'note', 'e2'),
    );
    const d = await Driver.start(xml, { log: [] });
    d.fire('b').signal('Alarm');
    expect([d.log, d.timers]).toEqual([['note'], ['b@2026-03-02T02:00:00.000Z']]);
    d.signal('Alarm');
    expect(d.log).toEqual(['note']);
    expect(d.fire('b').log).toEqual(['note', 'note']);
    expect(d.complete('u').last.status).toBe('completed');
  });

  test('a throwing event throws them all', async () => {
    const xml = bpmnWith(
      ROOTS,
      start() + end('end', 'e1', 'e2') + parallel('f') + log('a', 'b'),
      event('intermediateThrowEvent', 'throw', signal() + signal('s2')),
      event('intermediateCatchEvent', 'c1', signal()) + event('intermediateCatchEvent', 'c2', signal('s2')),
      chain('start', 'f', 'throw', 'end') + chain('f', 'c1', 'a', 'e1') + chain('f', 'c2', 'b', 'e2'),
    );
    const d = await Driver.start(xml, { log: [] });
    expect(d.log).toEqual(['a', 'b']);
  });
});

describe('conditions', () => {
  const waits = bpmnWith(
    ROOTS,
    start() + end('end', 'e2') + user('u', 'v') + parallel('f') + event('intermediateCatchEvent', 'c', when('n > 2')),
    chain('start', 'f', 'u', 'end') + chain('f', 'c', 'v', 'e2'),
  );

  test('an event waits until its condition comes to hold', async () => {
    const d = await Driver.start(waits, { n: 0 });
    expect(d.waiting).toEqual(['c', 'u']);
    expect(d.complete('u', { n: 3 }).waiting).toEqual(['v']);
  });

  test('a condition over what is not there yet does not hold; one that holds at once happens at once', async () => {
    expect((await Driver.start(waits)).waiting).toEqual(['c', 'u']);
    expect((await Driver.start(waits, { n: 5 })).waiting).toEqual(['u', 'v']);
  });

  test('a boundary event happens once each time the condition comes to hold', async () => {
    const xml = bpmnWith(
      ROOTS,
      start() + end('end', 'e2') + log('note') + boundary('b', 's', when('n > 2'), false),
      subProcess('s', user('a', 'b2', 'c', 'd') + chain('s_s', 'a', 'b2', 'c', 'd', 's_e')),
      chain('start', 's', 'end') + chain('b', 'note', 'e2'),
    );
    const d = await Driver.start(xml, { n: 0, log: [] });
    d.complete('a', { n: 3 }).complete('b2', { n: 4 });
    expect(d.log).toEqual(['note']);
    d.complete('c', { n: 0 }).complete('d', { n: 9 });
    expect(d.last.status).toBe('completed');
  });

  test('of several conditions one is enough; in parallel all must have come to hold', async () => {
    const caught = (attributes: string) =>
      bpmnWith(
        ROOTS,
        start() + end('end', 'e2') + user('u', 'u2', 'v') + parallel('f'),
        event('intermediateCatchEvent', 'c', when('n > 2') + when('m > 2'), attributes),
        chain('start', 'f', 'u', 'u2', 'end') + chain('f', 'c', 'v', 'e2'),
      );
    const any = await Driver.start(caught(''), { n: 0, m: 0 });
    expect(any.complete('u', { m: 3 }).waiting).toEqual(['u2', 'v']);
    const all = await Driver.start(caught(' parallelMultiple="true"'), { n: 0, m: 0 });
    expect(all.complete('u', { m: 3 }).waiting).toEqual(['c', 'u2']);
    expect(all.complete('u2', { n: 3, m: 0 }).waiting).toEqual(['v']);
  });

  test('a process whose start condition does not hold is not started', async () => {
    const xml = bpmnWith(
      ROOTS,
      event('startEvent', 'start', when('go')) + end() + user('u') + chain('start', 'u', 'end'),
    );
    await expect(Driver.start(xml, { go: false })).rejects.toMatchObject({ code: 'start-refused' });
    expect((await Driver.start(xml, { go: true })).waiting).toEqual(['u']);
  });
});

test('a link goes on where its name is caught, also from several places', async () => {
  const xml = bpmnWith(
    ROOTS,
    start() + end() + parallel('f') + log('n'),
    event('intermediateThrowEvent', 'a', link('L')) + event('intermediateThrowEvent', 'b', link('L')),
    event('intermediateCatchEvent', 'c', link('L')),
    chain('start', 'f', 'a') + flow('f', 'b') + chain('c', 'n', 'end'),
  );
  const d = await Driver.start(xml, { log: [] });
  expect(d.log).toEqual(['n', 'n']);
  expect(d.last.status).toBe('completed');
});

test('a link goes where its target says, whatever that is called', async () => {
  const xml = bpmnWith(
    ROOTS,
    start() + end() + log('n'),
    '<intermediateThrowEvent id="a"><linkEventDefinition id="la" name="to the end"><target>lc</target></linkEventDefinition></intermediateThrowEvent>',
    '<intermediateCatchEvent id="c"><linkEventDefinition id="lc" name="from the start"/></intermediateCatchEvent>',
    chain('start', 'a') + chain('c', 'n', 'end'),
  );
  const d = await Driver.start(xml, { log: [] });
  expect([d.log, d.last.status]).toEqual([['n'], 'completed']);
});

describe('event sub-processes', () => {
  const model = (definitions: string, interrupts: boolean) =>
    bpmnWith(
      ROOTS,
      start() +
        end() +
        user('after') +
        subProcess(
          's',
          user('u') + chain('s_s', 'u', 's_e'),
          eventSubProcess('h', definitions, interrupts, user('v') + end('h_e') + chain('h_s', 'v', 'h_e')),
        ),
      chain('start', 's', 'after', 'end'),
    );

  test('an interrupting one replaces what its scope does', async () => {
    const d = await Driver.start(model(message(), true));
    expect(d.message('h_s').waiting).toEqual(['v']);
    expect(d.last.subscriptions).toEqual([]);
    expect(d.complete('v').waiting).toEqual(['after']);
  });

  test('another one is done beside it, as often as its event happens; the scope waits for it', async () => {
    const d = await Driver.start(model(signal(), false));
    d.signal('Alarm').signal('Alarm');
    expect(d.waiting).toEqual(['u', 'v', 'v']);
    expect(d.complete('u').waiting).toEqual(['v', 'v']);
    expect(d.complete('v').complete('v').waiting).toEqual(['after']);
    expect(() => d.signal('Alarm')).toThrow(StaleCommandError);
  });

  test('a cycle of a timer starts it as often as it says', async () => {
    const d = await Driver.start(model(timer('timeCycle', 'R2/PT1H'), false));
    d.fire('h_s').fire('h_s');
    expect(d.timers).toEqual([]);
    expect(d.waiting).toEqual(['u', 'v', 'v']);
  });

  test('one of the process itself', async () => {
    const xml = bpmnWith(
      ROOTS,
      start() +
        end() +
        user('u') +
        eventSubProcess('h', when('stop'), true, user('v') + end('h_e') + chain('h_s', 'v', 'h_e')),
      script('set', '{ stop: true }') + chain('start', 'u', 'set', 'end'),
    );
    const d = await Driver.start(xml, { stop: false });
    expect(d.complete('u').waiting).toEqual(['v']);
    expect(d.complete('v').last.status).toBe('completed');
  });
});
