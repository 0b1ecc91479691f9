import { expect, it } from 'vitest';
import { type ValueWords, valueText } from './value-text.ts';

const words: ValueWords = {
  nothing: '（空）',
  yes: '是',
  no: '否',
  separator: '、',
  files: (count) => `${count} 个文件`,
  rows: (count) => `${count} 行`,
};

it('words what is empty or a switch', () => {
  expect([null, undefined, '', [], true, false].map((value) => valueText(value, words))).toEqual([
    '（空）',
    '（空）',
    '（空）',
    '（空）',
    '是',
    '否',
  ]);
});

it('names choices as the form does, also in lists', () => {
  const schema = { enum: ['staff', 'external'], 'x-enumNames': ['校内人员', '校外人员'] };
  expect(valueText('external', words, schema)).toBe('校外人员');
  expect(valueText(['staff', 'other'], words, { items: schema })).toBe('校内人员、other');
});

it('counts files and rows instead of printing them', () => {
  expect(valueText(['2f1f7a52-7c9b-4a71-8f0a-0c5a5b0f6f11'], words)).toBe('1 个文件');
  expect(valueText([{ name: '张三' }, { name: '李四' }], words)).toBe('2 行');
});

it('puts the parts of a row on a line', () => {
  expect(valueText({ name: '张三', phone: '138****0000', age: 0 }, words)).toBe('张三、138****0000、0');
});
