import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import { describe, expect, it } from 'vitest';
import type { InstanceState } from '../src/index.ts';
import { Application, loadModel } from './application.ts';

const MINUTE = 60_000;
const at = (time: string): number => Date.parse(`${time}+08:00`);

/** The committee's review with a due time. */
const due = (settings: string, more: Record<string, string> = {}) => ({
  '<flow:action name="delegate" />': `<flow:action name="delegate" /><flow:due ${settings} />`,
  ...more,
});
const startAt = async (time: string, model: string, changes: Record<string, string>, form = {}) => {
  const one = new Application(await loadModel(model, undefined, changes));
  one.now = at(time);
  return one.start('ann', { form });
};

const timeOf = (state: InstanceState, stepId = 'review') =>
  state.rounds.find((one) => one.stepId === stepId)?.state.time;

/** Lets the clock go to an instant, waking rounds as their jobs would. */
async function until(one: Application, time: string): Promise<string[]> {
  const woken: string[] = [];
  const end = at(time);
  for (;;) {
    const [next] = one.state.rounds
      .flatMap(({ id, state }) =>
        state.time?.marks[0] ? [{ roundId: id, at: Date.parse(state.time.marks[0].at) }] : [],
      )
      .filter((wake) => wake.at <= end)
      .sort((a, b) => a.at - b.at);
    if (!next) break;
    one.now = next.at;
    await wake(one, next.roundId);
    woken.push(
      ...one.last.changes.history
        .filter((entry) => /remind|overdue/.test(entry.action))
        .map((entry) => `${entry.at} ${entry.action}`),
    );
  }
  one.now = end;
  return woken;
}
const wake = (one: Application, roundId: string) => one.act(null, { type: 'round-time', roundId });
const told = (one: Application, event: string) =>
  one.last.changes.notifications.filter((message) => message.event === event).map((message) => message.userId);

describe('a working calendar that drives deadlines', () => {
  // National Day 2025: off from Wednesday, October 1st, to the 8th; Sunday, September 28th, was worked for it.
  it.each([
    ['over a swapped working day', '2025-09-26T16:00', 'after="P1D"', '2025-09-28T16:00'],
    ['over public holidays', '2025-09-30T16:00', 'after="P1D"', '2025-10-09T16:00'],
    ['in office hours over public holidays', '2025-09-30T16:30', 'after="PT2H"', '2025-10-09T09:00'],
    ['by the clock', '2025-09-30T16:00', 'after="P1D" counts="clock"', '2025-10-01T16:00'],
    [
      'by an expression',
      '2025-09-30T16:00',
      'after="= if urgent then &quot;PT30M&quot; else duration(&quot;P2D&quot;)"',
      '2025-09-30T16:30',
    ],
  ])('%s', async (_, start, settings, end) => {
    const one = await startAt(start, 'committee', due(settings), { urgent: true });
    const dueAt = new Date(at(end)).toISOString();
    expect(timeOf(one.state)).toMatchObject({ dueAt, marks: [{ at: dueAt, what: 'overdue' }] });
    expect(one.state.tasks.map((task) => task.dueAt)).toEqual([dueAt, dueAt, dueAt]);
    expect(one.last.currentSteps[0]?.dueAt).toBe(dueAt);
    expect(one.last.changes.wakes).toEqual([{ roundId: one.state.rounds[0]?.id, at: dueAt }]);
  });

  it('knows reminders before and after, also across holidays', async () => {
    const settings = 'after="P2D" remindBefore="PT2H, P1D P9D" remindAfter="P1D"';
    const one = await startAt('2025-09-29T16:00', 'committee', due(settings));
    expect(timeOf(one.state)?.marks).toEqual(
      [
        ['2025-09-30T16:00', 'soon'],
        ['2025-10-09T14:00', 'soon'],
        ['2025-10-09T16:00', 'overdue'],
        ['2025-10-10T16:00', 'late'],
      ].map(([time, what]) => ({ at: new Date(at(time as string)).toISOString(), what })),
    );
  });

  it('leaves steps alone that are not due', async () => {
    expect(timeOf((await startAt('2025-09-29T16:00', 'committee', {})).state)).toBeUndefined();
    const one = await startAt('2025-09-29T16:00', 'committee', due('after="= null"'));
    expect(timeOf(one.state)).toBeUndefined();
    expect(one.last.changes.wakes).toEqual([]);
    const broken = startAt('2025-09-29T16:00', 'committee', due('after="= 3"'));
    await expect(broken).rejects.toMatchObject({ code: 'process-failed' });
  });
});

