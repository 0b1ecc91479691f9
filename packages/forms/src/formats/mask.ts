import type { JsonSchema } from '../types.ts';

/** `430***********1234`: region's first three digits and the last four stay. */
export function maskIdNumber(value: string): string {
  return value.length > 7
    ? value.slice(0, 3) + '*'.repeat(value.length - 7) + value.slice(-4)
    : '*'.repeat(value.length);
}

/** `138****5678`. */
export function maskPhone(value: string): string {
  return value.length > 7 ? value.slice(0, -8) + '*'.repeat(4) + value.slice(-4) : '*'.repeat(value.length);
}

/** Masks a value of a field marked `x-sensitive`; anything but text becomes nothing. */
export function maskValue(kind: 'id-number' | 'phone', value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  return kind === 'id-number' ? maskIdNumber(value) : maskPhone(value);
}

/** Whether a field or column holds people's numbers, one or a list of them. */
export const isSensitive = (schema: JsonSchema): boolean =>
  schema['x-sensitive'] !== undefined || schema.items?.['x-sensitive'] !== undefined;

const NUMBER_FORMATS = new Set(['cn-id-number', 'cn-phone']);
const isNumber = (schema: JsonSchema): boolean =>
  schema['x-sensitive'] !== undefined || NUMBER_FORMATS.has(schema.format ?? '');

/** The same, also where a form only gives the format and does not ask for a mask. */
export const isPersonal = (schema: JsonSchema): boolean =>
  isNumber(schema) || (schema.items !== undefined && isNumber(schema.items));

/** The value of a field or column as others see it: people's numbers masked, everything else as it is. */
export function shownValue(schema: JsonSchema, value: unknown): unknown {
  const kind = schema['x-sensitive'];
  if (kind) return maskValue(kind, value);
  const ofItems = schema.items?.['x-sensitive'];
  if (!ofItems) return value;
  return Array.isArray(value) ? value.map((item) => maskValue(ofItems, item)) : undefined;
}
