import { type OfficeHours, readSpans, type Span } from './office-hours.ts';
import type { WorkingCalendar, WorkingDuration } from './working-calendar.ts';
import { addDays, instantAt, localDate, localTime, weekdayOf } from './zone.ts';

export interface WorkingCalendarOptions {
  /** IANA zone of dates and office hours. */
  readonly timeZone: string;
  readonly hours: OfficeHours;
  /** What public holidays say of a date (`YYYY-MM-DD`); undefined for ordinary days, which go by their weekday. */
  readonly publicDay?: (date: string) => 'off' | 'working' | undefined;
  /** Own days off; they go before public ones. */
  readonly daysOff?: Iterable<string>;
  /** Own working days, with the office hours of their weekday, else of the first weekday that has any. */
  readonly workingDays?: Iterable<string>;
}

/**
 * Working time by zone, office hours, public holidays and the organisation's own days.
 *
 * @throws RangeError for options that make no calendar: bad times, no office hours at all, a day that is both on and off
 */
export function createWorkingCalendar(options: WorkingCalendarOptions): WorkingCalendar {
  return new Calendar(options);
}

/** A working time that does not end within this many days never ends. */
const HORIZON_DAYS = 36_525;
const KEPT_DAYS = 4000;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

class Calendar implements WorkingCalendar {
  readonly #timeZone: string;
  readonly #hours: readonly (readonly Span[])[];
  readonly #standard: readonly Span[];
  readonly #daysOff: ReadonlySet<string>;
  readonly #workingDays: ReadonlySet<string>;
  readonly #publicDay: (date: string) => 'off' | 'working' | undefined;
  readonly #stretches = new Map<string, readonly Stretch[]>();

