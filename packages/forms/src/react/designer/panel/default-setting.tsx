import { Input, Select } from 'antd';
import { type FieldKind, type FieldRef, SAMPLE_APPLICANT, schemaOf, setSchema } from '../../../designer/index.ts';
import type { JsonValue } from '../../../types.ts';
import { useDesigner } from '../designer-context.ts';
import type { DesignerText } from '../texts/text.ts';
import { ExpressionInput } from './expression-input.tsx';
import { PanelRow } from './panel-row.tsx';

/** Values that are known of the applicant, by the kinds of fields that take them. */
const SOURCES: readonly { feel: string; label: DesignerText; kinds: readonly FieldKind[] }[] = [
  { feel: 'initiator.name', label: 'from.name', kinds: ['text'] },
  { feel: 'initiator.username', label: 'from.username', kinds: ['text'] },
  { feel: 'initiator.department', label: 'from.department', kinds: ['text'] },
  { feel: 'initiator.post', label: 'from.post', kinds: ['text'] },
  { feel: 'initiator.id', label: 'from.user', kinds: ['person'] },
  { feel: 'organisation.departments[1].id', label: 'from.department-id', kinds: ['department'] },
  { feel: 'today', label: 'from.today', kinds: ['date', 'date-range'] },
];

const NO_DEFAULT: ReadonlySet<FieldKind> = new Set([
  'table',
  'attachment',
  'note',
  'computed',
  'tags',
  'multi-choice',
  'id-number',
  'address',
]);

const VALUE = 'value';
const EXPRESSION = 'expression';

/** What a field begins with: nothing, a value, what is known of the applicant, or a formula. */
export function DefaultSetting({ field, kind }: { field: FieldRef; kind: FieldKind }) {
  const { form, say, change, readOnly } = useDesigner();
  if (field.column !== undefined || NO_DEFAULT.has(kind)) return null;
  const schema = schemaOf(form, field) ?? {};
  const feel = schema['x-default'];
  const sources = SOURCES.filter(({ kinds }) => kinds.includes(kind));
  const isSource = sources.some((source) => source.feel === feel);
  const chosen = feel !== undefined ? (isSource ? feel : EXPRESSION) : schema.default !== undefined ? VALUE : '';
  const choose = (next: string) => {
    if (next === '') change(setSchema(form, field, { default: undefined, 'x-default': undefined }));
    else if (next === VALUE) change(setSchema(form, field, { default: firstValue(schema), 'x-default': undefined }));
    else change(setSchema(form, field, { 'x-default': next === EXPRESSION ? 'initiator.name' : next }));
  };
  const options = [
    { value: '', label: say('field.default-none') },
    ...(kind === 'person' || kind === 'department' ? [] : [{ value: VALUE, label: say('field.default-value') }]),
    ...sources.map((source) => ({ value: source.feel, label: `${say('field.default-from')} · ${say(source.label)}` })),
    { value: EXPRESSION, label: say('field.default-expression') },
  ];
  return (
    <>
      <PanelRow label={say('field.default')}>
        {(id) => (
          <Select id={id} className="fd-wide" disabled={readOnly} value={chosen} options={options} onChange={choose} />
        )}
      </PanelRow>
      {chosen === VALUE && (
        <PanelRow label={say('field.default-value')}>
          {(id) =>
            schema.enum || schema.type === 'boolean' ? (
              <Select
                id={id}
                className="fd-wide"
                disabled={readOnly}
                value={String(schema.default)}
                options={(schema.enum ?? [true, false]).map((value, index) => ({
                  value: String(value),
                  label: schema['x-enumNames']?.[index] ?? String(value),
                }))}
                onChange={(value) => change(setSchema(form, field, { default: parsed(value, schema.type) }))}
              />
            ) : (
              <Input
                id={id}
                readOnly={readOnly}
                value={String(schema.default ?? '')}
                onChange={(event) =>
                  change(setSchema(form, field, { default: parsed(event.target.value, schema.type) }), 'default')
                }
              />
            )
          }
        </PanelRow>
      )}
      {chosen === EXPRESSION && (
        <PanelRow label={say('field.default-expression')}>
          {(id) => (
            <ExpressionInput
              id={id}
              value={feel ?? ''}
              more={SAMPLE_APPLICANT}
              withoutFields
              onChange={(value) => change(setSchema(form, field, { 'x-default': value }), 'x-default')}
            />
          )}
        </PanelRow>
      )}
    </>
  );
}

function firstValue({ enum: values, type }: { enum?: JsonValue[]; type?: string }): JsonValue {
  const [first] = values ?? [];
  if (first !== undefined) return first;
  if (type === 'boolean') return false;
  return type === 'number' || type === 'integer' ? 0 : '';
}

function parsed(text: string, type: string | undefined): JsonValue {
  if (type === 'boolean') return text === 'true';
  if (type !== 'number' && type !== 'integer') return text;
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? 0 : number;
}
