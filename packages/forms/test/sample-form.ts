import { idNumberCheckDigit } from '../src/formats/cn-id-number.ts';
import type { FormFile } from '../src/types.ts';

/** A valid ID number of nobody: region and sequence are chosen so that none was ever issued. */
export function idNumber(birthDate = '19900307', sequence = '001'): string {
  const first17 = `110101${birthDate}${sequence}`;
  return first17 + idNumberCheckDigit(first17);
}

const title = (zh: string, en: string) => ({ title: zh, 'x-i18n': { en: { title: en } } });

/** A small form with everything the core knows: conditions, a sub-table, sensitive cells, checks, a computed field. */
export const sampleForm: FormFile = {
  schema: {
    type: 'object',
    required: ['kind', 'people'],
    properties: {
      kind: { type: 'string', enum: ['in', 'out'], 'x-enumNames': ['校内', '校外'], ...title('类别', 'Kind') },
      headcount: { type: 'integer', minimum: 1, ...title('人数', 'Number') },
      people: {
        type: 'array',
        minItems: 1,
        maxItems: 5,
        ...title('人员', 'People'),
        items: {
          type: 'object',
          required: ['name', 'id', 'card'],
          additionalProperties: false,
          properties: {
            name: { type: 'string', minLength: 1, maxLength: 20, ...title('姓名', 'Name') },
            id: {
              type: 'string',
              format: 'cn-id-number',
              'x-sensitive': 'id-number',
              ...title('身份证号', 'ID number'),
            },
            from: { type: 'string', format: 'date', ...title('起', 'From') },
            to: { type: 'string', format: 'date', ...title('止', 'To') },
            card: { type: 'string', maxLength: 10, ...title('卡号', 'Card') },
          },
        },
      },
      phone: { type: 'string', format: 'cn-phone', 'x-sensitive': 'phone', ...title('电话', 'Phone') },
      start: { type: 'string', format: 'date', ...title('开始', 'Start') },
      end: { type: 'string', format: 'date', ...title('结束', 'End') },
      days: { type: 'integer', minimum: 1, ...title('天数', 'Days') },
      note: { type: 'string', ...title('内部备注', 'Internal note') },
    },
    if: { properties: { kind: { const: 'out' } }, required: ['kind'] },
    // biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
    then: {
      required: ['letter'],
      properties: {
        letter: {
          type: 'array',
          minItems: 1,
          items: { type: 'string', format: 'attachment' },
          ...title('证明', 'Letter'),
        },
      },
    },
  },
  uiSchema: {
    'ui:order': ['kind', '*', 'note'],
    'ui:sections': [{ title: '内容', 'x-i18n': { en: { title: 'Content' } }, fields: ['kind', 'note'] }],
    note: { 'ui:placeholder': '仅办理人员可见', 'x-i18n': { en: { placeholder: 'Only for those who handle it' } } },
  },
  permissions: {
    apply: { '*': 'write', 'people.card': 'hidden', note: 'hidden' },
    review: { '*': 'read', note: 'write', 'people.card': 'hidden' },
    issue: { '*': 'read', 'people.card': 'write' },
  },
  checks: [
    {
      assert: 'count(people) = headcount',
      field: 'people',
      message: { zh: '行数与人数不符', en: 'Rows and number differ' },
    },
    {
      each: 'people',
      assert: 'from = null or to = null or to >= from',
      field: 'to',
      message: { zh: '止不能早于起', en: 'Ends early' },
    },
  ],
  computed: { days: 'if start != null and end != null then (date(end) - date(start)).days + 1 else null' },
};

export const person = { name: '甲', id: idNumber(), from: '2026-01-01', to: '2026-01-31' };

/** Data that may be submitted at `apply`. */
export const goodData = { kind: 'in', headcount: 1, people: [person], phone: '13900000000' };
