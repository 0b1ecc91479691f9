import { schemaFields } from '../../schema/form-fields.ts';
import type { JsonSchema, StepForm, UiSchema } from '../../types.ts';
import { uiOf } from './ui-for-renderer.ts';

export interface TableColumn {
  name: string;
  title: string;
  required: boolean;
  /** Least width in pixels. */
  width: number;
  schema: JsonSchema;
  /** Its sum is drawn below the rows. */
  total: boolean;
  money: boolean;
}

const WIDTHS: Record<string, number> = { 'cn-id-number': 190, 'cn-phone': 140, date: 124, user: 160, attachment: 200 };
const READ_ONLY_WIDTHS: Record<string, number> = { 'cn-id-number': 148, 'cn-phone': 100, date: 90 };

/** The columns of a sub-table in the order in which they are drawn. */
export function tableColumns(form: StepForm, table: string): TableColumn[] {
  const columns = schemaFields(form.schema).get(table)?.columns ?? new Map<string, JsonSchema>();
  const items = uiOf(uiOf(form.uiSchema, table), 'items');
  const order = (items['ui:order'] ?? [...columns.keys()]).filter((name) => columns.has(name));
  const required = form.schema.properties?.[table]?.items?.required ?? [];
  return order.flatMap((name) => {
    const schema = columns.get(name);
    if (!schema) return [];
    const wanted = uiOf(items, name)['ui:options']?.columnWidth;
    const width = schema.readOnly
      ? (READ_ONLY_WIDTHS[schema['x-format'] ?? ''] ?? 88)
      : typeof wanted === 'number'
        ? wanted
        : (WIDTHS[schema.format ?? schema.items?.format ?? ''] ?? 120);
    return [
      {
        name,
        title: schema.title ?? name,
        required: required.includes(name),
        width,
        schema,
        ...lookOf(uiOf(items, name)),
      },
    ];
  });
}

const lookOf = (ui: UiSchema) => ({ total: ui['ui:options']?.total === true, money: ui['ui:widget'] === 'money' });
