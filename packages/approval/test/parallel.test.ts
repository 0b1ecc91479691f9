import { beforeEach, describe, expect, it } from 'vitest';
import { returnTargets } from '../src/index.ts';
import { type Application, begin } from './application.ts';

describe('parallel branches', () => {
  let one: Application;
  beforeEach(async () => {
    one = await begin('parallel', 'ann');
  });

  it('wait for each other', async () => {
    expect(one.open()).toEqual(['left: rita', 'right: carl']);
    await one.agree('left', 'rita');
    expect(one.open()).toEqual(['right: carl']);
    await one.agree('right', 'carl');
    expect(one.open()).toEqual(['final: boss']);
    await one.agree('final', 'boss');
    expect(one.state.status).toBe('completed');
  });

  it('return to before the split closes the other branch', async () => {
    const targets = await returnTargets(one.model, one.state, { userId: 'rita' }, one.task('left').id, one.ports);
    expect(targets).toMatchObject([{ stepId: 'apply', previous: true, initiator: true, cancels: [{ en: 'Right' }] }]);
    await one.on('left', 'rita', { type: 'return', target: 'previous' });
    expect(one.open()).toEqual(['apply: ann']);
    expect(one.last.changes.rounds.updated.map((round) => [round.stepId, round.status])).toEqual([
      ['left', 'returned'],
      ['right', 'cancelled'],
    ]);
    await one.agree('apply', 'ann');
    expect(one.open()).toEqual(['left: rita', 'right: carl']);
  });

  it('come back exactly as they were after a jump back', async () => {
    await one.agree('right', 'carl');
    await one.on('left', 'rita', { type: 'return', target: 'initiator', resume: 'jump-back' });
    expect(one.open()).toEqual(['apply: ann']);
    await one.agree('apply', 'ann');
    expect(one.open()).toEqual(['left: rita']);
    await one.agree('left', 'rita');
    expect(one.open()).toEqual(['final: boss']);
  });

  it('come back with the person to whom a task was transferred', async () => {
    await one.on('right', 'carl', { type: 'return', target: 'initiator', resume: 'jump-back' });
    await one.agree('apply', 'ann');
    expect(one.open()).toEqual(['left: rita', 'right: carl']);
  });

  it('cannot be returned into from behind the join, but to before the split', async () => {
    await one.agree('left', 'rita');
    await one.agree('right', 'carl');
    expect(one.can('boss', 'final')).not.toContain('return-previous');
    const into = one.on('final', 'boss', { type: 'return', target: { stepId: 'left' } });
    await expect(into).rejects.toMatchObject({ code: 'return-target-illegal' });
    await one.on('final', 'boss', { type: 'return', target: 'initiator' });
    await one.agree('apply', 'ann');
    await one.agree('right', 'carl');
    await one.agree('left', 'rita');
    expect(one.open()).toEqual(['final: boss']);
  });

  it('let the first take its answer back while it waits for the other', async () => {
    await one.agree('left', 'rita');
    await one.act({ userId: 'rita' }, { type: 'withdraw' });
    expect(one.open()).toEqual(['left: rita', 'right: carl']);
    await one.agree('right', 'carl');
    await one.agree('left', 'rita');
    expect(one.open()).toEqual(['final: boss']);
  });

  it('let the last take its answer back, and the first waits at the join again', async () => {
    await one.agree('left', 'rita');
    await one.agree('right', 'carl');
    await expect(one.act({ userId: 'rita' }, { type: 'withdraw' })).rejects.toMatchObject({
      code: 'withdraw-too-late',
    });
    await one.act({ userId: 'carl' }, { type: 'withdraw' });
    expect(one.open()).toEqual(['right: carl']);
    await one.agree('right', 'carl');
    expect(one.open()).toEqual(['final: boss']);
  });

  it('are all closed by a disagree', async () => {
    await one.on('left', 'rita', { type: 'complete', outcome: 'disagree' });
    expect(one.state.status).toBe('rejected');
    expect(one.last.changes.notifications.map((message) => message.userId)).toEqual(['ann', 'carl']);
    expect(one.state.tasks).toEqual([]);
  });
});
