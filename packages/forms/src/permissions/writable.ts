import { columnsWithRule } from '../feel/cell-rules.ts';
import { settled } from '../feel/with-computed.ts';
import { escapePointer } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormData, FormFile } from '../types.ts';
import { sameAsShown, unmasked } from './masked-values.ts';
import { mergeTable } from './merge-table.ts';
import type { RefusedChange } from './refused-change.ts';
import { resolvePermissions } from './resolve-permissions.ts';

export interface WritableOptions {
  /** Makes row ids; random by default. */
  newRowId?: () => string;
  /** ISO date for computed fields that ask for `today`. */
  today?: string;
}

/**
 * Lets only what the step may write into the stored data. A field that `incoming` does not name keeps its value, `null`
 * clears it; a sub-table is replaced row by row, each row keeping the columns this step may not write. A masked value
 * sent back as it was shown is no change. Computed fields are computed anew;
 * fields that are not there with this data (`show`) are left out.
 */
export function writable(
  form: FormFile,
  stepId: string,
  previous: FormData,
  incoming: FormData,
  options: WritableOptions = {},
): { data: Record<string, unknown>; refused: RefusedChange[] } {
  const permissions = resolvePermissions(form, stepId);
  const fields = formFields(form);
  const data: Record<string, unknown> = { ...previous };
  const refused: RefusedChange[] = [];
  for (const [name, value] of Object.entries(incoming)) {
    const pointer = `/${escapePointer(name)}`;
    const field = fields.get(name);
    if (!field) {
      refused.push({ pointer, reason: 'unknown' });
    } else if (form.computed && Object.hasOwn(form.computed, name)) {
      // Clients send computed values along; ours replace them below.
    } else if (field.columns && permissions.field(name) !== 'hidden' && value !== null) {
      data[name] = mergeTable({
        table: name,
        columns: field.columns,
        permissions,
        computed: columnsWithRule(form.computed, name),
        previous: previous[name],
        incoming: value,
        newRowId: options.newRowId ?? (() => crypto.randomUUID().slice(0, 8)),
        refuse: (refusal) => refused.push(refusal),
      });
      if (data[name] === undefined) delete data[name];
    } else if (field.schema.type === 'null') {
      // An explanation holds nothing.
    } else if (permissions.field(name) === 'write') {
      if (value === null || value === undefined) delete data[name];
      else data[name] = unmasked(field.schema, value, previous[name]);
    } else if (!sameAsShown(field.schema, value, previous[name])) {
      refused.push({ pointer, reason: permissions.field(name) === 'hidden' ? 'hidden' : 'read' });
    }
  }
  return { data: settled(form, data, options), refused };
}
