import { isRecord } from '../../json.ts';
import { schemaFields } from '../../schema/form-fields.ts';
import type { JsonSchema, StepForm, UiSchema } from '../../types.ts';

/** Widgets of the renderer by the name an item's uiSchema uses. */
const NAMED: Record<string, string> = {
  radio: 'FlowRadio',
  select: 'FlowSelect',
  checkboxes: 'FlowCheckboxes',
  textarea: 'FlowTextarea',
  tags: 'FlowTags',
  money: 'FlowMoney',
  text: 'FlowText',
  hidden: 'hidden',
};

const BY_FORMAT: Record<string, string> = {
  attachment: 'FlowAttachments',
  user: 'FlowPeople',
  department: 'FlowDepartments',
  date: 'FlowDate',
  'clock-time': 'FlowTime',
  address: 'FlowAddress',
  email: 'FlowEmail',
  'cn-id-number': 'FlowIdNumber',
  'cn-phone': 'FlowPhone',
};

/** From this length on a text gets several lines. */
const LONG_TEXT = 200;

/** The widget for a field: what its uiSchema names, else what its format, values or type suggest. */
export function widgetFor(schema: JsonSchema, ui: UiSchema): string {
  if (schema.readOnly) return 'FlowShown';
  const named = NAMED[ui['ui:widget'] ?? ''];
  if (named) return named;
  const byFormat = BY_FORMAT[schema.format ?? schema.items?.format ?? ''];
  if (byFormat) return byFormat;
  if (schema.type === 'array') return schema.items?.enum ? 'FlowCheckboxes' : 'FlowTags';
  if (schema.enum) return 'FlowSelect';
  if (schema.type === 'boolean') return 'FlowRadio';
  if (schema.type === 'number' || schema.type === 'integer') return 'FlowNumber';
  return (schema.maxLength ?? 0) > LONG_TEXT ? 'FlowTextarea' : 'FlowText';
}

function withWidget(schema: JsonSchema, ui: UiSchema): UiSchema {
  const money = ui['ui:widget'] === 'money' ? { 'ui:options': { ...ui['ui:options'], money: true } } : {};
  return { ...ui, ...money, 'ui:widget': widgetFor(schema, ui) };
}

/** Names the widget of every field and column; fields that another one draws (the end of a date range) and those that are `absent` are hidden. */
export function uiForRenderer(form: StepForm, absent: ReadonlySet<string> = new Set()): UiSchema {
  const result: UiSchema = { ...form.uiSchema };
  const fields = schemaFields(form.schema);
  for (const field of fields.values()) {
    const own: UiSchema = uiOf(result, field.name);
    if (absent.has(field.name)) {
      result[field.name] = { ...own, 'ui:widget': 'hidden' };
      continue;
    }
    if (field.schema.type === 'null') {
      result[field.name] = { ...own, 'ui:field': 'FlowNote' };
      continue;
    }
    if (!field.columns) {
      result[field.name] = withWidget(field.schema, own);
      continue;
    }
    const items: UiSchema = { ...own.items };
    for (const [column, schema] of field.columns) {
      items[column] = withWidget(schema, uiOf(items, column));
    }
    result[field.name] = { ...own, items };
  }
  for (const field of fields.values()) {
    const own = uiOf(form.uiSchema, field.name);
    const end = own['ui:widget'] === 'dateRange' ? own['ui:options']?.end : undefined;
    if (typeof end !== 'string' || !fields.has(end) || field.schema.readOnly || absent.has(field.name)) continue;
    const { 'ui:widget': _replaced, ...rest } = uiOf(result, field.name);
    result[field.name] = { ...rest, 'ui:field': 'FlowDateRange' };
    result[end] = { ...uiOf(result, end), 'ui:widget': 'hidden' };
  }
  return result;
}

export function uiOf(ui: UiSchema, name: string): UiSchema {
  const own = ui[name];
  return isRecord(own) ? own : {};
}
