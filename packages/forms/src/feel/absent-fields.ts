import { formFields } from '../schema/form-fields.ts';
import type { FormData, FormFile } from '../types.ts';
import { feelContext, feelValue } from './feel-context.ts';

/** Rules that hang on each other settle after as many rounds as there are rules; those that chase each other are cut off. */
const ROUNDS = 10;

/**
 * Fields that are not there with this data: their `show` is not `true`. The value of such a field counts as null for the
 * rules of the others.
 */
export function absentFields(
  form: Pick<FormFile, 'schema' | 'show'>,
  data: FormData,
  options: { today?: string | undefined } = {},
): ReadonlySet<string> {
  const rules = Object.entries(form.show ?? {});
  let absent: ReadonlySet<string> = new Set();
  for (let round = 0; round < Math.min(ROUNDS, rules.length); round += 1) {
    const context = feelContext(formFields(form).keys(), without(data, absent), options.today);
    const next = new Set(rules.filter(([, rule]) => feelValue(rule, context) !== true).map(([name]) => name));
    const settled = next.size === absent.size && [...next].every((name) => absent.has(name));
    absent = next;
    if (settled) break;
  }
  return absent;
}

/** The data without some fields. */
export function without(data: FormData, names: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !names.has(name)));
}
