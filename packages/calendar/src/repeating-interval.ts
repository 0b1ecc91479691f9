import { addDuration, type Duration, parseDuration } from './duration.ts';
import { parseInstant } from './instant.ts';

/** A series of instants: one every so often, from a start. */
export interface RepeatingInterval {
  /** How often it happens in all; -1 = without end. */
  readonly count: number;
  readonly every: Duration;
  /** When it happens first; without one, one interval after it was set up. */
  readonly start?: Date;
  /** Nothing happens later than that. */
  readonly end?: Date;
}

/**
 * Reads an ISO 8601 repeating interval: `R3/PT8H`, `R/start/PT8H`, `R/start/end` (which says how long it is), `R3/PT8H/end` and,
 * with both bounds, `R3/start/PT8H/end`. Nothing for other texts, no repetition, and intervals without a length.
 */
export function parseRepeatingInterval(text: string, timeZone: string): RepeatingInterval | undefined {
  const [head = '', ...rest] = text.trim().split('/');
  const [, digits] = /^R(\d{0,9})$/.exec(head) ?? [];
  if (digits === undefined || digits === '0') return undefined;
  const parts = joinZones(rest).map((part) => parseDuration(part) ?? parseInstant(part, timeZone));
  const parsed = arrange(parts);
  if (!parsed || !isLong(parsed.every, timeZone)) return undefined;
  return { count: digits === '' ? -1 : Number(digits), ...parsed };
}

/** Names of zones have slashes of their own. */
function joinZones(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.includes('@') && !/^-?P|^\d/.test(part)) joined[joined.length - 1] = `${last}/${part}`;
    else joined.push(part);
  }
  return joined;
}

type Part = Duration | Date | undefined;

function arrange(parts: readonly Part[]): Omit<RepeatingInterval, 'count'> | undefined {
  const [one, two, three] = parts;
  if (parts.length > 3 || parts.includes(undefined)) return undefined;
  if (isDuration(one)) {
    if (parts.length === 1) return { every: one };
    return two instanceof Date && parts.length === 2 ? { every: one, end: two } : undefined;
  }
  if (!one || !two) return undefined;
  if (isDuration(two)) return { start: one, every: two, ...(three instanceof Date && { end: three }) };
  return parts.length === 2
    ? { start: one, every: { months: 0, days: 0, time: two.getTime() - one.getTime() } }
    : undefined;
}

const isDuration = (part: Part): part is Duration => part !== undefined && 'months' in part;

/** A second at least: shorter ones would never let anything else happen. */
function isLong(every: Duration, timeZone: string): boolean {
  const from = new Date('2001-01-01T00:00:00Z');
  return addDuration(from, every, timeZone).getTime() - from.getTime() >= 1000;
}
