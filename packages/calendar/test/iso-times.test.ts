import { describe, expect, it } from 'vitest';
import {
  addDuration,
  cronFault,
  durationMs,
  nextCron,
  parseDuration,
  parseInstant,
  parseRepeatingInterval,
} from '../src/index.ts';

const SHANGHAI = 'Asia/Shanghai';
const PARIS = 'Europe/Paris';
const HOUR = 3_600_000;

describe('durations', () => {
  it.each([
    ['PT8H', { months: 0, days: 0, time: 8 * HOUR }],
    ['P1Y2M3DT4H5M6.5S', { months: 14, days: 3, time: 4 * HOUR + 306_500 }],
    ['P2W', { months: 0, days: 14, time: 0 }],
    ['PT0,25S', { months: 0, days: 0, time: 250 }],
    ['-P1DT1H', { months: 0, days: -1, time: -HOUR }],
  ])('%s', (text, parts) => expect(parseDuration(text)).toEqual(parts));

  it.each(['', 'P', 'PT', 'P1', '8H', 'P1H', 'PT1D', 'P-1D', 'P1DT', 'P1.5D', 'P9999999999D', 'PT1M1H', 'P1D1W'])(
    '%s is none',
    (text) => expect(parseDuration(text)).toBeUndefined(),
  );

  it.each([
    ['2026-01-31T00:30:00+08:00', 'P1M', SHANGHAI, '2026-02-28T00:30:00+08:00'],
    ['2028-02-29T12:00:00+08:00', 'P1Y', SHANGHAI, '2029-02-28T12:00:00+08:00'],
    ['2026-03-31T12:00:00+08:00', '-P1M', SHANGHAI, '2026-02-28T12:00:00+08:00'],
    // the clock in Paris shows the same time a day later, an hour of time is an hour
    ['2026-03-28T12:00:00+01:00', 'P1D', PARIS, '2026-03-29T12:00:00+02:00'],
    ['2026-03-28T12:00:00+01:00', 'PT24H', PARIS, '2026-03-29T13:00:00+02:00'],
  ])('%s and %s in %s: %s', (from, text, zone, to) => {
    const duration = parseDuration(text);
    expect(duration && addDuration(new Date(from), duration, zone)).toEqual(new Date(to));
  });

  it.each(['P999999999Y', 'P999999999D', 'PT999999999H'])('%s leads out of time', (text) => {
    const duration = parseDuration(text);
    expect(duration && addDuration(new Date('2026-01-01Z'), duration, SHANGHAI).getTime()).toBeNaN();
  });
});

describe('lengths', () => {
  it.each([
    ['PT30S', 30_000],
    ['PT1H30M', 5_400_000],
    ['P1DT1S', 86_401_000],
    ['P1W', 604_800_000],
    ['P', undefined],
    ['PT', undefined],
    ['P1M', undefined],
    ['-PT1S', undefined],
    ['30', undefined],
    ['', undefined],
  ])('%s lasts %s ms', (text, milliseconds) => {
    expect(durationMs(text)).toBe(milliseconds);
  });
});

describe('instants', () => {
  it.each([
    ['2026-09-01', '2026-08-31T16:00:00.000Z'],
    ['2026-09-01T08:00', '2026-09-01T00:00:00.000Z'],
    ['2026-09-01T08:00:30.25', '2026-09-01T00:00:30.250Z'],
    ['2026-09-01T24:00:00', '2026-09-01T16:00:00.000Z'],
    ['2026-09-01T08:00:00Z', '2026-09-01T08:00:00.000Z'],
    ['2026-09-01T08:00:00-0330', '2026-09-01T11:30:00.000Z'],
    ['2026-09-01T08:00:00@Europe/Paris', '2026-09-01T06:00:00.000Z'],
    ['2026-09-01T08:00:00@America/Argentina/Ushuaia', '2026-09-01T11:00:00.000Z'],
  ])('%s', (text, instant) => expect(parseInstant(text, SHANGHAI)?.toISOString()).toBe(instant));

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-09-01T25:00',
    '2026-09-01T08:61',
    'tomorrow',
    '2026-09-01T08:00@Mars/Moon',
  ])('%s is none', (text) => expect(parseInstant(text, SHANGHAI)).toBeUndefined());
});

describe('repeating intervals', () => {
  const every = { months: 0, days: 0, time: 8 * HOUR };
  const [start, end] = [new Date('2026-03-02T00:00:00Z'), new Date('2026-03-03T00:00:00Z')];
  it.each([
    ['R3/PT8H', { count: 3, every }],
    ['R/PT8H', { count: -1, every }],
    ['R/2026-03-02T00:00:00Z/PT8H', { count: -1, every, start }],
    ['R3/2026-03-02T08:00:00/PT8H', { count: 3, every, start }],
    ['R3/2026-03-02T08:00:00@Asia/Shanghai/PT8H', { count: 3, every, start }],
    ['R3/2026-03-02T00:00:00Z/PT8H/2026-03-03T00:00:00Z', { count: 3, every, start, end }],
    ['R/PT8H/2026-03-03T00:00:00Z', { count: -1, every, end }],
    ['R2/2026-03-02T00:00:00Z/2026-03-03T00:00:00Z', { count: 2, every: { ...every, time: 24 * HOUR }, start }],
  ])('%s', (text, interval) => expect(parseRepeatingInterval(text, SHANGHAI)).toEqual(interval));

  it.each([
    'R3',
    'R3/',
    'R0/PT8H',
    'R-1/PT8H',
    'R3/PT0S',
    'R3/PT0.5S',
    'R3/-PT1H',
    '3/PT8H',
    'R3/soon/PT8H',
    'R3/PT8H/PT8H',
    'R3/2026-03-02',
    'R3/2026-03-03/2026-03-02',
    'R3/2026-03-02/PT8H/2026-03-03/PT8H',
    '0 8 * * *',
  ])('%s is none', (text) => expect(parseRepeatingInterval(text, SHANGHAI)).toBeUndefined());
});

describe('cron', () => {
  const next = (pattern: string, after: string, zone: string) =>
    nextCron(pattern, new Date(after), zone)?.toISOString();

  it.each([
    ['30 8 * * MON-FRI', '2026-03-06T08:30:00+08:00', SHANGHAI, '2026-03-09T00:30:00.000Z'],
    ['*/10 * * * * *', '2026-03-02T00:00:05Z', SHANGHAI, '2026-03-02T00:00:10.000Z'],
    ['0 0 L * *', '2026-02-01T00:00:00Z', 'UTC', '2026-02-28T00:00:00.000Z'],
    ['0 12 * * *', '2026-03-28T12:00:00+01:00', PARIS, '2026-03-29T10:00:00.000Z'],
    // left out when clocks go forward: as soon as they show a later time
    ['30 2 * * *', '2026-03-28T12:00:00+01:00', PARIS, '2026-03-29T01:00:00.000Z'],
  ])('%s after %s in %s', (pattern, after, zone, at) => expect(next(pattern, after, zone)).toBe(at));

  it.each(['* * * *', '0 0 0 * * * *', '61 * * * *', '* * * * FOO', '0 8 30 2 *', 'daily', ''])('%s is none', (text) =>
    expect(cronFault(text)).toBeTypeOf('string'),
  );

  it.each(['0 8 * * *', '0 0 8 1,15 * ?', '0 9 * * FRI#2'])('%s is one', (text) =>
    expect(cronFault(text)).toBeUndefined(),
  );
});
