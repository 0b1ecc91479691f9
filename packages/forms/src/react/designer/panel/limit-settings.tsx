import { Checkbox, Input, InputNumber, Select } from 'antd';
import {
  type FieldKind,
  type FieldRef,
  fieldText,
  schemaOf,
  setFieldText,
  setSchema,
} from '../../../designer/index.ts';
import type { JsonSchema } from '../../../types.ts';
import { useDesigner } from '../designer-context.ts';
import type { DesignerText } from '../texts/text.ts';
import { BilingualRow, PanelRow } from './panel-row.tsx';

type NumberKey =
  | 'minLength'
  | 'maxLength'
  | 'minimum'
  | 'maximum'
  | 'multipleOf'
  | 'minItems'
  | 'maxItems'
  | 'x-maxSize';
type Limit = readonly [NumberKey, DesignerText];

const TEXT: readonly Limit[] = [
  ['minLength', 'field.min-length'],
  ['maxLength', 'field.max-length'],
];
const NUMBER: readonly Limit[] = [
  ['minimum', 'field.min'],
  ['maximum', 'field.max'],
  ['multipleOf', 'field.step'],
];
const ITEMS: readonly Limit[] = [
  ['minItems', 'field.min-items'],
  ['maxItems', 'field.max-items'],
];

const LIMITS: Partial<Record<FieldKind, readonly Limit[]>> = {
  text: TEXT,
  'long-text': TEXT,
  address: TEXT,
  email: [['maxLength', 'field.max-length']],
  number: NUMBER,
  money: NUMBER,
  computed: [],
  tags: ITEMS,
  'multi-choice': ITEMS,
  table: [
    ['minItems', 'field.min-rows'],
    ['maxItems', 'field.max-rows'],
  ],
  attachment: [
    ['maxItems', 'field.files-count'],
    ['x-maxSize', 'field.files-size'],
  ],
};

const FILE_TYPES = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.xlsx', '.pptx', '.zip', '.mp4'];

/** What is asked of the values of a field. */
export function LimitSettings({ field, kind }: { field: FieldRef; kind: FieldKind }) {
  const { form, say, change, templates, readOnly } = useDesigner();
  const schema: JsonSchema = schemaOf(form, field) ?? {};
  const set = (entries: Partial<{ [K in keyof JsonSchema]: JsonSchema[K] | undefined }>, about: string) =>
    change(setSchema(form, field, entries), about);
  const limits = (LIMITS[kind] ?? []).filter(([key]) => key !== 'maxItems' || schema.type === 'array');
  return (
    <>
      {limits.length > 0 && (
        <div className="fd-pair">
          {limits.map(([key, label]) => (
            <PanelRow key={key} label={say(label)}>
              {(id) => (
                <InputNumber<number>
                  id={id}
                  className="fd-wide"
                  min={key.startsWith('minimum') || key.startsWith('maximum') ? undefined : 0}
                  readOnly={readOnly}
                  value={schema[key] ?? null}
                  onChange={(value) => set({ [key]: value ?? undefined }, `limit ${key}`)}
                />
              )}
            </PanelRow>
          ))}
        </div>
      )}
      {kind === 'number' && (
        <Checkbox
          checked={schema.type === 'integer'}
          disabled={readOnly}
          onChange={(event) => set({ type: event.target.checked ? 'integer' : 'number' }, 'whole')}
        >
          {say('field.whole')}
        </Checkbox>
      )}
      {kind === 'text' && (
        <PanelRow label={say('field.pattern')}>
          {(id) => (
            <Input
              id={id}
              className="fd-code"
              readOnly={readOnly}
              value={schema.pattern ?? ''}
              onChange={(event) => {
                const pattern = event.target.value === '' ? undefined : event.target.value;
                set({ pattern, ...(pattern && schema.maxLength === undefined && { maxLength: 100 }) }, 'pattern');
              }}
            />
          )}
        </PanelRow>
      )}
      {(schema.pattern !== undefined || (schema.format !== undefined && kind !== 'attachment')) && (
        <BilingualRow
          label={say('field.message')}
          value={(lang) => fieldText(form, field, 'message', lang)}
          onChange={(lang, value) => change(setFieldText(form, field, 'message', lang, value), `message ${lang}`)}
        />
      )}
      {kind === 'attachment' && (
        <>
          <PanelRow label={say('field.files-accept')}>
            {(id) => (
              <Select
                id={id}
                className="fd-wide"
                mode="tags"
                disabled={readOnly}
                value={schema['x-accept'] ?? []}
                options={FILE_TYPES.map((value) => ({ value, label: value }))}
                onChange={(types: string[]) =>
                  set({ 'x-accept': types.length > 0 ? types.map(dotted) : undefined }, 'accept')
                }
              />
            )}
          </PanelRow>
          <PanelRow label={say('field.files-template')} hint={say('field.files-template-hint')}>
            {(id) => (
              <Select
                id={id}
                className="fd-wide"
                allowClear
                disabled={readOnly}
                value={schema['x-template'] ?? null}
                options={templates.map((path) => ({ value: path, label: path.replace(/^templates\//, '') }))}
                onChange={(path: string | null | undefined) => set({ 'x-template': path ?? undefined }, 'template')}
              />
            )}
          </PanelRow>
        </>
      )}
    </>
  );
}

const dotted = (type: string): string => (type.startsWith('.') ? type.toLowerCase() : `.${type.toLowerCase()}`);
