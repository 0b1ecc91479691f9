import { describe, expect, it } from 'vitest';
import { type Continuation, startByEvent, verifyChain } from '../src/index.ts';
import { type Application, begin, loadModel } from './application.ts';
import { directory } from './organisation.ts';

const OPERATOR = { userId: 'root', operator: true };

const started = () => begin('outside', 'ann');
const executionOf = (one: Application, elementId: string): string => {
  const token = one.state.approval.tokens.find((each) => each.type === 'step' && each.elementId === elementId);
  return (token?.type === 'step' && token.executionId) || 'none';
};
const go = (one: Application, command: Continuation['command'], outcome?: Continuation['outcome']) =>
  one.act(null, { type: 'continue', command, ...(outcome && { outcome }) });
const done = (one: Application, elementId: string, output = {}, outcome?: Continuation['outcome']) =>
  go(one, { type: 'complete', executionId: executionOf(one, elementId), output }, outcome);
const paid = (one: Application) =>
  go(one, { type: 'correlate-message', executionId: executionOf(one, 'wait'), name: 'paid' });

describe('what waits for the outside world', () => {
  it('is reported once, as a job, a call and a subscription', async () => {
    const one = await started();
    const { jobs, calls, subscriptions, thrown } = one.last.changes;
    expect(jobs).toEqual({ created: [{ elementId: 'charge', executionId: executionOf(one, 'charge') }], deleted: [] });
    expect(calls.created).toMatchObject([{ elementId: 'check', calledElement: 'other' }]);
    expect(subscriptions).toMatchObject({
      created: [{ elementId: 'wait', kind: 'message', name: 'paid' }],
      deleted: [],
    });
    expect(thrown).toEqual([]);
    await paid(one);
    expect(one.last.changes.subscriptions).toMatchObject({ created: [], deleted: [{ elementId: 'wait' }] });
    expect(one.last.changes.jobs).toEqual({ created: [], deleted: [] });
  });

  it('goes on with what jobs, calls and messages bring, and throws messages', async () => {
    const one = await started();
    const charge = executionOf(one, 'charge');
    await done(one, 'charge', { amount: 7 });
    expect(one.last.changes.jobs.deleted).toEqual([charge]);
    await done(one, 'check', {}, 'agree');
    expect(one.last.changes.calls.cancelled).toEqual([]);
    await paid(one);
    expect(one.last.changes.thrown).toMatchObject([{ type: 'message', name: 'done', elementId: 'tell' }]);
    expect(one.state).toMatchObject({ status: 'completed', variables: { data: { amount: 7 }, outcome: 'agree' } });
    expect(one.actions()).toEqual([
      'submit apply ann',
      'job charge -',
      'call check -',
      'message wait -',
      'complete - -',
    ]);
    expect(verifyChain(one.history).intact).toBe(true);
  });

  it('changes nothing when it comes twice, too late or for nobody', async () => {
    const one = await started();
    const command = { type: 'complete', executionId: executionOf(one, 'charge') } as const;
    await go(one, command);
    const { state } = one;
    for (const again of [command, { type: 'broadcast-signal', name: 'nobody' } as const]) {
      await go(one, again);
      expect(one.state).toEqual(state);
      expect(one.last.changes.history).toEqual([]);
    }
    await one.act(OPERATOR, { type: 'terminate' });
    await go(one, { type: 'fire-timer', executionId: 'none' });
    expect(one.last.changes.history).toEqual([]);
  });

  it('takes a BPMN error where it is caught, and cancels what waits when the instance ends', async () => {
    const one = await started();
    await go(one, { type: 'throw-error', executionId: executionOf(one, 'charge'), code: 'REFUSED' });
    expect(one.open()).toEqual(['mend: carl']);
    const check = executionOf(one, 'check');
    await one.agree('mend', 'carl');
    expect(one.state.status).toBe('completed');
    expect(one.last.changes.calls.cancelled).toEqual([check]);
    expect(one.last.changes.subscriptions.deleted).toMatchObject([{ elementId: 'wait' }]);
  });
});

