import { expect, it } from 'vitest';
import { holdsNumbers, sensitiveValueAt, sensitiveValues } from './sensitive-values.ts';
import type { FormFile, JsonSchema } from './types.ts';

const text: JsonSchema = { type: 'string' };
const phone: JsonSchema = { type: 'string', format: 'cn-phone' };
const form = {
  schema: {
    type: 'object',
    properties: {
      reason: text,
      phone,
      others: { type: 'array', items: phone },
      passport: { type: 'string', 'x-sensitive': 'id-number' },
      people: {
        type: 'array',
        items: { type: 'object', properties: { name: text, id: { type: 'string', format: 'cn-id-number' } } },
      },
    },
  },
} as FormFile;
const data = {
  ...{ reason: '13500000000', phone: '13600000000', others: ['13700000000', ''], passport: 'E1234567' },
  people: [{ name: '甲', id: '11010519491231002X' }, { name: '乙' }],
};

it('finds people’s numbers by what the form says of its fields, not by their looks', () => {
  const found = ['13600000000', '13700000000', 'E1234567', '11010519491231002X'];
  expect(sensitiveValues(form, data)).toEqual(found);
  expect(sensitiveValues(form, { people: 'none', others: null, phone: 7 })).toEqual([]);
  expect(holdsNumbers(form)).toBe(true);
  expect(holdsNumbers({ schema: { type: 'object', properties: { reason: text } } } as FormFile)).toBe(false);
});

it.each([
  ['/phone', { field: 'phone', value: '13600000000' }],
  ['/others/0', { field: 'others', value: '13700000000' }],
  ['/people/0/id', { field: 'people', column: 'id', value: '11010519491231002X' }],
  ...['/reason', '/people', '/people/0', '/people/0/name', '/people/1/id', '/people/7/id', '/people/0/id/x'].map(
    (pointer): [string, undefined] => [pointer, undefined],
  ),
  ...['/others/length', '/phone/0', '/', '', '/__proto__', '/people/constructor/id'].map(
    (pointer): [string, undefined] => [pointer, undefined],
  ),
])('tells the number at %s', (pointer, expected) => {
  expect(sensitiveValueAt(form, data, pointer)).toEqual(expected);
});