  constructor({ timeZone, hours, publicDay, daysOff, workingDays }: WorkingCalendarOptions) {
    this.#timeZone = timeZone;
    this.#hours = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => readSpans(hours[weekday] ?? []));
    const standard = this.#hours.find((spans) => spans.length > 0);
    if (!standard) throw new RangeError('A working calendar needs office hours on one weekday at least');
    this.#standard = standard;
    this.#daysOff = new Set(daysOff);
    this.#workingDays = new Set(workingDays);
    this.#publicDay = publicDay ?? (() => undefined);
    for (const date of [...this.#daysOff, ...this.#workingDays])
      if (Number.isNaN(Date.parse(`${date}T00:00:00Z`)))
        throw new RangeError(`"${date}" is no date such as 2026-05-01`);
    for (const date of this.#daysOff)
      if (this.#workingDays.has(date)) throw new RangeError(`${date} is both a day off and a working day`);
    localDate(new Date(0), timeZone);
  }

  get dayLength(): number {
    return this.#standard.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  isWorkingDay(date: string): boolean {
    if (this.#workingDays.has(date)) return true;
    if (this.#daysOff.has(date)) return false;
    const said = this.#publicDay(date);
    return said ? said === 'working' : this.#ofWeekday(date).length > 0;
  }

  addWorkingTime(from: Date, { days, time }: WorkingDuration): Date {
    if (!(Number.isInteger(days) && days >= 0 && time >= 0)) throw new RangeError('A working time is not negative');
    return this.#addTime(days > 0 ? this.#moveWorkingDays(this.#nextOfficeHours(from), days, 1) : from, time);
  }

  workingTimeBetween(from: Date, to: Date): number {
    if (to < from) return -this.workingTimeBetween(to, from) || 0;
    const last = localDate(to, this.#timeZone);
    let sum = 0;
    for (let date = localDate(from, this.#timeZone); date <= last; date = addDays(date, 1))
      for (const stretch of this.#of(date))
        sum += Math.max(0, Math.min(stretch.to, to.getTime()) - Math.max(stretch.from, from.getTime()));
    return sum;
  }

  workingTimeBefore(to: Date, { days, time }: WorkingDuration): Date {
    if (!(Number.isInteger(days) && days >= 0 && time >= 0)) throw new RangeError('A working time is not negative');
    const end = days > 0 ? this.#moveWorkingDays(this.#lastOfficeHours(to), days, -1) : to;
    if (time === 0) return end;
    let left = time;
    for (const stretch of this.#until(end)) {
      const stop = Math.min(stretch.to, end.getTime());
      if (left <= stop - stretch.from) return new Date(stop - left);
      left -= stop - stretch.from;
    }
    throw endless();
  }

  /** The same time of day that many working days later, or earlier, from an instant of office hours. */
  #moveWorkingDays(start: Date, days: number, step: 1 | -1): Date {
    let date = localDate(start, this.#timeZone);
    for (let left = days; left > 0; left -= 1) date = this.#nextWorkingDay(date, step);
    const time = localTime(start, this.#timeZone);
    const spans = this.#spans(date);
    const span = step > 0 ? spans.find(({ to }) => time < to) : spans.findLast(({ from }) => time > from);
    const nearest = span ?? spans.at(step > 0 ? -1 : 0);
    return instantAt(date, nearest ? Math.min(Math.max(time, nearest.from), nearest.to) : time, this.#timeZone);
  }

  #addTime(from: Date, time: number): Date {
    if (time === 0) return from;
    let left = time;
    for (const stretch of this.#from(from)) {
      const start = Math.max(stretch.from, from.getTime());
      if (left <= stretch.to - start) return new Date(start + left);
      left -= stretch.to - start;
    }
    throw endless();
  }

  #nextOfficeHours(from: Date): Date {
    for (const stretch of this.#from(from)) return new Date(Math.max(stretch.from, from.getTime()));
    throw endless();
  }

  #lastOfficeHours(to: Date): Date {
    for (const stretch of this.#until(to)) return new Date(Math.min(stretch.to, to.getTime()));
    throw endless();
  }

  #nextWorkingDay(date: string, step: 1 | -1): string {
    for (let nr = 1; nr < HORIZON_DAYS; nr += 1) {
      const next = addDays(date, nr * step);
      if (this.#of(next).length > 0) return next;
    }
    throw endless();
  }

  /** Stretches of office hours that end after an instant. */
  *#from(from: Date): Iterable<Stretch> {
    const first = localDate(from, this.#timeZone);
    for (let nr = 0; nr < HORIZON_DAYS; nr += 1)
      for (const stretch of this.#of(addDays(first, nr))) if (stretch.to > from.getTime()) yield stretch;
  }

  /** Stretches of office hours that begin before an instant, the latest first. */
  *#until(to: Date): Iterable<Stretch> {
    const last = localDate(to, this.#timeZone);
    for (let nr = 0; nr < HORIZON_DAYS; nr += 1)
      for (const stretch of this.#of(addDays(last, -nr)).toReversed()) if (stretch.from < to.getTime()) yield stretch;
  }

  /** Office hours of a date as instants. */
  #of(date: string): readonly Stretch[] {
    const known = this.#stretches.get(date);
    if (known) return known;
    const at = (time: number) => instantAt(date, time, this.#timeZone).getTime();
    const made = this.#spans(date).map(({ from, to }) => ({ from: at(from), to: at(to) }));
    // hours that clocks leave out have no length
    const real = made.filter(({ from, to }) => to > from);
    if (this.#stretches.size >= KEPT_DAYS) this.#stretches.clear();
    this.#stretches.set(date, real);
    return real;
  }

  #spans(date: string): readonly Span[] {
    if (!this.isWorkingDay(date)) return [];
    const own = this.#ofWeekday(date);
    return own.length > 0 ? own : this.#standard;
  }

  #ofWeekday(date: string): readonly Span[] {
    return this.#hours[weekdayOf(date) - 1] ?? [];
  }
}

const endless = (): RangeError => new RangeError('The working time does not end within a hundred years');