describe('an incident', () => {
  const stuck = async () => {
    const one = await started();
    await done(one, 'check', {}, 'agree');
    await paid(one);
    await done(one, 'charge', { amount: 3 });
    return one;
  };

  it('keeps everything as it was before the command that the process cannot follow', async () => {
    const one = await stuck();
    expect(one.state.status).toBe('incident');
    expect(one.last.changes.incidents.created).toMatchObject([
      { kind: 'process', elementId: 'charge', retry: { command: { type: 'complete', output: { amount: 3 } } } },
    ]);
    expect(executionOf(one, 'charge')).not.toBe('none');
    expect(one.state.variables.data).toEqual({});
    expect(one.actions().at(-1)).toBe('incident charge -');
    expect(verifyChain(one.history).intact).toBe(true);
  });

  it('is tried again by operators only, and is another one when that fails, too', async () => {
    const one = await stuck();
    const [first] = one.state.incidents;
    const retry = { type: 'retry', incidentId: first?.id ?? '' } as const;
    await expect(one.act({ userId: 'ann' }, retry)).rejects.toMatchObject({ code: 'forbidden' });
    await one.act(OPERATOR, retry);
    expect(one.state.status).toBe('incident');
    expect(one.state.incidents).toHaveLength(1);
    expect(one.state.incidents[0]?.id).not.toBe(first?.id);
    expect(one.last.changes.incidents.resolved).toMatchObject([{ byId: 'root', retried: true }]);
    await expect(one.act(OPERATOR, retry)).rejects.toMatchObject({ code: 'incident-resolved' });
  });

  it('goes when its place is left in another way, and the instance runs on', async () => {
    const one = await stuck();
    await done(one, 'charge', { amount: 9 });
    expect(one.state).toMatchObject({ status: 'completed', incidents: [] });
    expect(one.last.changes.incidents.resolved).toMatchObject([{ byId: null, retried: false }]);
  });

  it('of a call asks for it again when it is tried again', async () => {
    const one = await started();
    const executionId = executionOf(one, 'check');
    const effect = { type: 'call', elementId: 'check', executionId, calledElement: 'other' } as const;
    const incident = { kind: 'call', elementId: 'check', executionId, message: 'there is no "other"' } as const;
    await one.act(null, { type: 'raise-incident', incident: { ...incident, retry: { effect } } });
    expect(one.last.changes.calls.created).toEqual([]);
    await one.act(OPERATOR, { type: 'retry', incidentId: one.state.incidents[0]?.id ?? '' });
    expect(one.last.changes.calls.created).toEqual([{ elementId: 'check', executionId, calledElement: 'other' }]);
    expect(one.state.status).toBe('running');
  });

  it('of a job is raised by whoever runs it and resolved by an operator', async () => {
    const one = await started();
    const executionId = executionOf(one, 'charge');
    const incident = { kind: 'job', elementId: 'charge', executionId, message: 'no answer' } as const;
    await one.act(null, { type: 'raise-incident', incident });
    expect(one.state).toMatchObject({ status: 'incident', incidents: [{ message: 'no answer', retry: null }] });
    await one.act(OPERATOR, { type: 'resolve', incidentId: one.state.incidents[0]?.id ?? '', opinion: '已人工处理' });
    expect(one.state).toMatchObject({ status: 'running', incidents: [] });
  });
});

describe('a called process', () => {
  const parent = { instanceId: 'parent', executionId: 'call_1' };
  const called = async () => {
    const one = await begin('outside', 'ann');
    const start = {
      instanceId: 'child',
      initiatorId: 'ann',
      departmentId: null,
      form: {},
      data: { amount: 8 },
      parent,
    };
    one.last = await startByEvent(await loadModel('outside'), start, { ...one.ports, directory });
    return one;
  };

  it('waits for its initiator at the apply step and answers with its end', async () => {
    const one = await called();
    expect(one.open()).toEqual(['apply: ann']);
    expect(one.state.variables.data).toEqual({ amount: 8 });
    await one.agree('apply', 'ann', { form: { reason: 'r' } });
    await done(one, 'charge');
    await done(one, 'check', {}, 'agree');
    await paid(one);
    expect(one.last.changes.answers).toEqual([
      { command: { type: 'complete', executionId: 'call_1', output: { amount: 8, reason: 'r' } }, outcome: 'agree' },
    ]);
  });

  it('answers a disagree when it is terminated', async () => {
    const one = await called();
    await one.act(OPERATOR, { type: 'terminate' });
    expect(one.last.changes.answers).toMatchObject([{ command: { type: 'complete' }, outcome: 'disagree' }]);
  });

  it('hands an error that nobody caught to its caller', async () => {
    const one = await called();
    await one.agree('apply', 'ann');
    await go(one, { type: 'throw-error', executionId: executionOf(one, 'charge'), code: 'LOST' });
    expect(one.last.changes.answers).toMatchObject([{ command: { type: 'throw-error', code: 'LOST' } }]);
    expect(one.state.status).toBe('terminated');
  });
});