describe('a calendar that changes', () => {
  const recount = (one: Application) =>
    one.act(null, { type: 'recount-time', roundId: one.state.rounds[0]?.id ?? 'none' });
  /** Friday and Monday of that week are off. */
  const withDaysOff = chineseWorkingCalendar({ daysOff: ['2026-03-06', '2026-03-09'], workingDays: [] });
  const iso = (time: string) => new Date(at(time)).toISOString();

  it('moves what is left of the time of an open step, from where it began', async () => {
    const one = await startAt('2026-03-04T10:00', 'committee', due('after="P3D" remindBefore="P1D" remindAfter="P1D"'));
    expect(timeOf(one.state)?.dueAt).toBe(iso('2026-03-09T10:00'));
    const versions = one.state.tasks.map((task) => task.version);
    one.now = at('2026-03-05T09:00');
    one.calendar = withDaysOff;
    await recount(one);
    expect(timeOf(one.state)?.marks).toEqual([
      { at: iso('2026-03-10T10:00'), what: 'soon' },
      { at: iso('2026-03-11T10:00'), what: 'overdue' },
      { at: iso('2026-03-12T10:00'), what: 'late' },
    ]);
    expect(one.state.tasks.map((task) => task.dueAt)).toEqual(Array(3).fill(iso('2026-03-11T10:00')));
    expect(one.state.tasks.map((task) => task.version)).toEqual(versions);
    expect(one.last.changes.wakes).toEqual([{ roundId: one.state.rounds[0]?.id, at: iso('2026-03-10T10:00') }]);
    expect(one.last.changes.history).toEqual([]);
    // Once more changes nothing, and the former calendar brings the former time back.
    await recount(one);
    expect(one.last.changes.wakes).toEqual([]);
    one.calendar = chineseWorkingCalendar();
    await recount(one);
    expect(timeOf(one.state)?.dueAt).toBe(iso('2026-03-09T10:00'));
  });

  it('keeps the length that an expression gave, whatever the form says now', async () => {
    const settings = due('after="= if urgent then &quot;P1D&quot; else &quot;P3D&quot;"');
    const one = await startAt('2026-03-05T10:00', 'committee', settings, { urgent: true });
    const { variables } = one.state;
    one.last = { ...one.last, state: { ...one.state, variables: { ...variables, form: { urgent: false } } } };
    one.calendar = withDaysOff;
    await recount(one);
    expect(timeOf(one.state)?.dueAt).toBe(iso('2026-03-10T10:00'));
  });

  it('leaves alone what goes by the clock, what is over, and what is decided', async () => {
    const clock = await startAt('2026-03-05T10:00', 'committee', due('after="P1D" counts="clock"'));
    clock.calendar = withDaysOff;
    const before = clock.state;
    await recount(clock);
    expect(clock.state).toEqual(before);

    const over = await startAt('2026-03-05T10:00', 'committee', due('after="P1D" remindAfter="P1D"'));
    await until(over, '2026-03-06T12:00');
    over.calendar = withDaysOff;
    await recount(over);
    expect(timeOf(over.state)?.dueAt).toBe(iso('2026-03-06T10:00'));

    const decided = await startAt('2026-03-05T10:00', 'committee', due('after="P1D"'));
    const roundId = decided.state.rounds[0]?.id ?? '';
    for (const person of ['tom', 'rita', 'ralf']) await decided.agreeAs('review', person);
    decided.calendar = withDaysOff;
    const closed = decided.state;
    await decided.act(null, { type: 'recount-time', roundId });
    expect(decided.state).toEqual(closed);
  });
});

