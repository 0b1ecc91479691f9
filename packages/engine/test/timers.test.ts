import { describe, expect, test } from 'vitest';
import { ExpressionError, StaleCommandError, step } from '../src/index.ts';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import { boundaryTimer, bpmn, chain, end, log, start, timer, user } from './models.ts';

const onTask = (interrupts: boolean, kind: 'timeDate' | 'timeDuration' | 'timeCycle', value: string) =>
  bpmn(
    start() + end('end', 'e2') + user('u', 'late') + boundaryTimer('t', 'u', interrupts, kind, value),
    chain('start', 'u', 'end') + chain('t', 'late', 'e2'),
  );

/** What the timer leads to is done at once: a second token could otherwise come while the first waits there. */
const reminding = (value: string) =>
  bpmn(
    start() + end('end', 'e2') + user('u') + log('remind') + boundaryTimer('t', 'u', false, 'timeCycle', value),
    chain('start', 'u', 'end') + chain('t', 'remind', 'e2'),
  );

const caught = (kind: 'timeDate' | 'timeDuration' | 'timeCycle', value: string) =>
  bpmn(
    start() + end() + user('u'),
    `<intermediateCatchEvent id="t">${timer(kind, value)}</intermediateCatchEvent>`,
    chain('start', 't', 'u', 'end'),
  );

