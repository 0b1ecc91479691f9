import { expect, it } from 'vitest';
import { isWritable } from './is-writable.ts';

it('tells forms to fill in from forms to read', () => {
  const read = { type: 'string', readOnly: true } as const;
  expect(isWritable({ properties: { a: read, b: read } })).toBe(false);
  expect(isWritable({ properties: { a: read, b: { type: 'string' } } })).toBe(true);
  expect(isWritable({ properties: { a: read }, else: { properties: { c: { type: 'string' } } } })).toBe(true);
  expect(isWritable({})).toBe(false);
});
