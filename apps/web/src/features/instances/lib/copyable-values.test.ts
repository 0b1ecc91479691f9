import { expect, it } from 'vitest';
import { copyableValues } from './copyable-values.ts';

const schema = {
  type: 'object',
  properties: {
    reason: { type: 'string' },
    total: { type: 'integer', readOnly: true },
    scans: { type: 'array', items: { type: 'string', format: 'attachment' } },
    phone: { type: 'string', 'x-sensitive': 'phone' },
    persons: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' }, idNumber: { type: 'string', 'x-sensitive': 'id-number' } },
      },
    },
  },
  if: { properties: { reason: { const: 'x' } } },
  // biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
  then: { properties: { letterNumber: { type: 'string' } } },
} as const;

it('keeps what the applicant fills in, conditional fields and rows included', () => {
  const data = { reason: 'x', letterNumber: '7', persons: [{ name: '张三', cardNumber: 'C1', _id: 'r1' }] };
  expect(copyableValues(structuredClone(schema), data)).toEqual({
    reason: 'x',
    letterNumber: '7',
    persons: [{ name: '张三' }],
  });
});

it('leaves out files, read-only fields, strangers and masked numbers', () => {
  const data = {
    total: 3,
    scans: ['a'],
    phone: '138****0000',
    cardIssued: true,
    persons: [{ name: '李四', idNumber: '1101**********0011' }],
  };
  expect(copyableValues(structuredClone(schema), data)).toEqual({ persons: [{ name: '李四' }] });
});

it('keeps a number that is not masked', () => {
  expect(copyableValues(structuredClone(schema), { phone: '13800000000' })).toEqual({ phone: '13800000000' });
});
