import type { TimerSpec } from '@flowhall/bpmn';
import { addDuration, looksLikeCron, parseDuration, parseInstant } from '@flowhall/calendar';
import { describeValue, hint, isoText } from '@flowhall/feel';
import { ExpressionError } from './errors.ts';
import { evaluateFeel, type Scope } from './feel.ts';
import { cronSeries, intervalSeries, type Series } from './timer-series.ts';

/** When a timer is due, and how often it will happen, this time included (cycles; -1 = without end). */
export interface Due {
  dueAt: Date;
  repeat?: number;
}

/**
 * When a timer that is set up now is due first. Dates without a zone and local days are those of the scope's zone.
 *
 * @throws ExpressionError when the timer says no date, duration or cycle, as its kind demands
 */
export function dueDate(elementId: string, timer: TimerSpec, scope: Scope): Due {
  const text = resolve(elementId, timer, scope);
  const due =
    timer.kind === 'cycle' ? seriesOf(text, scope)?.first(scope.clock()) : single(elementId, timer, text, scope);
  if (due) return due;
  throw new ExpressionError(elementId, timer.expression, `this is no ${KINDS[timer.kind]}`);
}

/**
 * When a timer that has happened is due again; nothing when it was the last time. A series of counted times makes up for
 * those that were missed; an endless one and cron go on from now.
 *
 * @param happened what {@link dueDate} or this function said of the time that has happened
 * @throws ExpressionError
 */
export function nextDue(elementId: string, timer: TimerSpec, happened: Due, scope: Scope): Due | undefined {
  const { dueAt, repeat } = happened;
  if (timer.kind !== 'cycle' || repeat === undefined || repeat === 1) return undefined;
  const series = seriesOf(resolve(elementId, timer, scope), scope);
  if (!series) throw new ExpressionError(elementId, timer.expression, `this is no ${KINDS.cycle}`);
  const now = scope.clock();
  return series.next(dueAt, repeat === -1 && now > dueAt ? now : dueAt, repeat === -1 ? -1 : repeat - 1);
}

const KINDS = {
  date: 'date (such as 2026-09-01T08:00:00+08:00)',
  duration: 'duration (such as P2D or PT4H)',
  cycle: 'repeating interval (such as R3/PT8H) or cron pattern (such as 0 8 * * MON-FRI)',
};

/** Literals stand as they are; `= …` is FEEL. */
function resolve(elementId: string, { expression }: TimerSpec, scope: Scope): string {
  if (!expression.startsWith('=')) return expression;
  const { value, notes } = evaluateFeel(elementId, expression.slice(1), scope);
  const text = typeof value === 'string' ? value : isoText(value);
  if (text !== undefined) return text;
  throw new ExpressionError(elementId, expression, `the timer is ${describeValue(value)}${hint(notes)}`);
}

function seriesOf(text: string, { timeZone }: Scope): Series | undefined {
  return looksLikeCron(text) ? cronSeries(text, timeZone) : intervalSeries(text, timeZone);
}

function single(elementId: string, timer: TimerSpec, text: string, scope: Scope): Due | undefined {
  if (timer.kind === 'date') {
    const date = parseInstant(text, scope.timeZone);
    return date && { dueAt: date };
  }
  const duration = parseDuration(text);
  if (!duration) return undefined;
  if (timer.workingTime) return { dueAt: inWorkingTime(elementId, timer, text, scope) };
  const dueAt = addDuration(scope.clock(), duration, scope.timeZone);
  return Number.isNaN(dueAt.getTime()) ? undefined : { dueAt };
}

function inWorkingTime(elementId: string, timer: TimerSpec, text: string, scope: Scope): Date {
  const failure = (why: string) => new ExpressionError(elementId, timer.expression, why);
  const { months = 0, days = 0, time = 0 } = parseDuration(text) ?? {};
  // a week has no fixed number of working days
  if (months || days < 0 || time < 0 || text.includes('W'))
    throw failure('working time is counted in days, hours, minutes and seconds, such as P3D or PT4H');
  if (!scope.calendar) throw failure('there is no working calendar to count with');
  try {
    return scope.calendar.addWorkingTime(scope.clock(), { days, time });
  } catch (error) {
    throw failure(error instanceof RangeError ? error.message : String(error));
  }
}
