import { planMigration } from '@flowhall/tokens';
import { describe, expect, it } from 'vitest';
import { type MigrationOutcome, migrateInstance, undoMigration, verifyChain } from '../src/index.ts';
import { Application, begin, loadModel } from './application.ts';

const OPERATOR = { userId: 'root', operator: true };
const VERSIONS = { from: 1, to: 2 };

/** The model with texts replaced, as the next version. */
const next = (name: string, changes: Record<string, string>) => loadModel(name, undefined, changes);

async function migrate(one: Application, name: string, changes: Record<string, string>, mapping = {}) {
  const model = await next(name, changes);
  const plan = planMigration(one.model.executable, model.executable, { mapping });
  expect(plan.errors).toEqual([]);
  const request = { plan, versions: VERSIONS, reason: '制度调整' };
  const outcome = await migrateInstance(model, one.state, OPERATOR, request, one.ports);
  const after = new Application(model);
  if (outcome.migrated) after.continue(one, outcome.result);
  return { after, outcome };
}

const RENAMED = { '"decide"': '"judge"', 'name="Decide"': 'name="Judge"' };
const MAPPING = { decide: 'judge' };
/** Without the join: the left branch goes on to the last step alone. */
const APART = {
  'sourceRef="left" targetRef="join"': 'sourceRef="left" targetRef="final"',
  'sourceRef="right" targetRef="join"': 'sourceRef="right" targetRef="end"',
  '<parallelGateway id="join" />': '',
  '<sequenceFlow id="f7" sourceRef="join" targetRef="final" />': '',
};
const reasons = (outcome: MigrationOutcome) => (outcome.migrated ? [] : outcome.refusals.map((one) => one.reason));

