import type { CalendarView } from '@flowhall/contracts';

export interface YearDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly day: number;
  readonly kind: 'off' | 'working';
  /** What makes it no ordinary day: the organisation, or the public calendar. */
  readonly source: 'own' | 'public' | null;
  readonly name: { readonly zh: string; readonly en: string } | null;
}

export interface YearMonth {
  readonly month: number;
  /** Days of the week, Monday first, that lie before the first. */
  readonly blanks: number;
  readonly days: readonly YearDay[];
}

/** The twelve months of a year: own days go before public ones, these before the weekdays. */
export function yearDays(year: number, { hours, days, publicDays }: CalendarView): YearMonth[] {
  const own = new Map(days.map((one) => [one.date, one]));
  const announced = new Map(publicDays.map((one) => [one.date, one]));
  return Array.from({ length: 12 }, (_, index) => {
    const length = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
    return {
      month: index + 1,
      blanks: (new Date(Date.UTC(year, index, 1)).getUTCDay() + 6) % 7,
      days: Array.from({ length }, (__, nr): YearDay => {
        const at = new Date(Date.UTC(year, index, nr + 1));
        const date = at.toISOString().slice(0, 10);
        const mine = own.get(date);
        const known = announced.get(date);
        const name = known?.name ?? null;
        if (mine) {
          const note = mine.note ? { zh: mine.note, en: mine.note } : name;
          return { date, day: nr + 1, kind: mine.kind, source: 'own', name: note };
        }
        if (known) return { date, day: nr + 1, kind: known.kind, source: 'public', name };
        const spans = hours[WEEKDAYS[at.getUTCDay()] ?? '7'];
        return { date, day: nr + 1, kind: spans.length > 0 ? 'working' : 'off', source: null, name: null };
      }),
    };
  });
}

/** By the number that JavaScript gives a day of the week. */
const WEEKDAYS = ['7', '1', '2', '3', '4', '5', '6'] as const;
