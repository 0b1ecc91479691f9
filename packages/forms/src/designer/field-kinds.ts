import { formFields } from '../schema/form-fields.ts';
import type { Bilingual, FormFile, JsonSchema, UiSchema } from '../types.ts';
import { type FieldRef, refKey, schemaOf, uiAt } from './field-ref.ts';
import { rangeEnds } from './layout.ts';

/** What an admin calls the kinds of fields. `tags` are texts that may be typed freely. */
export const FIELD_KINDS = [
  'text',
  'long-text',
  'number',
  'money',
  'yes-no',
  'choice',
  'multi-choice',
  'tags',
  'date',
  'date-range',
  'time',
  'person',
  'department',
  'attachment',
  'id-number',
  'phone',
  'email',
  'address',
  'table',
  'computed',
  'note',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Kinds that a column of a sub-table can be. */
export const COLUMN_KINDS: readonly FieldKind[] = FIELD_KINDS.filter(
  (kind) => !['date-range', 'table', 'note', 'tags', 'multi-choice', 'long-text'].includes(kind),
);

/** What a new field is made of. */
export interface FieldTemplate {
  readonly key: string;
  readonly title: Bilingual;
  readonly schema: JsonSchema;
  readonly ui?: UiSchema;
  /** FEEL of a computed field. */
  readonly computed?: string;
  /** The other field of a date range. */
  readonly end?: { readonly key: string; readonly title: Bilingual };
}

const CHOICES: JsonSchema = {
  enum: ['a', 'b'],
  'x-enumNames': ['选项一', '选项二'],
  'x-i18n': { en: { enumNames: ['Option 1', 'Option 2'] } },
};
const PERSON: JsonSchema = { type: 'string', format: 'user' };

export const FIELD_TEMPLATES: Readonly<Record<FieldKind, FieldTemplate>> = {
  text: { key: 'text', title: { zh: '文本', en: 'Text' }, schema: { type: 'string', maxLength: 100 } },
  'long-text': {
    key: 'details',
    title: { zh: '多行文本', en: 'Long text' },
    schema: { type: 'string', maxLength: 500 },
    ui: { 'ui:widget': 'textarea' },
  },
  number: { key: 'number1', title: { zh: '数字', en: 'Number' }, schema: { type: 'integer', minimum: 0 } },
  money: {
    key: 'amount',
    title: { zh: '金额（元）', en: 'Amount (CNY)' },
    schema: { type: 'number', minimum: 0, maximum: 100_000_000, multipleOf: 0.01 },
    ui: { 'ui:widget': 'money' },
  },
  'yes-no': { key: 'agreed', title: { zh: '是否', en: 'Yes or no' }, schema: { type: 'boolean' } },
  choice: {
    key: 'choice',
    title: { zh: '单选', en: 'Choice' },
    schema: { type: 'string', ...CHOICES },
    ui: { 'ui:widget': 'radio' },
  },
  'multi-choice': {
    key: 'choices',
    title: { zh: '多选', en: 'Choices' },
    schema: { type: 'array', uniqueItems: true, items: { type: 'string', ...CHOICES } },
  },
  tags: {
    key: 'tags',
    title: { zh: '标签', en: 'Tags' },
    schema: { type: 'array', maxItems: 20, uniqueItems: true, items: { type: 'string', minLength: 1, maxLength: 40 } },
    ui: { 'ui:widget': 'tags' },
  },
  date: { key: 'day', title: { zh: '日期', en: 'Date' }, schema: { type: 'string', format: 'date' } },
  'date-range': {
    key: 'startDate',
    title: { zh: '开始日期', en: 'From' },
    schema: { type: 'string', format: 'date' },
    ui: { 'ui:widget': 'dateRange', 'ui:title': '起止日期', 'x-i18n': { en: { title: 'Period' } } },
    end: { key: 'endDate', title: { zh: '结束日期', en: 'To' } },
  },
  time: { key: 'clock', title: { zh: '时间', en: 'Time' }, schema: { type: 'string', format: 'clock-time' } },
  person: { key: 'person', title: { zh: '人员', en: 'Person' }, schema: PERSON },
  department: {
    key: 'department',
    title: { zh: '部门', en: 'Department' },
    schema: { type: 'string', format: 'department' },
  },
  attachment: {
    key: 'files',
    title: { zh: '附件', en: 'Files' },
    schema: {
      type: 'array',
      maxItems: 10,
      items: { type: 'string', format: 'attachment' },
      'x-accept': ['.pdf', '.jpg', '.jpeg', '.png'],
    },
  },
  'id-number': {
    key: 'idNumber',
    title: { zh: '身份证号', en: 'ID number' },
    schema: { type: 'string', format: 'cn-id-number', 'x-sensitive': 'id-number' },
  },
  phone: {
    key: 'phone',
    title: { zh: '联系电话', en: 'Phone' },
    schema: { type: 'string', format: 'cn-phone', 'x-sensitive': 'phone' },
  },
  email: {
    key: 'email',
    title: { zh: '电子邮箱', en: 'E-mail' },
    schema: { type: 'string', format: 'email', maxLength: 200 },
  },
  address: {
    key: 'address',
    title: { zh: '地址', en: 'Address' },
    schema: { type: 'string', format: 'address', maxLength: 200 },
  },
  table: {
    key: 'rows',
    title: { zh: '明细表', en: 'Table' },
    schema: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        properties: {
          name: { type: 'string', maxLength: 100, title: '名称', 'x-i18n': { en: { title: 'Name' } } },
          quantity: { type: 'integer', minimum: 1, title: '数量', 'x-i18n': { en: { title: 'Quantity' } } },
        },
      },
    },
  },
  computed: {
    key: 'result',
    title: { zh: '计算结果', en: 'Result' },
    schema: { type: 'number' },
    computed: '0',
  },
  note: {
    key: 'note',
    title: { zh: '说明', en: 'Please note' },
    schema: {
      type: 'null',
      description: '请在这里写下说明。',
      'x-i18n': { en: { description: 'Write what applicants should know.' } },
    },
  },
};

const BY_FORMAT: Readonly<Record<string, FieldKind>> = {
  date: 'date',
  'clock-time': 'time',
  user: 'person',
  department: 'department',
  attachment: 'attachment',
  'cn-id-number': 'id-number',
  'cn-phone': 'phone',
  email: 'email',
  address: 'address',
};

/** What kind a field or column is, whoever wrote it; a text when nothing says otherwise. */
export function kindOf(form: FormFile, ref: FieldRef): FieldKind {
  const schema = schemaOf(form, ref) ?? {};
  const ui = uiAt(form, ref);
  if (form.computed && Object.hasOwn(form.computed, refKey(ref))) return 'computed';
  if (ref.column === undefined) {
    if (rangeEnds(form).has(ref.name)) return 'date-range';
    if (formFields(form).get(ref.name)?.columns) return 'table';
  }
  if (schema.type === 'null') return 'note';
  const byFormat = BY_FORMAT[schema.format ?? schema.items?.format ?? ''];
  if (byFormat) return byFormat;
  if (schema.type === 'array') return schema.items?.enum ? 'multi-choice' : 'tags';
  if (schema.enum) return 'choice';
  if (schema.type === 'boolean') return 'yes-no';
  if (ui['ui:widget'] === 'money') return 'money';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  return ui['ui:widget'] === 'textarea' || (schema.maxLength ?? 0) > 200 ? 'long-text' : 'text';
}
