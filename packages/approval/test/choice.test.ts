import { describe, expect, it } from 'vitest';
import { taskOptions } from '../src/index.ts';
import { begin } from './application.ts';

const long = { form: { days: 5 } };

describe('conditions and automatic steps', () => {
  it('asks the head for a long leave', async () => {
    expect((await begin('choice', 'ann', long)).open()).toEqual(['long: tom']);
  });

  it('agrees by itself when the head applies, and says so', async () => {
    const one = await begin('choice', 'tom', long);
    expect(one.open()).toEqual(['file: carl']);
    expect(one.actions()).toEqual(['submit apply tom', 'auto-agree long -']);
    expect(one.history[1]?.detail.agreedFor).toMatchObject([{ id: 'tom' }]);
    expect(one.history[0]?.detail.recipients).toMatchObject([{ stepId: 'file' }]);
  });

  it('gives the step to administrators when the rules find nobody', async () => {
    expect((await begin('choice', 'eve', long)).open()).toEqual(['long: root']);
  });

  it('skips a step that has nobody, and asks somebody after all when the way on needs a choice', async () => {
    const one = await begin('choice', 'ann', { form: { days: 1 } });
    expect(one.open()).toEqual(['short: root']);
  });

  it('takes the branch of a disagree', async () => {
    const one = await begin('choice', 'ann', long);
    await one.on('long', 'tom', { type: 'complete', outcome: 'disagree' });
    expect(one.open()).toEqual(['explain: ann']);
    await one.agree('explain', 'ann');
    expect(one.state.status).toBe('completed');
  });

  it('withdraws over a step that agreed by itself', async () => {
    const one = await begin('choice', 'tom', long);
    await one.act({ userId: 'tom' }, { type: 'withdraw' });
    expect(one.open()).toEqual(['apply: tom']);
    expect(one.state.approval.path).toEqual([]);
  });

  it('returns never to a step that nobody handled', async () => {
    const one = await begin('choice', 'tom', long);
    expect(one.can('carl', 'file')).toEqual(['agree']);
  });
});

describe('the handler chooses the branch', () => {
  const atFile = async () => {
    const one = await begin('choice', 'ann', long);
    return one.agree('long', 'tom');
  };

  it('offers both, with people', async () => {
    const one = await atFile();
    const { branches } = await taskOptions(
      one.model,
      one.state,
      { userId: 'carl' },
      { taskId: one.task('file').id },
      one.ports,
    );
    expect(branches).toMatchObject([
      { flowId: 'toCheck', name: { en: 'Check' }, ends: false, steps: [{ stepId: 'check', pick: 'many' }] },
      { flowId: 'toEnd', name: { en: 'Done' }, ends: true, steps: [] },
    ]);
  });

  it('refuses no choice and one that is not offered', async () => {
    const one = await atFile();
    await expect(one.agree('file', 'carl')).rejects.toMatchObject({ code: 'choice-required' });
    for (const flowId of ['f1', 'nowhere', 'toCheck,f1']) {
      await expect(one.agree('file', 'carl', { next: { flowId } })).rejects.toMatchObject({ code: 'choice-invalid' });
    }
  });

  it('takes the chosen one, with several people who share the task, and its timer', async () => {
    const one = await atFile();
    await one.agree('file', 'carl', { next: { flowId: 'toCheck', assignees: { check: ['carl', 'cleo'] } } });
    expect(one.open()).toEqual(['check: carl|cleo']);
    expect(one.last.changes.timers.created).toMatchObject([{ elementId: 'late', dueAt: '2026-03-04T01:02:00.000Z' }]);
    const [timer] = one.state.timers;
    const executionId = timer?.executionId ?? '';
    const fire = { type: 'continue', command: { type: 'fire-timer', executionId } } as const;
    one.now = Date.UTC(2026, 2, 4, 2);
    await one.act(null, fire);
    expect(one.state.status).toBe('completed');
    expect(one.last.changes.timers).toEqual({ created: [], deleted: [executionId] });
    expect(one.actions().slice(-2)).toEqual(['timer late -', 'complete - -']);
    await one.act(null, fire);
    expect(one.last.changes.history).toEqual([]);
  });
});
