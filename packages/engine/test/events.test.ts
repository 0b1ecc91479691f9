import { describe, expect, test } from 'vitest';
import { StaleCommandError } from '../src/index.ts';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import {
  boundary,
  bpmnWith,
  chain,
  end,
  event,
  flow,
  gateway,
  log,
  openSubProcess,
  parallel,
  start,
  subProcess,
  timer,
  user,
} from './models.ts';

const ROOTS =
  '<message id="m1" name="Order"/><message id="m2" name="Cancel"/><signal id="s1" name="Alarm"/><signal id="s2" name="Other"/>';
const message = (ref = 'm1') => `<messageEventDefinition messageRef="${ref}"/>`;
const signal = (ref = 's1') => `<signalEventDefinition signalRef="${ref}"/>`;

describe.each(RUNTIMES)('on %s', (runtime) => {
  compileWith({ runtime, serves: ['messages', 'signals'] });

  describe('event-based gateway', () => {
    const xml = bpmnWith(
      ROOTS,
      `${start() + end() + user('ordered', 'late', 'cancelled')}<eventBasedGateway id="g"/>`,
      event('intermediateCatchEvent', 'r', message('m2')) +
        event('intermediateCatchEvent', 'order', message()) +
        event('intermediateCatchEvent', 't', timer('timeDuration', 'PT1H')),
      chain('start', 'g', 'order', 'ordered', 'end') +
        chain('g', 't', 'late', 'end') +
        chain('g', 'r', 'cancelled', 'end'),
    );

    test('the first event decides, the others are gone', async () => {
      const d = await Driver.start(xml);
      expect(d.waiting).toEqual(['g']);
      expect(d.timers).toHaveLength(1);
      expect(d.last.subscriptions.map((s) => s.name)).toEqual(['Order', 'Cancel']);
      const timerId = d.executionId('t');
      d.message('order');
      expect(d.waiting).toEqual(['ordered']);
      expect(d.last.subscriptions).toEqual([]);
      expect(d.events).toEqual([
        'left g',
        'taken g_order',
        'entered order',
        'left order',
        'taken order_ordered',
        'entered ordered',
      ]);
      expect(() => d.send({ type: 'fire-timer', executionId: timerId })).toThrow(StaleCommandError);
      expect((await Driver.start(xml)).fire('t').waiting).toEqual(['late']);
      expect((await Driver.start(xml)).message('r').waiting).toEqual(['cancelled']);
    });
  });

  describe('messages', () => {
    test('thrown ones are effects, with the elements that their flows lead to', async () => {
      const xml = bpmnWith(
        `${ROOTS}<collaboration id="c"><participant id="p" processRef="P"/><participant id="q"/><messageFlow id="mf" sourceRef="send" targetRef="q"/></collaboration>`,
        `${start() + event('endEvent', 'end', message('m2'))}<sendTask id="send" messageRef="m1"/>`,
        chain('start', 'send', 'end'),
      );
      const d = await Driver.start(xml);
      expect(d.last.status).toBe('completed');
      expect(d.last.effects).toEqual([
        { type: 'message', elementId: 'send', name: 'Order', targets: ['q'] },
        { type: 'message', elementId: 'end', name: 'Cancel', targets: [] },
      ]);
    });

    test('a boundary event that does not interrupt happens as often as messages come', async () => {
      const xml = bpmnWith(
        ROOTS,
        start() + end('end', 'e2') + user('u') + log('note') + boundary('b', 'u', message(), false),
        chain('start', 'u', 'end') + chain('b', 'note', 'e2'),
      );
      const d = await Driver.start(xml, { log: [] });
      d.message('b').message('b').message('b');
      expect(d.log).toEqual(['note', 'note', 'note']);
      expect(d.complete('u').last.status).toBe('completed');
    });
  });

  describe('signals', () => {
    test('one thrown on a branch is heard on a branch that starts together with it', async () => {
      const xml = bpmnWith(
        ROOTS,
        start() + end('end', 'e2') + parallel('f') + log('heard'),
        event('intermediateThrowEvent', 'throw', signal()) + event('intermediateCatchEvent', 'catch', signal()),
        chain('start', 'f', 'throw', 'end') + chain('f', 'catch', 'heard', 'e2'),
      );
      const d = await Driver.start(xml, { log: [] });
      expect(d.log).toEqual(['heard']);
      expect(d.last.status).toBe('completed');
      expect(d.last.effects).toEqual([{ type: 'signal', elementId: 'throw', name: 'Alarm' }]);
    });

    test('one from outside reaches everything that listens, and nobody is stale', async () => {
      const xml = bpmnWith(
        ROOTS,
        start() + end() + user('u', 'late') + boundary('b', 'u', signal()),
        chain('start', 'u', 'end') + chain('b', 'late', 'end'),
      );
      const d = await Driver.start(xml);
      expect(() => d.signal('Other')).toThrow(StaleCommandError);
      expect(d.signal('Alarm').waiting).toEqual(['late']);
    });
  });

  describe('event-based gateway, more', () => {
    const loop = bpmnWith(
      ROOTS,
      `${start() + end() + user('late')}<eventBasedGateway id="g"/><receiveTask id="r" messageRef="m1"/>`,
      gateway('exclusive', 'm') + gateway('exclusive', 'x', 'x_end'),
      event('intermediateCatchEvent', 't', timer('timeDuration', 'PT1H')) +
        event('intermediateCatchEvent', 's', signal()),
      chain('start', 'm', 'g', 'r', 'x') + flow('x', 'm', 'again') + flow('x', 'end'),
      chain('g', 't', 'late', 'end') + chain('g', 's', 'm'),
    );

    test('receive tasks decide like events, and each time round is a new one', async () => {
      const d = await Driver.start(loop, { again: true });
      const first = d.executionId('r');
      d.message('r');
      expect(d.events).toContain('entered r');
      expect(d.waiting).toEqual(['g']);
      expect(() => d.send({ type: 'correlate-message', executionId: first })).toThrow(StaleCommandError);
      expect(d.timers).toHaveLength(1);
      d.signal('Alarm');
      expect([d.waiting, d.timers.length]).toEqual([['g'], 1]);
      expect(d.fire('t').waiting).toEqual(['late']);
    });

    test('what is armed names the gateway it depends on; the gateway itself cannot be completed', async () => {
      const d = await Driver.start(loop, { again: false });
      const armed = d.last.waiting.filter((w) => w.attachedTo === 'g').map((w) => w.elementId);
      expect(armed.sort()).toEqual(['r', 's', 't']);
      expect(() => d.complete('g')).toThrow(StaleCommandError);
      expect(() => d.complete('r')).toThrow(StaleCommandError);
      expect(d.message('r').last.status).toBe('completed');
    });

    test('a token moves away from it and into it', async () => {
      const d = await Driver.start(loop, { again: false });
      d.move([{ type: 'step', elementId: 'g', executionId: d.executionId('g') }], [{ elementId: 'late' }]);
      expect([d.waiting, d.timers, d.last.subscriptions]).toEqual([['late'], [], []]);
      d.move([{ type: 'step', elementId: 'late', executionId: d.executionId('late') }], [{ elementId: 'g' }]);
      expect([d.waiting, d.timers.length]).toEqual([['g'], 1]);
      expect(d.message('r').last.status).toBe('completed');
    });
  });

  describe('signals, more', () => {
    test('one thrown inside a sub-process ends it when its boundary event hears it', async () => {
      const xml = bpmnWith(
        ROOTS,
        start() + end() + user('after', 'late'),
        subProcess(
          's',
          user('u', 'v') + parallel('f') + event('intermediateThrowEvent', 'throw', signal()) + log('never'),
          chain('s_s', 'f', 'u', 'throw', 'never', 's_e') + chain('f', 'v', 's_e'),
        ),
        boundary('b', 's', signal()) + chain('start', 's', 'after', 'end') + chain('b', 'late', 'end'),
      );
      const d = await Driver.start(xml, { log: [] });
      expect(d.complete('u').waiting).toEqual(['late']);
      expect(d.log).toEqual([]);
      expect(d.last.effects).toEqual([{ type: 'signal', elementId: 'throw', name: 'Alarm' }]);
    });

    test('a boundary event that does not interrupt hears it each time; an end event throws it too', async () => {
      const xml = bpmnWith(
        ROOTS,
        start() + end() + log('heard') + user('after'),
        openSubProcess(
          's',
          event('endEvent', 'out', signal()) + event('intermediateThrowEvent', 'throw', signal()) + user('u'),
          chain('s_s', 'throw', 'u', 'out'),
        ),
        boundary('b', 's', signal(), false) + chain('start', 's', 'after', 'end') + chain('b', 'heard', 'end'),
      );
      const d = await Driver.start(xml, { log: [] });
      expect(d.log).toEqual(['heard']);
      expect(d.complete('u').log).toEqual(['heard', 'heard']);
      expect(d.waiting).toEqual(['after']);
    });

    test('one from outside is heard at several places at once', async () => {
      const xml = bpmnWith(
        ROOTS,
        `${start() + end() + parallel('f', 'j') + user('u', 'a', 'b')}<eventBasedGateway id="g"/>`,
        event('intermediateCatchEvent', 'c1', signal()) + event('intermediateCatchEvent', 'c2', signal('s2')),
        event('intermediateCatchEvent', 'c', signal()) + boundary('bd', 'u', signal(), true),
        chain('start', 'f', 'g', 'c1', 'a', 'end') + chain('g', 'c2', 'end') + chain('f', 'c', 'j', 'end'),
        chain('f', 'u', 'end') + chain('bd', 'b', 'j'),
      );
      const d = await Driver.start(xml);
      expect(d.waiting).toEqual(['c', 'g', 'u']);
      expect(d.signal('Alarm').waiting).toEqual(['a', 'b']);
      expect(d.parked).toEqual(['c_j']);
    });
  });

  describe('start events', () => {
    const starts = bpmnWith(
      ROOTS,
      start() + end() + event('startEvent', 'byMessage', message()) + event('startEvent', 'bySignal', signal()),
      user('a', 'b', 'c') + chain('start', 'a', 'end') + chain('byMessage', 'b', 'end') + chain('bySignal', 'c', 'end'),
    );

    test('the one that happened starts the instance, without a trigger the plain one', async () => {
      const { model, waiting } = await Driver.start(starts);
      expect(waiting).toEqual(['a']);
      expect(Driver.of(model).send({ type: 'start', startEventId: 'byMessage' }).waiting).toEqual(['b']);
      expect(Driver.of(model).send({ type: 'start', startEventId: 'bySignal' }).waiting).toEqual(['c']);
      expect(() => Driver.of(model).send({ type: 'start', startEventId: 'a' })).toThrow(
        expect.objectContaining({ code: 'start-refused' }),
      );
    });
  });
});
