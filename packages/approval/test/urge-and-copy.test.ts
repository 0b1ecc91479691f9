import { describe, expect, it } from 'vitest';
import { begin } from './application.ts';

const urge = { type: 'urge', opinion: 'please' } as const;

describe('urge', () => {
  it('tells those for whom it waits, once an hour', async () => {
    const one = await begin('committee', 'ann');
    await one.act({ userId: 'ann' }, urge);
    expect(one.last.changes.notifications).toMatchObject(
      ['rita', 'ralf', 'tom'].map((userId) => ({ userId, event: 'urged', opinion: 'please' })),
    );
    expect(one.history.at(-1)).toMatchObject({ action: 'urge', actorId: 'ann', opinion: 'please' });
    await expect(one.act({ userId: 'ann' }, urge)).rejects.toMatchObject({ code: 'urged-already' });
    one.now += 60 * 60_000;
    await one.act({ userId: 'ann' }, urge);
  });

  it('is also for earlier handlers, and never reminds oneself', async () => {
    const one = await begin('committee', 'ann', {}, { 'mode="all"': 'mode="any"' });
    await one.agreeAs('review', 'tom');
    await expect(one.act({ userId: 'rita' }, urge)).rejects.toMatchObject({ code: 'forbidden' });
    await one.act({ userId: 'tom' }, urge);
    expect(one.last.changes.notifications).toMatchObject([{ userId: 'carl' }]);
  });

  it('finds nobody to remind where only oneself is to act', async () => {
    const one = await begin('committee', 'ann');
    await one.as('review', 'tom', { type: 'return', target: 'initiator' });
    await expect(one.act({ userId: 'ann' }, urge)).rejects.toMatchObject({ code: 'nobody-to-urge' });
  });
});

describe('copies', () => {
  const copy = (userIds: string[]) => ({ type: 'cc', userIds, opinion: 'for information' }) as const;

  it('go from handlers to anybody, also of what has ended', async () => {
    const one = await begin('committee', 'ann', {}, { 'mode="all"': 'mode="any"' });
    await one.act({ userId: 'rita' }, copy(['boss', 'boss', 'eve']));
    expect(one.last.changes.participants).toEqual([
      { userId: 'boss', relation: 'cc' },
      { userId: 'eve', relation: 'cc' },
    ]);
    expect(one.last.changes.notifications).toMatchObject([{ event: 'cc' }, { event: 'cc' }]);
    await one.agreeAs('review', 'tom');
    await one.agree('handle', 'carl');
    expect(one.state.status).toBe('completed');
    await one.act({ userId: 'carl' }, copy(['boss']));
    expect(one.history.at(-1)).toMatchObject({ action: 'cc', actorId: 'carl' });
  });

  it.each([
    ['boss', ['eve'], 'forbidden'],
    ['rita', ['gone'], 'user-not-active'],
    ['rita', [], 'user-not-active'],
  ])('of %s to %j are refused', async (userId, people, code) => {
    const one = await begin('committee', 'ann');
    await expect(one.act({ userId }, copy(people))).rejects.toMatchObject({ code });
  });
});
