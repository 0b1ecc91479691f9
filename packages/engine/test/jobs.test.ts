import { describe, expect, test } from 'vitest';
import { StaleCommandError } from '../src/index.ts';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import { boundary, bpmnWith, chain, end, event, start, timer, user } from './models.ts';

const ROOTS = '<error id="e1" errorCode="E1"/><message id="m1" name="Order"/>';
const error = '<errorEventDefinition errorRef="e1"/>';
const message = '<messageEventDefinition messageRef="m1"/>';

describe.each(RUNTIMES)('on %s', (runtime) => {
  compileWith({ runtime, serves: ['jobs', 'calls', 'messages'] });

  describe('jobs', () => {
    test.each(['serviceTask', 'businessRuleTask'])('a %s waits for its answer, which brings variables', async (tag) => {
      const xml = bpmnWith(
        ROOTS,
        `${start() + end() + user('u')}<${tag} id="job"/>`,
        chain('start', 'job', 'u', 'end'),
      );
      const d = await Driver.start(xml);
      const executionId = d.executionId('job');
      expect(d.last.effects).toEqual([{ type: 'job', elementId: 'job', executionId }]);
      expect(d.complete('job', { total: 5 }).waiting).toEqual(['u']);
      expect([d.variables.total, d.last.effects]).toEqual([5, []]);
      expect(() => d.send({ type: 'complete', executionId })).toThrow(StaleCommandError);
    });

    test('a job that fails with an error nobody catches ends the instance', async () => {
      const xml = bpmnWith(
        ROOTS,
        `${start() + end() + user('by')}<serviceTask id="job"/>${boundary('b', 'job', error)}`,
        chain('start', 'job', 'end') + chain('b', 'by', 'end'),
      );
      const d = await Driver.start(xml);
      d.send({ type: 'throw-error', executionId: d.executionId('job'), code: 'E2', output: { why: 'no' } });
      expect(d.last).toMatchObject({
        status: 'failed',
        error: { elementId: 'job', code: 'E2' },
        variables: { why: 'no' },
      });
      expect(d.events).toEqual(['cancelled job', 'ended P']);
    });

    test('a timer beside a job takes it away', async () => {
      const xml = bpmnWith(
        ROOTS,
        `${start() + end() + user('late')}<serviceTask id="job"/>${boundary('t', 'job', timer('timeDuration', 'PT1H'))}`,
        chain('start', 'job', 'end') + chain('t', 'late', 'end'),
      );
      const d = await Driver.start(xml);
      const executionId = d.executionId('job');
      expect(d.fire('t').waiting).toEqual(['late']);
      expect(() => d.send({ type: 'complete', executionId })).toThrow(StaleCommandError);
    });
  });

  describe('calls', () => {
    const call = bpmnWith(
      ROOTS,
      `${start() + end() + user('by')}<callActivity id="call" calledElement="t:Q"/>${boundary('b', 'call', error)}`,
      chain('start', 'call', 'end') + chain('b', 'by', 'end'),
    );

    test('a process is called outside, by its id without prefix; what it yields comes back', async () => {
      const d = await Driver.start(call);
      const executionId = d.executionId('call');
      expect(d.last.effects).toEqual([{ type: 'call', elementId: 'call', executionId, calledElement: 'Q' }]);
      expect(d.complete('call', { result: 1 }).last).toMatchObject({ status: 'completed', variables: { result: 1 } });
    });

    test('an error out of the called process is caught on the call activity', async () => {
      const d = await Driver.start(call);
      d.send({ type: 'throw-error', executionId: d.executionId('call'), code: 'E1' });
      expect(d.waiting).toEqual(['by']);
      expect(d.events).toContain('cancelled call');
    });
  });

  describe('messages', () => {
    test('a send task and a throwing event send, with the elements that their flows lead to', async () => {
      const xml = bpmnWith(
        `${ROOTS}<collaboration id="c"><participant id="p" processRef="P"/><participant id="q"/><messageFlow id="mf" sourceRef="send" targetRef="q"/><messageFlow id="mg" sourceRef="plain" targetRef="q"/></collaboration>`,
        `${start() + end()}<sendTask id="send" messageRef="m1"/><sendTask id="plain"/><sendTask id="nothing"/>`,
        event('intermediateThrowEvent', 'throw', message) + chain('start', 'send', 'plain', 'nothing', 'throw', 'end'),
      );
      const d = await Driver.start(xml);
      expect(d.last.effects).toEqual([
        { type: 'message', elementId: 'send', name: 'Order', targets: ['q'] },
        { type: 'message', elementId: 'plain', name: 'plain', targets: ['q'] },
        { type: 'message', elementId: 'throw', name: 'Order', targets: [] },
      ]);
    });

    test('a receive task waits for its message by name, and is not completed', async () => {
      const xml = bpmnWith(
        ROOTS,
        `${start() + end()}<receiveTask id="r" messageRef="m1"/>`,
        chain('start', 'r', 'end'),
      );
      const d = await Driver.start(xml);
      const executionId = d.executionId('r');
      expect(d.last.subscriptions).toEqual([{ elementId: 'r', executionId, kind: 'message', name: 'Order' }]);
      expect(() => d.complete('r')).toThrow(StaleCommandError);
      expect(() => d.send({ type: 'correlate-message', executionId, name: 'Other' })).toThrow(StaleCommandError);
      expect(d.send({ type: 'correlate-message', executionId, name: 'Order' }).last.status).toBe('completed');
    });
  });
});
