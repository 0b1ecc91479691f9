import { describe, expect, test } from 'vitest';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import { boundary, bpmnWith, chain, end, event, log, openSubProcess, start, subProcess, user } from './models.ts';

const ROOTS = '<error id="e1" errorCode="E1"/><error id="e2" errorCode="E2"/><escalation id="c1" escalationCode="C1"/>';
const error = (ref?: string) => `<errorEventDefinition${ref ? ` errorRef="${ref}"` : ''}/>`;
const escalation = (ref?: string) => `<escalationEventDefinition${ref ? ` escalationRef="${ref}"` : ''}/>`;

describe.each(RUNTIMES)('on %s', (runtime) => {
  compileWith({ runtime, serves: ['jobs', 'calls'] });

  describe('errors', () => {
    const failing = (...around: string[]) =>
      bpmnWith(
        ROOTS,
        start() + end() + user('by', 'after'),
        subProcess(
          's',
          openSubProcess('inner', event('endEvent', 'fail', error('e1')) + user('u') + chain('inner_s', 'u', 'fail')),
          chain('s_s', 'inner', 's_e'),
        ),
        ...around,
        chain('start', 's', 'after', 'end'),
      );

    test('the boundary event that names the code is preferred to one that catches all; everything inside ends', async () => {
      const xml = failing(
        boundary('any', 's', error()) + boundary('one', 's', error('e1')) + boundary('other', 's', error('e2')),
        user('x') + chain('any', 'x', 'end') + chain('one', 'by', 'end') + chain('other', 'end'),
      );
      const d = await Driver.start(xml);
      expect(d.complete('u').waiting).toEqual(['by']);
      expect(d.events).toContain('cancelled s');
      expect(d.complete('by').last.status).toBe('completed');
    });

    test('an error that nobody catches ends the instance and names its code', async () => {
      const d = await Driver.start(failing(boundary('other', 's', error('e2')) + chain('other', 'by', 'end')));
      expect(d.complete('u').last).toMatchObject({
        status: 'failed',
        waiting: [],
        incident: { code: 'uncaught-error', elementIds: ['fail'] },
        error: { elementId: 'fail', code: 'E1' },
      });
      expect(() => d.send({ type: 'cancel' })).toThrow(expect.objectContaining({ code: 'stale-command' }));
    });

    test('a job that fails with an error: its own boundary event catches it', async () => {
      const xml = bpmnWith(
        ROOTS,
        `${start() + end() + user('by')}<serviceTask id="job"/>${boundary('b', 'job', error('e1'))}`,
        chain('start', 'job', 'end') + chain('b', 'by', 'end'),
      );
      const d = await Driver.start(xml);
      const executionId = d.executionId('job');
      expect(d.last.effects).toEqual([{ type: 'job', elementId: 'job', executionId }]);
      expect(d.send({ type: 'throw-error', executionId, code: 'E1' }).waiting).toEqual(['by']);
    });
  });

  describe('escalations', () => {
    const escalating = (interrupts: boolean) =>
      bpmnWith(
        ROOTS,
        start() + end('end', 'e9') + user('after') + log('noted'),
        subProcess(
          's',
          event('intermediateThrowEvent', 't', escalation('c1')) + log('inside') + chain('s_s', 't', 'inside', 's_e'),
        ),
        boundary('b', 's', escalation('c1'), interrupts),
        chain('start', 's', 'after', 'end') + chain('b', 'noted', 'e9'),
      );

    test('one that interrupts ends the activity, another one goes on beside it', async () => {
      const one = await Driver.start(escalating(true), { log: [] });
      expect(one.log).toEqual(['noted']);
      expect(one.last.status).toBe('completed');
      const other = await Driver.start(escalating(false), { log: [] });
      expect([...(other.log as string[])].sort()).toEqual(['inside', 'noted']);
      expect(other.waiting).toEqual(['after']);
    });

    test('one that nobody catches is told to whoever called the process', async () => {
      const xml = bpmnWith(
        ROOTS,
        start() + event('intermediateThrowEvent', 't', escalation('c1')) + end() + chain('start', 't', 'end'),
      );
      const d = await Driver.start(xml);
      expect(d.last.status).toBe('completed');
      expect(d.last.effects).toEqual([{ type: 'escalation', elementId: 't', code: 'C1' }]);
    });
  });
});
