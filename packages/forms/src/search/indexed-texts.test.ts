import { expect, it } from 'vitest';
import type { FormFile } from '../types.ts';
import { validateFormFile } from '../validation/validate-form-file.ts';
import { indexedTexts, indexFault } from './indexed-texts.ts';

const text = { type: 'string', title: '字段', 'x-i18n': { en: { title: 'Field' } } } as const;

const form: FormFile = {
  schema: {
    type: 'object',
    properties: {
      reason: { ...text, 'x-index': true },
      note: text,
      kind: {
        ...text,
        ...{ enum: ['a', 'b'], 'x-enumNames': ['甲类', '乙类'], 'x-index': true },
        'x-i18n': { en: { title: 'Kind', enumNames: ['Class A', 'Class B'] } },
      },
      amount: { type: 'number', title: '金额', 'x-index': true, 'x-i18n': { en: { title: 'Amount' } } },
      doors: { type: 'array', title: '门禁', items: { type: 'string' }, 'x-index': true },
      people: {
        type: 'array',
        title: '人员',
        items: {
          type: 'object',
          properties: {
            name: { ...text, 'x-index': true },
            idNumber: { ...text, 'x-sensitive': 'id-number' },
            card: text,
          },
        },
      },
      phone: { ...text, format: 'cn-phone', maxLength: 20 },
      owner: { ...text, format: 'user' },
    },
  },
  permissions: { apply: { '*': 'write', 'people.card': 'hidden' } },
};

it('takes the values of indexed fields and columns, each once, choices by both names', () => {
  const data = {
    reason: '值守',
    note: '秘密',
    kind: 'b',
    amount: 12.5,
    doors: ['机房', '东门'],
    people: [{ name: '王小明', idNumber: '110', card: 'C1' }, { name: '王小明' }, { name: ' ' }],
  };
  expect(indexedTexts(form, data)).toEqual(['值守', '乙类', 'Class B', '12.5', '机房', '东门', '王小明']);
  expect(indexedTexts(form, {})).toEqual([]);
});

it('never takes what is personal, hidden somewhere, or no text', () => {
  expect(indexFault(form, 'reason')).toBeUndefined();
  expect(indexFault(form, 'people', 'name')).toBeUndefined();
  expect(indexFault(form, 'people', 'idNumber')).toBe('sensitive');
  expect(indexFault(form, 'people', 'card')).toBe('hidden');
  expect(indexFault(form, 'phone')).toBe('sensitive');
  expect(indexFault(form, 'owner')).toBe('kind');
  expect(indexFault(form, 'people')).toBe('kind');
});

it('says at validation which fields must not be indexed, and leaves them out all the same', () => {
  const { phone, people } = form.schema.properties ?? {};
  const wrong: FormFile = {
    ...form,
    schema: {
      ...form.schema,
      properties: {
        phone: { ...phone, 'x-index': true },
        people: {
          ...people,
          items: { type: 'object', properties: { name: text, card: { ...text, 'x-index': true } } },
        },
      },
    },
  };
  const faults = validateFormFile(wrong).filter((finding) => finding.rule === 'form/index');
  expect(faults.map((finding) => finding.path)).toEqual([
    '/schema/properties/phone',
    '/schema/properties/people/items/properties/card',
  ]);
  expect(indexedTexts(wrong, { phone: '13800138000', people: [{ card: 'C1' }] })).toEqual([]);
});
