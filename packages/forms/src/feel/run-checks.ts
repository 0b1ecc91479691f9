import { escapePointer } from '../json.ts';
import { rowsOf } from '../permissions/rows.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormData, FormError, StepForm } from '../types.ts';
import { checkScope } from './check-scope.ts';
import { feelContext, feelValue } from './feel-context.ts';

/**
 * Evaluates the rules over fields. A rule holds only when its value is `true`. It is not asked while one of the fields it
 * reads has an error of its own: that one must be mended first and would only be reported twice.
 */
export function runChecks(
  form: Pick<StepForm, 'schema' | 'checks'>,
  data: FormData,
  errors: readonly FormError[],
  today?: string,
): FormError[] {
  const fields = formFields(form);
  const names = [...fields.keys()];
  const context = feelContext(names, data, today);
  const found: FormError[] = [];
  const places = withEnclosing(errors);
  const broken = (pointer: string) => places.has(pointer);
  for (const check of form.checks) {
    const read = checkScope(check.assert, names);
    const table = check.each === undefined ? undefined : fields.get(check.each);
    if (read.some((name) => name !== check.each && broken(`/${escapePointer(name)}`))) continue;
    if (!table?.columns) {
      if (feelValue(check.assert, context) === true) continue;
      found.push({
        pointer: check.field ? `/${escapePointer(check.field)}` : '',
        message: check.message,
        keyword: 'check',
      });
      continue;
    }
    const columns = [...table.columns.keys()];
    const cells = checkScope(check.assert, columns);
    for (const [index, row] of rowsOf(data[table.name]).entries()) {
      const pointer = `/${escapePointer(table.name)}/${index}`;
      if (cells.some((column) => broken(`${pointer}/${escapePointer(column)}`))) continue;
      if (feelValue(check.assert, { ...context, ...feelContext(columns, row, today) }) === true) continue;
      found.push({
        pointer: check.field ? `${pointer}/${escapePointer(check.field)}` : pointer,
        message: check.message,
        keyword: 'check',
      });
    }
  }
  return found;
}

/** Every place that has an error and every place around one. */
function withEnclosing(errors: readonly FormError[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { pointer } of errors) {
    for (let place = pointer; !places.has(place); place = place.slice(0, Math.max(0, place.lastIndexOf('/')))) {
      places.add(place);
    }
  }
  return places;
}