describe('reminders', () => {
  const settings = due('after="P2D" remindBefore="P1D" remindAfter="P1D"');

  it('go once each to those who have not acted', async () => {
    const one = await startAt('2026-03-02T09:00', 'committee', settings);
    await one.agreeAs('review', 'tom');
    expect(await until(one, '2026-03-03T09:00')).toEqual(['2026-03-03T01:00:00.000Z remind']);
    expect(told(one, 'due-soon')).toEqual(['rita', 'ralf']);
    expect(one.history.at(-1)).toMatchObject({ action: 'remind', actorId: null, stepId: 'review' });
    expect(one.last.changes.wakes).toHaveLength(1);
    const [round] = one.state.rounds;
    const before = structuredClone(one.state);
    await wake(one, round?.id ?? '');
    expect(one.last.changes).toMatchObject({ history: [], notifications: [], wakes: [] });
    expect(one.state).toEqual(before);
    expect(await until(one, '2026-03-31T09:00')).toEqual([
      '2026-03-04T01:00:00.000Z overdue',
      '2026-03-05T01:00:00.000Z remind',
    ]);
    expect(told(one, 'overdue')).toEqual(['rita', 'ralf']);
  });

  it('are one message when a standstill missed several, and none when the time is over', async () => {
    const one = await startAt('2026-03-02T09:00', 'committee', due('after="P5D" remindBefore="P1D P2D P3D"'));
    const roundId = one.state.rounds[0]?.id ?? '';
    one.now = at('2026-03-06T12:00');
    await wake(one, roundId);
    expect(told(one, 'due-soon')).toEqual(['rita', 'ralf', 'tom']);
    expect(timeOf(one.state)?.marks).toHaveLength(1);
    const other = await startAt(
      '2026-03-02T09:00',
      'committee',
      due('after="P5D" remindBefore="P1D" remindAfter="P1D"'),
    );
    other.now = at('2026-03-30T12:00');
    await wake(other, other.state.rounds[0]?.id ?? '');
    expect(other.last.changes.history.map((entry) => entry.action)).toEqual(['overdue']);
    expect(other.last.changes.wakes).toEqual([]);
  });

  it('stop when the round is decided', async () => {
    const one = await startAt('2026-03-02T09:00', 'committee', settings);
    const roundId = one.state.rounds[0]?.id ?? '';
    for (const person of ['tom', 'rita', 'ralf']) await one.agreeAs('review', person);
    expect(one.steps()).toEqual(['handle']);
    one.now = at('2026-03-31T09:00');
    await wake(one, roundId);
    expect(one.last.changes).toMatchObject({ history: [], notifications: [] });
    await one.agree('handle', 'carl');
    await wake(one, roundId);
    expect(one.last.changes.history).toEqual([]);
  });
});

