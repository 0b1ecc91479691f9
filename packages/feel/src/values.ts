import { FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime } from 'feelin';

/** Turns a FEEL value into plain JSON data: dates, times and durations become ISO strings. */
export function plainValue(value: unknown): unknown {
  if (value === undefined || typeof value === 'function') return null;
  return JSON.parse(JSON.stringify(value));
}

/** Whether a plain value is an object (FEEL: a context). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** ISO 8601 text of a FEEL date, time, date and time or duration; nothing for other values. */
export function isoText(value: unknown): string | undefined {
  const isTemporal =
    value instanceof FeelDuration ||
    value instanceof FeelDateTime ||
    value instanceof FeelDate ||
    value instanceof FeelTime;
  return isTemporal ? value.toString() : undefined;
}

/** Says what kind of value it is, without showing business data. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function' || value instanceof FeelFunction) return 'a function';
  if (value instanceof FeelRange) return 'a range';
  if (isoText(value) !== undefined) return value instanceof FeelDuration ? 'a duration' : 'a date or time';
  return typeof value === 'object' ? 'a context' : `a ${typeof value}`;
}

/** A value that expressions can call as a function, by position or by the names of its parameters. */
export function feelFunction(parameters: readonly string[], call: (...values: unknown[]) => unknown): unknown {
  return new FeelFunction(call, [...parameters]);
}