describe('an application that is migrated', () => {
  it('keeps its tasks, whatever the steps are called now, and remembers the way it came', async () => {
    const one = await begin('sequence', 'ann', { next: { assignees: { review: ['rita'] } } });
    await one.agree('review', 'rita');
    const task = one.task('decide');
    const { after } = await migrate(one, 'sequence', RENAMED, MAPPING);
    expect(after.task('judge')).toEqual({
      ...task,
      stepId: 'judge',
      stepName: { zh: 'Judge', en: 'Judge' },
      version: task.version + 1,
    });
    expect(after.last.changes.timers).toEqual({ created: [], deleted: [] });
    expect(after.state.approval.path.map((entry) => entry.stepId)).toEqual(['apply', 'review']);
    await after.on('judge', 'boss', { type: 'return', target: 'previous' });
    expect(after.task('review').assigneeId).toBe('rita');
    await after.agree('review', 'rita');
    await after.agree('judge', 'boss');
    expect(after.actions()).toContain('migrate - root');
    expect(verifyChain(after.history).intact).toBe(true);
    expect(after.history.find((entry) => entry.action === 'migrate')).toMatchObject({
      opinion: '制度调整',
      detail: { versions: VERSIONS, actor: { id: 'root' } },
    });
  });

  it('keeps the time when a step is due; at its end the target says what happens', async () => {
    const due = (overdue: string) => ({
      '<flow:action name="delegate" />': `<flow:action name="delegate" /><flow:due after="P1D" overdue="${overdue}" />`,
    });
    const one = await begin('committee', 'ann', {}, due('head'));
    const { time } = one.state.rounds[0]?.state ?? {};
    const { after } = await migrate(one, 'committee', due('auto-agree'));
    expect(after.state.rounds[0]?.state.time).toEqual(time);
    after.now = Date.parse(time?.dueAt ?? '');
    await after.act(null, { type: 'round-time', roundId: after.state.rounds[0]?.id ?? '' });
    expect(after.steps()).toEqual(['handle']);
    const { after: without } = await migrate(one, 'committee', {});
    without.now = Date.parse(time?.dueAt ?? '');
    await without.act(null, { type: 'round-time', roundId: without.state.rounds[0]?.id ?? '' });
    expect(without.history.at(-1)?.detail.overdue?.did).toBe('notify');
    expect(without.last.changes.wakes).toEqual([]);
  });

  it('forgets handled steps that are no more: back means the step before them', async () => {
    const one = await begin('sequence', 'ann', { next: { assignees: { review: ['rita'] } } });
    await one.agree('review', 'rita');
    const { after } = await migrate(one, 'sequence', { '"review"': '"check"' });
    expect(after.state.approval.path.map((entry) => entry.stepId)).toEqual(['apply']);
    await after.on('decide', 'boss', { type: 'return', target: 'previous' });
    expect(after.task('apply').assigneeId).toBe('ann');
  });

  it('jumps back after a return that came before', async () => {
    const one = await begin('parallel', 'ann');
    await one.agree('left', 'rita');
    await one.on('right', 'carl', { type: 'return', target: 'initiator', resume: 'jump-back' });
    const { after } = await migrate(one, 'parallel', { '"right"': '"other"' }, { right: 'other' });
    await after.agree('apply', 'ann');
    expect(after.steps()).toEqual(['other']);
    await after.agree('other', 'carl');
    expect(after.steps()).toEqual(['final']);
  });

  it('goes on at once where nothing more is waited for', async () => {
    const one = await begin('parallel', 'ann');
    await one.agree('left', 'rita');
    const { after, outcome } = await migrate(one, 'parallel', APART, {});
    expect(outcome.migrated).toBe(true);
    expect(after.steps()).toEqual(['right', 'final']);
    expect(after.last.changes.notifications).toMatchObject([{ userId: 'boss', event: 'task-assigned' }]);
  });

  it('stays where it is when the target has no place for a step, or when it is over', async () => {
    const one = await begin('parallel', 'ann');
    expect(reasons((await migrate(one, 'parallel', { '"left"': '"gone"' })).outcome)).toEqual(['no-target']);
    await one.act({ userId: 'ann' }, { type: 'terminate' });
    expect(reasons((await migrate(one, 'parallel', {})).outcome)).toEqual(['over']);
  });

  it('is what it was when the migration is taken back', async () => {
    const one = await begin('sequence', 'ann', { next: { assignees: { review: ['rita'] } } });
    await one.agree('review', 'rita');
    const { after } = await migrate(one, 'sequence', RENAMED, MAPPING);
    const states = { now: after.state, before: one.state };
    const back = await undoMigration(
      one.model,
      states,
      OPERATOR,
      { versions: { from: 2, to: 1 }, reason: null },
      one.ports,
    );
    const { history: _, ...approval } = back.state.approval;
    expect(approval).toEqual({ ...one.state.approval, history: undefined, ...approval });
    expect(back.state.snapshot).toEqual(one.state.snapshot);
    expect(back.state.rounds).toEqual(one.state.rounds);
    expect(back.state.tasks).toEqual(one.state.tasks.map((task) => ({ ...task, version: task.version + 2 })));
    expect(back.currentSteps).toEqual(one.last.currentSteps);
    const again = new Application(one.model).continue(after, back);
    await again.agree('decide', 'boss');
    expect(again.steps()).toEqual(['handle']);
    expect(again.actions()).toContain('migrate-back - root');
    expect(verifyChain(again.history).intact).toBe(true);
  });

  it('loses the rounds that the migration opened when it is taken back', async () => {
    const one = await begin('parallel', 'ann');
    await one.agree('left', 'rita');
    const change = APART;
    const { after } = await migrate(one, 'parallel', change, {});
    const states = { now: after.state, before: one.state };
    const back = await undoMigration(one.model, states, OPERATOR, { versions: VERSIONS, reason: null }, one.ports);
    expect(back.currentSteps.map((step) => step.stepId)).toEqual(['right']);
    expect(back.changes.rounds.updated).toMatchObject([{ stepId: 'final', status: 'cancelled' }]);
    expect(back.changes.tasks.updated).toMatchObject([{ stepId: 'final', status: 'cancelled' }]);
  });
});
