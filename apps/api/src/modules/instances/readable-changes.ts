import type { FieldChange } from '@flowhall/approval';
import { ROW_ID, resolvePermissions } from '@flowhall/forms';
import { type CompiledDefinition, formOfStep } from '../definitions/index.ts';
import { type Reader, stepsOfReader } from './reader.ts';

/**
 * What a reader may see of changes: those of hidden fields and columns are left out as if they had not been, and rows
 * that were added or removed lose their hidden columns.
 */
export function changeFilter(
  definition: CompiledDefinition,
  reader: Reader,
): (changes: readonly FieldChange[]) => FieldChange[] {
  const { form } = formOfStep(definition, definition.model.applyStepId);
  const permissions = resolvePermissions(form, stepsOfReader(definition, reader));
  const ofRow = (table: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const shown = Object.entries(value).filter(
      ([column]) => column !== ROW_ID && permissions.column(table, column) !== 'hidden',
    );
    return Object.fromEntries(shown);
  };
  return (changes) =>
    changes.flatMap((change): FieldChange[] => {
      const [field = '', row, column] = change.field.split('/').slice(1);
      if (permissions.field(field) === 'hidden') return [];
      if (column !== undefined) return permissions.column(field, column) === 'hidden' ? [] : [change];
      if (row === undefined) return [change];
      return [{ ...change, from: ofRow(field, change.from), to: ofRow(field, change.to) }];
    });
}
