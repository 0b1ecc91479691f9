import {
  addDuration,
  cronFault,
  type Duration,
  nextCron,
  parseRepeatingInterval,
  type RepeatingInterval,
} from '@flowhall/calendar';
import type { Due } from './due-date.ts';

/** What happens again and again. */
export interface Series {
  /** The first time when it is set up at an instant. */
  first(from: Date): Due | undefined;
  /**
   * The first time after an instant; nothing when the series is over.
   *
   * @param happened when it happened last
   * @param left how often it will still happen; -1 = without end
   */
  next(happened: Date, after: Date, left: number): Due | undefined;
}

/** Times by a cron pattern, without end; nothing for a text that is none. */
export function cronSeries(pattern: string, timeZone: string): Series | undefined {
  if (cronFault(pattern) !== undefined) return undefined;
  const following = (after: Date): Due | undefined => {
    const dueAt = nextCron(pattern, after, timeZone);
    return dueAt && { dueAt, repeat: -1 };
  };
  return { first: following, next: (_, after) => following(after) };
}

/** Times of an ISO 8601 repeating interval; nothing for a text that is none. */
export function intervalSeries(text: string, timeZone: string): Series | undefined {
  const interval = parseRepeatingInterval(text, timeZone);
  return interval && new IntervalSeries(interval, timeZone);
}

class IntervalSeries implements Series {
  readonly #interval: RepeatingInterval;
  readonly #timeZone: string;

  constructor(interval: RepeatingInterval, timeZone: string) {
    this.#interval = interval;
    this.#timeZone = timeZone;
  }

  /** What began in the past is entered where it stands; a series that is over happens once, at once, as a past date does. */
  first(from: Date): Due | undefined {
    const { count, start } = this.#interval;
    const nr = start ? this.#numberAfter(start, new Date(from.getTime() - 1), 0) : 1;
    const dueAt = this.#at(start ?? from, nr);
    if (Number.isNaN(dueAt.getTime())) return undefined;
    const missed = start ? nr : 0;
    if ((count !== -1 && missed >= count) || this.#isOver(dueAt)) return { dueAt: from, repeat: 1 };
    return { dueAt, repeat: count === -1 ? -1 : count - missed };
  }

  next(happened: Date, after: Date, left: number): Due | undefined {
    const anchor = this.#interval.start ?? happened;
    const dueAt = this.#at(anchor, this.#numberAfter(anchor, after, 1));
    return Number.isNaN(dueAt.getTime()) || this.#isOver(dueAt) ? undefined : { dueAt, repeat: left };
  }

  #isOver(at: Date): boolean {
    return this.#interval.end !== undefined && at > this.#interval.end;
  }

  /** The time with that number, counted from 0 at the anchor: months are counted from there, so that the 31st stays it. */
  #at(anchor: Date, nr: number): Date {
    const { months, days, time } = this.#interval.every;
    return addDuration(anchor, { months: months * nr, days: days * nr, time: time * nr }, this.#timeZone);
  }

  /** Number of the first time after an instant. */
  #numberAfter(anchor: Date, after: Date, least: number): number {
    const span = after.getTime() - anchor.getTime() - CLOCK_CHANGES;
    let nr = Math.max(least, Math.floor(span / longest(this.#interval.every)) - 1);
    while (this.#at(anchor, nr) <= after) nr += 1;
    return nr;
  }
}

const DAY = 86_400_000;
/** More than all changes of a zone's clocks make together. */
const CLOCK_CHANGES = 2 * DAY;

/** Milliseconds of an interval with the longest months. */
const longest = ({ months, days, time }: Duration): number => (months * 31 + days) * DAY + time;
