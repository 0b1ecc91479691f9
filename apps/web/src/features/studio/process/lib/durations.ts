/** Units in which people say how long something takes. */
export const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;
export type Unit = (typeof UNITS)[number];

const PATTERNS: readonly [Unit, RegExp, (count: number) => string][] = [
  ['minutes', /^PT(\d+)M$/, (n) => `PT${n}M`],
  ['hours', /^PT(\d+)H$/, (n) => `PT${n}H`],
  ['days', /^P(\d+)D$/, (n) => `P${n}D`],
  ['weeks', /^P(\d+)W$/, (n) => `P${n}W`],
  ['months', /^P(\d+)M$/, (n) => `P${n}M`],
];

/** A duration in one unit; undefined when it is more than that, or an expression. */
export function readDuration(written: string): { count: number; unit: Unit } | undefined {
  for (const [unit, pattern] of PATTERNS) {
    const [, count] = pattern.exec(written.trim()) ?? [];
    if (count !== undefined) return { count: Number(count), unit };
  }
  return undefined;
}

/** ISO 8601 of a duration. */
export const writeDuration = (count: number, unit: Unit): string =>
  PATTERNS.find(([name]) => name === unit)?.[2](count) ?? '';
