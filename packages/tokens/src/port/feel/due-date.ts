import type { TimerSpec } from '@flowhall/bpmn';
import { describeValue, evaluate, hint, isoText } from '@flowhall/feel';
import { ExpressionError } from '../errors.ts';
import { evaluateFeel, type Scope } from './evaluate.ts';

/** When a timer is due, and how often in all (cycles; -1 = without end). */
export interface Due {
  dueAt: Date;
  repeat?: number;
}

/**
 * Computes when a timer is due.
 *
 * @param from start of durations and intervals
 * @throws ExpressionError when the expression yields no date, duration or interval of the kind asked for
 */
export function dueDate(elementId: string, timer: TimerSpec, from: Date, scope: Scope): Due {
  const value = resolve(elementId, timer.expression, scope);
  const due = timer.kind === 'cycle' ? cycleDue(value, from) : single(timer.kind, value, from, scope);
  if (due) return due;
  throw new ExpressionError(elementId, timer.expression, `this is no ${KINDS[timer.kind]}`);
}

const KINDS = {
  date: 'date (such as 2026-09-01T08:00:00+08:00)',
  duration: 'duration (such as P2D or PT4H)',
  cycle: 'repeating interval (such as R3/PT8H)',
};

/** Literals stand as they are; `= …` is FEEL. */
function resolve(elementId: string, expression: string, scope: Scope): string {
  if (!expression.startsWith('=')) return expression;
  const { value, notes } = evaluateFeel(elementId, expression.slice(1), scope);
  if (typeof value === 'string') return value;
  const text = isoText(value);
  if (text !== undefined) return text;
  throw new ExpressionError(elementId, expression, `the timer is ${describeValue(value)}${hint(notes)}`);
}

function single(kind: 'date' | 'duration', text: string, from: Date, scope: Scope): Due | undefined {
  const dueAt = kind === 'date' ? instant(text, scope.timeZone) : later(from, text);
  return dueAt && { dueAt };
}

function cycleDue(text: string, from: Date): Due | undefined {
  const match = /^R(\d*)\/(P[^/]+)$/.exec(text);
  if (!match?.[2]) return undefined;
  const dueAt = later(from, match[2]);
  return dueAt && { dueAt, repeat: match[1] ? Number(match[1]) : -1 };
}

const LENGTH = /^P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?)$/;
const UNITS_MS = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000];

/** Months have their own lengths: what has any is FEEL's to add; the rest is plain arithmetic and much faster. */
function later(from: Date, duration: string): Date | undefined {
  const parts = /\d/.test(duration) && !duration.endsWith('T') ? LENGTH.exec(duration)?.slice(1) : undefined;
  if (!parts) return toDate('from + duration(length)', { from, length: duration });
  return new Date(parts.reduce((at, part, i) => at + Number(part ?? 0) * (UNITS_MS[i] ?? 0), from.getTime()));
}

function instant(text: string, timeZone: string): Date | undefined {
  const zoned = /(?:Z|[+-]\d\d:\d\d|@[\w/]+)$/.test(text)
    ? text
    : `${text.includes('T') ? text : `${text}T00:00:00`}@${timeZone}`;
  // subtracting compares wall clocks in feelin, whatever their zones: take the offset off again
  const utc = '{local: date and time(zoned), at: epoch + (local - epoch) - local.time offset}.at';
  return toDate(utc, { epoch: new Date(0), zoned });
}

function toDate(expression: string, variables: Record<string, unknown>): Date | undefined {
  const { value } = evaluate(expression, { variables, clock: () => new Date(0), timeZone: 'UTC' });
  const date = new Date(isoText(value) ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
