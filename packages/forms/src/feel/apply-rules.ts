import { escapePointer, isEmpty, isRecord, pointerSegments } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormData, FormError, Lang, StepForm } from '../types.ts';
import { requiredMessage } from '../validation/form-errors.ts';
import { absentFields, without } from './absent-fields.ts';
import { cellRules, cellValues, fieldRules } from './cell-rules.ts';
import { feelContext, feelValue } from './feel-context.ts';
import { runChecks } from './run-checks.ts';

type Rules = Pick<StepForm, 'schema' | 'checks' | 'show' | 'require'>;

/**
 * What is wrong with the data after the form's rules: what the schema found, without fields that are not there; fields that
 * must be filled in now; rules over fields.
 */
export function applyRules(
  form: Rules,
  data: FormData,
  errors: readonly FormError[],
  { lang, today }: { lang: Lang; today?: string | undefined },
): FormError[] {
  const absent = absentFields(form, data, { today });
  const there = absent.size > 0 ? without(data, absent) : data;
  const found = errors.filter(({ pointer }) => !absent.has(pointerSegments(pointer)[0] ?? ''));
  const missing = [
    ...[...neededFields(form, there, today)]
      .filter((name) => !absent.has(name) && isEmpty(there[name]))
      .map((name) => `/${escapePointer(name)}`),
    ...neededCells(form, there, today),
  ]
    .map((pointer): FormError => {
      return { pointer, message: requiredMessage(form.schema, pointer, lang), keyword: 'required' };
    })
    .filter(({ pointer }) => !found.some((error) => error.pointer === pointer));
  const all = [...found, ...missing];
  return [...all, ...runChecks(form, there, all, today)];
}

/** Fields that must be filled in with this data: their `require` is `true`. */
export function neededFields(
  form: Pick<StepForm, 'schema' | 'require'>,
  data: FormData,
  today: string | undefined,
): ReadonlySet<string> {
  const rules = fieldRules(form.require);
  if (rules.length === 0) return new Set();
  const context = feelContext(formFields(form).keys(), data, today);
  return new Set(rules.filter(([, rule]) => feelValue(rule, context) === true).map(([name]) => name));
}

/** Pointers of the empty cells that must be filled in with this data. */
function neededCells(form: Pick<StepForm, 'schema' | 'require'>, data: FormData, today: string | undefined): string[] {
  return cellRules(form.require).flatMap((rule) => {
    const stored = data[rule.table];
    const rows: readonly unknown[] = Array.isArray(stored) ? stored : [];
    const cell = (row: unknown) => (isRecord(row) ? row[rule.column] : undefined);
    return cellValues(form, rule, data, today).flatMap((needed, index) =>
      needed === true && isEmpty(cell(rows[index]))
        ? [`/${escapePointer(rule.table)}/${index}/${escapePointer(rule.column)}`]
        : [],
    );
  });
}
