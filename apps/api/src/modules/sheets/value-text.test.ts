import type { JsonSchema } from '@flowhall/forms';
import { expect, it } from 'vitest';
import { valueText } from './value-text.ts';

const zh = {
  lang: 'zh' as const,
  names: new Map([
    ['u', '李明'],
    ['f', '合同.pdf'],
  ]),
};
const cases: [JsonSchema, unknown, string][] = [
  [{ type: 'string' }, undefined, ''],
  [{ type: 'string', enum: ['a', 'b'], 'x-enumNames': ['甲', '乙'] }, 'b', '乙'],
  [{ type: 'string', enum: ['a'] }, 'c', 'c'],
  [{ type: 'array', items: { type: 'string', enum: ['a', 'b'], 'x-enumNames': ['甲', '乙'] } }, ['b', 'a'], '乙、甲'],
  [{ type: 'array', items: { type: 'string', format: 'attachment' } }, ['f', 'x'], '合同.pdf、—'],
  [{ type: 'string', format: 'user' }, 'u', '李明'],
  [{ type: 'boolean' }, false, '否'],
  [{ type: 'number' }, 1234.5, '1234.5'],
  [{ type: 'string' }, '<b>{{x}}</b>', '<b>{{x}}</b>'],
];

it.each(cases)('writes %j %j as %j', (schema, value, text) => {
  expect(valueText(schema, value, zh)).toBe(text);
});

it('writes amounts', () => {
  expect(valueText({ type: 'number' }, 1234.5, zh, 'money')).toBe('¥1,234.50');
  expect(valueText({ type: 'number' }, 1234.5, zh, 'money-in-words')).toBe('¥1,234.50（壹仟贰佰叁拾肆元伍角整）');
});
