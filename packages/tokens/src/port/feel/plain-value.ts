/** Turns a FEEL value into plain JSON data: dates, times and durations become ISO strings. */
export function plainValue(value: unknown): unknown {
  if (value === undefined || typeof value === 'function') return null;
  return JSON.parse(JSON.stringify(value));
}

/** Whether a plain value is an object (FEEL: a context). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