describe('when the time is over', () => {
  const late = async (overdue: string, more: Record<string, string> = {}) => {
    const one = await startAt('2026-03-02T09:00', 'committee', due(`after="P1D" overdue="${overdue}"`, more));
    return one;
  };
  const entry = (one: Application) => one.history.find((one) => one.action === 'overdue')?.detail;

  it('notify tells the late and the applicant', async () => {
    const one = await late('notify');
    await until(one, '2026-03-03T09:00');
    expect(told(one, 'overdue')).toEqual(['rita', 'ralf', 'tom', 'ann']);
    expect(entry(one)?.overdue).toMatchObject({ did: 'notify', late: [{ id: 'rita' }, { id: 'ralf' }, { id: 'tom' }] });
    expect(one.steps()).toEqual(['review']);
  });

  it('head hands it to the head above, whose time begins anew, up to the top', async () => {
    const one = await late('head', { 'mode="all"': 'mode="claim"' });
    await one.on('review', 'rita', { type: 'claim' });
    await until(one, '2026-03-03T09:00');
    expect(one.open()).toEqual(['review: tom']);
    expect(told(one, 'escalated')).toEqual(['tom']);
    expect(told(one, 'overdue')).toEqual(['rita']);
    expect(entry(one)).toMatchObject({
      overdue: { did: 'head', late: [{ id: 'rita' }] },
      recipients: [{ people: [{ id: 'tom' }] }],
    });
    expect(one.task('review').dueAt).toBe(new Date(at('2026-03-04T09:00')).toISOString());
    expect(one.last.changes.participants).toEqual([{ userId: 'tom', relation: 'assignee' }]);
    await expect(one.agree('review', 'rita')).rejects.toMatchObject({ code: 'not-your-task' });
    await until(one, '2026-03-04T09:00');
    expect(one.open()).toEqual(['review: boss']);
    await until(one, '2026-03-05T09:00');
    expect(one.open()).toEqual(['review: boss']);
    expect(one.history.at(-1)?.detail.overdue).toMatchObject({ did: 'notify', instead: 'head' });
    expect(one.last.changes.wakes).toEqual([]);
    await one.agree('review', 'boss');
    expect(one.steps()).toEqual(['handle']);
  });

  it('head passes over those who work on it already', async () => {
    const one = await late('head');
    await until(one, '2026-03-03T09:00');
    // rita's head tom is asked himself: it goes to his head; for ralf and tom nobody is left above
    expect(one.open()).toEqual(['review: boss', 'review: ralf', 'review: tom']);
  });

  it('head takes unclaimed work from all candidates, and delegated work from its owner', async () => {
    const one = await late('head', { 'mode="all"': 'mode="claim"' });
    await until(one, '2026-03-03T09:00');
    expect(one.open()).toEqual(['review: boss']);
    expect(one.can('boss', 'review')).not.toContain('release');
    await expect(one.on('review', 'ralf', { type: 'claim' })).rejects.toMatchObject({ code: 'already-claimed' });
    const other = await late('head', { 'mode="all"': 'mode="claim"' });
    await other.on('review', 'rita', { type: 'delegate', toUserId: 'eve', opinion: 'x' });
    await until(other, '2026-03-03T09:00');
    expect(other.open()).toEqual(['review: tom']);
    await other.agree('review', 'tom');
    expect(other.steps()).toEqual(['handle']);
  });

  it.each(['single', 'claim', 'any', 'all', 'sequential', 'vote'])(
    'auto-agree goes on in the mode %s',
    async (mode) => {
      const vote = { 'overdue="auto-agree" />': 'overdue="auto-agree" /><flow:vote share="1" />' };
      const one = await late('auto-agree', { 'mode="all"': `mode="${mode}"`, ...(mode === 'vote' && vote) });
      if (mode === 'vote' || mode === 'all') await one.agreeAs('review', 'tom');
      await until(one, '2026-03-03T09:00');
      expect(one.steps()).toEqual(['handle']);
      expect(one.actions().slice(-1)).toEqual(['overdue review -']);
      expect(entry(one)).toMatchObject({ overdue: { did: 'auto-agree' }, recipients: [{ stepId: 'handle' }] });
      expect(one.state.approval.path.at(-1)).toMatchObject({
        outcome: 'auto-agree',
        handlerIds: mode === 'vote' || mode === 'all' ? ['tom'] : [],
      });
      expect(one.last.changes.tasks.updated.every((task) => task.status === 'cancelled')).toBe(true);
      await expect(one.act({ userId: 'tom' }, { type: 'withdraw' })).rejects.toThrow();
    },
  );

  it('auto-agree tells instead when only a person can say how it goes on', async () => {
    const settings = {
      '<flow:assignment rule="users" users="carl" />':
        '<flow:assignment rule="users" users="carl" /><flow:due after="P1D" overdue="auto-agree" />',
    };
    const one = await startAt('2026-03-02T09:00', 'choice', settings, { days: 5 });
    await one.agree('long', 'tom');
    await until(one, '2026-03-03T12:00');
    expect(one.steps()).toEqual(['file']);
    expect(one.history.at(-1)?.detail.overdue).toMatchObject({ did: 'notify', instead: 'auto-agree' });
    expect(told(one, 'overdue')).toEqual(['carl', 'ann']);
    expect(one.last.changes.wakes).toEqual([]);
    await one.agree('file', 'carl', { next: { flowId: 'toEnd' } });
    expect(one.state.status).toBe('completed');
  });

  it.each([
    ['return-previous', 'previous'],
    ['return-initiator', 'initiator'],
  ])('%s sends it back', async (overdue) => {
    const one = await late(overdue);
    const roundId = one.state.rounds[0]?.id ?? '';
    await until(one, '2026-03-03T09:00');
    expect(one.open()).toEqual(['apply: ann']);
    expect(entry(one)).toMatchObject({ overdue: { did: overdue }, target: { stepId: 'apply', resume: 'replay' } });
    expect(told(one, 'returned')).toEqual(['ann']);
    const closed = one.last.changes.rounds.updated.find((round) => round.id === roundId);
    expect(closed?.status).toBe('returned');
    await wake(one, roundId);
    expect(one.last.changes.history).toEqual([]);
    one.now += MINUTE;
    await one.agree('apply', 'ann');
    expect(one.steps()).toEqual(['review']);
    expect(timeOf(one.state)?.dueAt).toBe(new Date(at('2026-03-04T09:02')).toISOString());
  });
});
