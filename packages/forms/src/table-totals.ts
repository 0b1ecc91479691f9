import { isRecord } from './json.ts';

/** Decimals that a sum of amounts can have; binary fractions beyond are noise. */
const DECIMALS = 8;

/** The sum of a column over the rows that have a number there; nothing while none has. */
export function columnTotal(rows: unknown, column: string): number | undefined {
  if (!Array.isArray(rows)) return undefined;
  const numbers = rows.map((row: unknown) => (isRecord(row) ? row[column] : undefined));
  const found = numbers.filter((value) => typeof value === 'number');
  if (found.length === 0) return undefined;
  return Number(found.reduce((sum, value) => sum + value, 0).toFixed(DECIMALS));
}