describe.each(RUNTIMES)('on %s', (runtime) => {
  compileWith({ runtime });

  describe('boundary timer', () => {
    test('interrupting: the task is cancelled', async () => {
      const d = await Driver.start(onTask(true, 'timeDuration', 'PT1H'));
      expect(d.timers).toEqual(['t@2026-03-02T02:00:00.000Z']);
      expect(d.fire('t').waiting).toEqual(['late']);
      expect(d.events).toEqual(['entered t', 'cancelled u', 'left t', 'taken t_late', 'entered late']);
      expect(d.timers).toEqual([]);
    });

    test('not interrupting: the task stays, the timer happens once', async () => {
      const d = await Driver.start(onTask(false, 'timeDuration', 'PT1H'));
      expect(d.fire('t').waiting).toEqual(['late', 'u']);
      expect(d.timers).toEqual([]);
      expect(d.complete('u').complete('late').last.status).toBe('completed');
    });

    test('a cycle happens as often as it says', async () => {
      const d = await Driver.start(reminding('R2/PT1H'), { log: [] });
      d.now = new Date('2026-03-02T02:00:00Z');
      expect(d.fire('t').timers).toEqual(['t@2026-03-02T03:00:00.000Z']);
      expect(d.fire('t').timers).toEqual([]);
      expect([d.waiting, d.log]).toEqual([['u'], ['remind', 'remind']]);
    });

    test('an endless cycle re-arms until the task is done', async () => {
      const d = await Driver.start(reminding('R/P1D'), { log: [] });
      for (let n = 0; n < 5; n++) d.fire('t');
      expect(d.timers).toHaveLength(1);
      expect(d.complete('u').last.status).toBe('completed');
      expect(d.timers).toEqual([]);
    });

    test('a cycle that began in the past is entered where it stands', async () => {
      const d = await Driver.start(reminding('R4/2026-03-02T06:30:00+08:00/PT1H'), { log: [] });
      // 22:30, 23:30 and 0:30 are over: one is left
      expect(d.timers).toEqual(['t@2026-03-02T01:30:00.000Z']);
      expect(d.fire('t').timers).toEqual([]);
      const over = await Driver.start(reminding('R2/2026-03-02T06:30:00+08:00/PT1H'), { log: [] });
      expect(over.timers).toEqual(['t@2026-03-02T01:00:00.000Z']);
      expect(over.fire('t').timers).toEqual([]);
    });

    test('a cycle with a start and an end happens between them', async () => {
      const d = await Driver.start(reminding('R/2026-03-31T09:00:00/P1M/2026-06-01'), { log: [] });
      const due = ['2026-03-31T01:00:00.000Z', '2026-04-30T01:00:00.000Z', '2026-05-31T01:00:00.000Z'];
      for (const at of due) {
        expect(d.timers).toEqual([`t@${at}`]);
        d.now = new Date(at);
        d.fire('t');
      }
      expect(d.timers).toEqual([]);
      expect(d.waiting).toEqual(['u']);
    });

    test('counted times that were missed are made up for, endless ones are not', async () => {
      const late = new Date('2026-03-05T01:30:00Z');
      const counted = await Driver.start(reminding('R3/P1D'), { log: [] });
      counted.now = late;
      expect(counted.fire('t').timers).toEqual(['t@2026-03-04T01:00:00.000Z']);
      const endless = await Driver.start(reminding('R/P1D'), { log: [] });
      endless.now = late;
      expect(endless.fire('t').timers).toEqual(['t@2026-03-06T01:00:00.000Z']);
    });

    test.each([
      ['30 8 * * MON-FRI', '2026-03-03T00:30:00.000Z', '2026-03-04T00:30:00.000Z'],
      ['*/20 0 9 * * *', '2026-03-02T01:00:20.000Z', '2026-03-02T01:00:40.000Z'],
      ['= "0 " + string(hour) + " 1 * *"', '2026-03-31T16:00:00.000Z', '2026-04-30T16:00:00.000Z'],
    ])('cron: %s', async (pattern, first, second) => {
      const d = await Driver.start(reminding(pattern), { log: [], hour: 0 });
      expect(d.timers).toEqual([`t@${first}`]);
      d.now = new Date(first);
      expect(d.fire('t').timers).toEqual([`t@${second}`]);
      expect(d.complete('u').last.status).toBe('completed');
    });

    test('the task was faster: the timer goes, and firing it then is stale', async () => {
      const d = await Driver.start(onTask(true, 'timeDuration', 'PT1H'));
      const executionId = d.executionId('t');
      const late = await Driver.start(onTask(true, 'timeDuration', 'PT1H'));
      expect(late.complete('u').last.status).toBe('completed');
      expect(() => late.send({ type: 'fire-timer', executionId })).toThrow(StaleCommandError);
    });
  });

  test('an overdue timer does not fire by being loaded, and its due date does not move', async () => {
    const d = await Driver.start(onTask(true, 'timeDuration', 'PT1H'));
    d.now = new Date('2027-01-01T00:00:00Z');
    expect(() => d.send({ type: 'complete', executionId: 'u_999' })).toThrow(StaleCommandError);
    d.move([{ type: 'step', elementId: 'u' }], [{ elementId: 'late' }]);
    const e = await Driver.start(
      bpmn(
        start() + end() + user('u', 'v', 'w') + boundaryTimer('t', 'u', true, 'timeDuration', 'PT1H'),
        '<parallelGateway id="f"/>',
        chain('start', 'f', 'u', 'end') + chain('f', 'v', 'w', 'end') + chain('t', 'end'),
      ),
    );
    e.now = new Date('2027-01-01T00:00:00Z');
    expect(e.complete('v').waiting).toEqual(['u', 'w']);
    expect(e.timers).toEqual(['t@2026-03-02T02:00:00.000Z']);
  });

  describe('due dates', () => {
    test.each([
      ['timeDuration', 'P40D', '2026-04-11T01:00:00.000Z'],
      ['timeDuration', 'P1M', '2026-04-02T01:00:00.000Z'],
      ['timeDuration', 'P2W', '2026-03-16T01:00:00.000Z'],
      ['timeDuration', '= duration("PT" + string(hours) + "H")', '2026-03-02T04:00:00.000Z'],
      ['timeDate', '2026-09-01T08:00:00+08:00', '2026-09-01T00:00:00.000Z'],
      ['timeDate', '2026-09-01T08:00:00Z', '2026-09-01T08:00:00.000Z'],
      // without a zone: that of the university
      ['timeDate', '2026-09-01T08:00:00', '2026-09-01T00:00:00.000Z'],
      ['timeDate', '= date(day)', '2026-09-01T16:00:00.000Z'],
      ['timeDate', '= now() + duration("PT1M")', '2026-03-02T01:01:00.000Z'],
      ['timeDuration', '= now() - date and time("2026-03-02T00:30:00Z")', '2026-03-02T01:30:00.000Z'],
      ['timeCycle', 'R/2026-03-02T09:30:00/2026-03-03T09:30:00', '2026-03-02T01:30:00.000Z'],
      ['timeCycle', '0 9 1 9 *', '2026-09-01T01:00:00.000Z'],
    ] as const)('%s %s', async (kind, value, due) => {
      const d = await Driver.start(caught(kind, value), { hours: 3, day: '2026-09-02' });
      expect(d.timers).toEqual([`t@${due}`]);
      expect(d.fire('t').waiting).toEqual(['u']);
    });

    test.each(['= hours > 1', '= missing', '= "soon"'])('%s is no due date', async (value) => {
      await expect(Driver.start(caught('timeDate', value), { hours: 3 })).rejects.toThrow(ExpressionError);
    });
  });

  describe('working time', () => {
    const inWorkingTime = (value: string) =>
      caught('timeDuration', value).replace('<timerEventDefinition', '$& flow:workingTime="true"');

    test.each([
      // Monday, 9:00: office hours are 8:00–12:00 and 14:00–17:30
      ['PT4H', '2026-03-02T07:00:00.000Z'],
      ['P5D', '2026-03-09T01:00:00.000Z'],
      ['= duration("P" + string(days) + "DT1H")', '2026-03-04T02:00:00.000Z'],
    ])('%s', async (value, due) => {
      const d = await Driver.start(inWorkingTime(value), { days: 2 });
      expect(d.timers).toEqual([`t@${due}`]);
    });

    test.each(['= duration("P1M")', '= "P1W"', '= duration("-PT1H")'])('%s cannot be counted', async (value) => {
      await expect(Driver.start(inWorkingTime(value))).rejects.toThrow(/working time is counted/);
    });

    test('needs a calendar', async () => {
      const { model } = await Driver.start(inWorkingTime('PT1H'));
      const context = { clock: () => new Date('2026-03-02T01:00:00Z'), variables: {} };
      expect(() => step(model, null, { type: 'start' }, context)).toThrow(/no working calendar/);
    });
  });

  test('a timer start event has happened when the process is started', async () => {
    const body = chain('start', 'u', 'end') + chain('nightly', 'v', 'end');
    const xml = bpmn(
      start() + end() + user('u', 'v'),
      `<startEvent id="nightly">${timer('timeCycle', 'R/P1D')}</startEvent>`,
      body,
    );
    const d = await Driver.start(xml);
    expect(d.waiting).toEqual(['u']);
    expect(d.timers).toEqual([]);
    const nightly = Driver.of(d.model).send({ type: 'start', startEventId: 'nightly' });
    expect(nightly.waiting).toEqual(['v']);
  });
});
