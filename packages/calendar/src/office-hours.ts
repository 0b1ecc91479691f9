import type { Weekday } from './zone.ts';

/** From and to on the clock of the wall, `HH:MM`; the end of a day is `24:00`. */
export type OfficeSpan = readonly [from: string, to: string];

/** Office hours of each weekday; a weekday that is left out has none. */
export type OfficeHours = Readonly<Partial<Record<Weekday, readonly OfficeSpan[]>>>;

/** In milliseconds since midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Spans of a day in their order.
 *
 * @throws RangeError for times that are none and for spans that are empty or overlap
 */
export function readSpans(spans: readonly OfficeSpan[]): Span[] {
  const read = spans.map(([from, to]) => ({ from: millisecondsOf(from), to: millisecondsOf(to) }));
  let last = 0;
  for (const [nr, { from, to }] of read.entries()) {
    if (from < last || to <= from)
      throw new RangeError(`Office hours ${spans[nr]?.join('–')}: spans of a day follow each other and are not empty`);
    last = to;
  }
  return read;
}

function millisecondsOf(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
  const sum = hours === undefined ? Number.NaN : (Number(hours) * 60 + Number(minutes)) * 60_000;
  if (!(sum <= 86_400_000)) throw new RangeError(`Office hours: "${time}" is no time such as 08:30`);
  return sum;
}
