import { describe, expect, it } from 'vitest';
import { type Application, begin } from './application.ts';

const before = { type: 'add-sign', kind: 'before' } as const;
const after = { type: 'add-sign', kind: 'after' } as const;
const parallel = { type: 'add-sign', kind: 'parallel' } as const;
const disagree = { type: 'complete', outcome: 'disagree' } as const;
const review = (mode = 'single', users = 'rita'): Promise<Application> =>
  begin('committee', 'ann', {}, { 'mode="all"': `mode="${mode}"`, 'users="rita ralf tom"': `users="${users}"` });
const handed = ['handle: carl'];
const refused = ['refused: ann'];

describe('add sign before', () => {
  it('comes back once the opinions are given; a disagree is only an opinion', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...before, userIds: ['ralf', 'tom'], opinion: 'what do you think?' });
    expect(one.open()).toEqual(['review: ralf', 'review: tom']);
    expect(one.history.at(-1)).toMatchObject({
      action: 'add-sign',
      opinion: 'what do you think?',
      detail: { sign: 'before', recipients: [{ people: [{ id: 'ralf' }, { id: 'tom' }] }] },
    });
    await one.as('review', 'tom', { ...disagree, opinion: 'no' });
    await one.agreeAs('review', 'ralf');
    expect(one.open()).toEqual(['review: rita']);
    expect(one.last.changes.notifications).toMatchObject([{ userId: 'rita', event: 'task-assigned' }]);
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(handed);
    expect(one.state.approval.handlers.review).toEqual(['rita']);
  });

  it('nests', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...before, userIds: ['ralf'] });
    await one.as('review', 'ralf', { ...before, userIds: ['tom'] });
    await one.as('review', 'tom', { ...parallel, userIds: ['boss'] });
    expect(one.open()).toEqual(['review: boss', 'review: tom']);
    await one.agreeAs('review', 'tom');
    await one.agreeAs('review', 'boss');
    expect(one.open()).toEqual(['review: ralf']);
    await one.agreeAs('review', 'ralf');
    expect(one.open()).toEqual(['review: rita']);
  });

  it('keeps the place in a vote and in a sequence', async () => {
    const one = await review('sequential', 'rita ralf');
    await one.as('review', 'rita', { ...before, userIds: ['tom'] });
    expect(one.open()).toEqual(['review: tom']);
    await one.agreeAs('review', 'tom');
    expect(one.open()).toEqual(['review: rita']);
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(['review: ralf']);
  });
});

describe('add sign after', () => {
  it('must be agreed by those as well, who are told at once', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...after, userIds: ['tom'] });
    expect(one.last.changes.notifications).toMatchObject([{ userId: 'tom', event: 'sign-asked' }]);
    expect(one.open()).toEqual(['review: rita']);
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(['review: tom']);
    await one.agreeAs('review', 'tom');
    expect(one.open()).toEqual(handed);
    expect(one.state.approval.handlers.review).toEqual(['rita', 'tom']);
  });

  it('is refused by a disagree of theirs', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...after, userIds: ['tom'] });
    await one.agreeAs('review', 'rita');
    await one.as('review', 'tom', disagree);
    expect(one.open()).toEqual(refused);
  });

  it('is not asked for when the one before disagrees', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...after, userIds: ['tom'] });
    await one.as('review', 'rita', disagree);
    expect(one.open()).toEqual(refused);
  });
});

describe('add sign parallel', () => {
  it('joins the round', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...parallel, userIds: ['tom'] });
    expect(one.open()).toEqual(['review: rita', 'review: tom']);
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(['review: tom']);
    await one.agreeAs('review', 'tom');
    expect(one.open()).toEqual(handed);
  });

  it('joins a sequence at the same turn', async () => {
    const one = await review('sequential', 'rita ralf');
    await one.as('review', 'rita', { ...parallel, userIds: ['tom'] });
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(['review: tom']);
    await one.agreeAs('review', 'tom');
    expect(one.open()).toEqual(['review: ralf']);
  });
});

