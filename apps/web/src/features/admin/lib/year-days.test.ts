import type { CalendarView } from '@flowhall/contracts';
import { expect, it } from 'vitest';
import { yearDays } from './year-days.ts';

const DAY = [{ from: '08:00', to: '12:00' }];
const calendar: CalendarView = {
  hours: { '1': DAY, '2': DAY, '3': DAY, '4': DAY, '5': DAY, '6': [], '7': [] },
  days: [{ date: '2026-10-12', kind: 'off', note: '校庆' }],
  openSteps: 0,
  publicDays: [
    { date: '2026-10-01', kind: 'off', name: { zh: '国庆节', en: 'National Day' } },
    { date: '2026-10-10', kind: 'working', name: { zh: '国庆节', en: 'National Day' } },
  ],
};

it('lays out months with Monday first', () => {
  const months = yearDays(2026, calendar);
  expect(months.map((month) => month.days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  expect(months[9]?.blanks).toBe(3);
});

it('lets own days go before public ones and these before weekdays', () => {
  const days = new Map(yearDays(2026, calendar)[9]?.days.map((day) => [day.date, day]));
  expect(days.get('2026-10-01')).toMatchObject({ kind: 'off', source: 'public' });
  expect(days.get('2026-10-10')).toMatchObject({ kind: 'working', source: 'public' });
  expect(days.get('2026-10-11')).toMatchObject({ kind: 'off', source: null });
  expect(days.get('2026-10-12')).toMatchObject({ kind: 'off', source: 'own', name: { zh: '校庆' } });
  expect(days.get('2026-10-13')).toMatchObject({ kind: 'working', source: null, name: null });
});
