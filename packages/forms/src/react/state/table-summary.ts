import type { Say } from '../texts/text.ts';

/** How many rows there are, and how many there should be when a field (`ui:options.rowsFrom`) says so. */
export function tableSummary(
  say: Say,
  options: Readonly<Record<string, unknown>> | undefined,
  value: Readonly<Record<string, unknown>>,
  count: number,
): string {
  const from = options?.rowsFrom;
  const expected = typeof from === 'string' ? value[from] : undefined;
  return typeof expected === 'number' ? say('table.count-of', { count, expected }) : say('table.count', { count });
}
