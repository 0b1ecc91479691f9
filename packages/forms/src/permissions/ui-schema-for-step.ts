import { isRecord } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormFile, UiSchema } from '../types.ts';
import type { Permissions } from './resolve-permissions.ts';

/** The uiSchema without hidden fields, with rows fixed where the step may not add or remove any. */
export function uiSchemaForStep(form: FormFile, permissions: Permissions): UiSchema {
  const result: UiSchema = {};
  const fields = formFields(form);
  const visible = (name: string) => permissions.field(name) !== 'hidden';
  for (const [key, value] of Object.entries(form.uiSchema ?? {})) {
    if (!fields.has(key) || visible(key)) result[key] = value;
  }
  if (result['ui:order']) result['ui:order'] = result['ui:order'].filter((name) => name === '*' || visible(name));
  if (result['ui:sections']) {
    result['ui:sections'] = result['ui:sections']
      .map((section) => ({ ...section, fields: section.fields.filter(visible) }))
      .filter((section) => section.fields.length > 0);
  }
  for (const field of fields.values()) {
    if (!field.columns || !visible(field.name)) continue;
    const all = [...field.columns.keys()];
    const columns = all.filter((name) => permissions.column(field.name, name) !== 'hidden');
    const hidden = all.filter((name) => !columns.includes(name));
    const own = result[field.name];
    result[field.name] = tableUi(
      withoutColumns(isRecord(own) ? own : {}, hidden),
      columns,
      permissions.field(field.name) === 'write',
    );
  }
  return result;
}

/** Not even the width of a hidden column says that there is one. */
function withoutColumns(own: UiSchema, hidden: readonly string[]): UiSchema {
  if (!own.items) return own;
  const shown = Object.entries(own.items).filter(([name]) => !hidden.includes(name));
  return { ...own, items: Object.fromEntries(shown) };
}

function tableUi(own: UiSchema, columns: string[], open: boolean): UiSchema {
  const wanted = own.items?.['ui:order']?.filter((name) => columns.includes(name)) ?? [];
  const order = [...wanted, ...columns.filter((name) => !wanted.includes(name))];
  const items: UiSchema = { ...own.items, 'ui:order': order };
  const fixed = open ? {} : { addable: false, removable: false, copyable: false, orderable: false };
  return { ...own, items, 'ui:options': { copyable: true, orderable: false, ...own['ui:options'], ...fixed } };
}
