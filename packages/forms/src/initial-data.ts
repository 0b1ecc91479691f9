import { plainValue } from '@flowhall/feel';
import { feelContext, feelValue } from './feel/feel-context.ts';
import { resolvePermissions } from './permissions/resolve-permissions.ts';
import { formFields } from './schema/form-fields.ts';
import type { FormFile } from './types.ts';

/** What `x-default` may ask for. */
export interface InitialContext {
  /** `initiator` and `organisation`, as the expressions of the process see them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** ISO date. */
  readonly today: string;
}

/**
 * The values a form begins with: `x-default` or `default` of the fields that the step may write. An expression that has
 * no value, or that reads what the context does not have, begins with nothing.
 */
export function initialData(form: FormFile, stepId: string, context?: InitialContext): Record<string, unknown> {
  const permissions = resolvePermissions(form, stepId);
  const data: Record<string, unknown> = {};
  for (const { name, schema } of formFields(form).values()) {
    if (permissions.field(name) !== 'write') continue;
    const begin = schema['x-default'];
    const value = begin !== undefined && context ? beginningOf(begin, context) : undefined;
    if (value !== undefined) data[name] = value;
    else if (schema.default !== undefined) data[name] = structuredClone(schema.default);
  }
  return data;
}

function beginningOf(expression: string, { variables, today }: InitialContext): unknown {
  const value = plainValue(feelValue(expression, { ...feelContext([], {}, today), ...variables }));
  return value === null || value === '' ? undefined : value;
}