describe('whom one may ask', () => {
  it.each([
    ['oneself', ['rita'], 'assignee-not-candidate'],
    ['somebody who is to act anyway', ['ralf'], 'assignee-not-candidate'],
    ['nobody', [], 'assignee-not-candidate'],
    ['a closed account', ['gone'], 'user-not-active'],
    ['somebody who does not exist', ['nix'], 'user-not-active'],
  ])('never %s', async (_, userIds, code) => {
    const one = await review('all', 'rita ralf');
    await expect(one.as('review', 'rita', { ...before, userIds })).rejects.toMatchObject({ code });
  });

  it('lets those asked say nothing about where it goes', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...parallel, userIds: ['tom'] });
    expect(one.canOn('review', 'tom')).toEqual(['agree', 'disagree', 'transfer', 'add-sign']);
    expect(one.canOn('review', 'rita')).toContain('remove-sign');
  });
});

describe('remove sign', () => {
  it('brings the task back when nobody is left to wait for', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...before, userIds: ['ralf', 'tom'] });
    await one.agreeAs('review', 'tom');
    const host = one.state.tasks.find((task) => task.assigneeId === 'rita');
    await one.act({ userId: 'rita' }, { type: 'remove-sign', taskId: host?.id ?? '', userIds: ['ralf'] });
    expect(one.open()).toEqual(['review: rita']);
    expect(one.last.changes.notifications).toMatchObject([{ userId: 'ralf', event: 'sign-removed' }]);
  });

  it('takes those along whom they had asked', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...parallel, userIds: ['ralf'] });
    await one.as('review', 'ralf', { ...before, userIds: ['tom'] });
    await one.as('review', 'rita', { type: 'remove-sign', userIds: ['ralf'] });
    expect(one.open()).toEqual(['review: rita']);
  });

  it('decides the round when only they were missing', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...parallel, userIds: ['tom'] });
    await one.agreeAs('review', 'rita');
    const host = one.state.tasks.find((task) => task.assigneeId === 'rita');
    await one.act({ userId: 'rita' }, { type: 'remove-sign', taskId: host?.id ?? '', userIds: ['tom'] });
    expect(one.open()).toEqual(handed);
  });

  it('is not for those who have acted, nor for people whom somebody else asked', async () => {
    const one = await review();
    await one.as('review', 'rita', { ...parallel, userIds: ['tom', 'boss'] });
    await one.agreeAs('review', 'tom');
    const remove = (userIds: string[]) => one.as('review', 'rita', { type: 'remove-sign', userIds });
    await expect(remove(['tom'])).rejects.toMatchObject({ code: 'assignee-not-candidate' });
    await expect(one.as('review', 'boss', { type: 'remove-sign', userIds: ['rita'] })).rejects.toMatchObject({
      code: 'action-not-allowed',
    });
  });
});

describe('delegate', () => {
  it('comes back for confirmation, with what was written', async () => {
    const one = await review();
    await one.as('review', 'rita', { type: 'delegate', toUserId: 'tom', opinion: 'please look' });
    expect(one.open()).toEqual(['review: tom']);
    expect(one.canOn('review', 'tom')).toEqual(['agree']);
    await one.agreeAs('review', 'tom', { opinion: 'fine', form: { note: 'seen' } });
    expect(one.open()).toEqual(['review: rita']);
    expect(one.history.at(-1)).toMatchObject({ action: 'report-back', actorId: 'tom', opinion: 'fine' });
    expect(one.state.variables.form).toEqual({ note: 'seen' });
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(handed);
    expect(one.state.approval.handlers.review).toEqual(['rita']);
  });

  it('works inside a countersign', async () => {
    const one = await review('all', 'rita ralf');
    await one.as('review', 'rita', { type: 'delegate', toUserId: 'tom' });
    await one.agreeAs('review', 'ralf');
    await one.agreeAs('review', 'tom');
    expect(one.open()).toEqual(['review: rita']);
    await expect(one.as('review', 'rita', { type: 'delegate', toUserId: 'gone' })).rejects.toMatchObject({
      code: 'user-not-active',
    });
  });
});
