import { columnsWithRule, fieldRules } from '../feel/cell-rules.ts';
import { checkScope } from '../feel/check-scope.ts';
import { formFields } from '../schema/form-fields.ts';
import { mapSameObject } from '../schema/map-properties.ts';
import type { Check, FormFile, JsonSchema, Permission, UiSchema } from '../types.ts';
import { type Permissions, resolvePermissions, rightTo, type Steps } from './resolve-permissions.ts';
import { shownOnly } from './shown-only.ts';
import { uiSchemaForStep } from './ui-schema-for-step.ts';

/** A form as a step sees it, still in both languages. */
export interface FormForStep {
  schema: JsonSchema;
  uiSchema: UiSchema;
  checks: Check[];
  computed: Record<string, string>;
  show?: Record<string, string>;
  require?: Record<string, string>;
}

/**
 * The part of a form that a step sees: hidden fields and columns are gone, read-only ones are marked `readOnly` and free
 * of constraints (nobody here could mend them), what is required is what the step can write.
 */
export function formForStep(form: FormFile, steps: Steps): FormForStep {
  const permissions = resolvePermissions(form, steps);
  const inputs = computedInputs(form, permissions);
  const permission = (name: string): Permission => (inputs.has(name) ? 'write' : permissions.field(name));
  const schema = mapSameObject(form.schema, (node) =>
    objectForStep(node, permission, (name, property) => {
      if (inputs.has(name)) return { ...property, readOnly: true };
      return isTable(property) ? tableForStep(name, property, permissions) : property;
    }),
  );
  const visible = (name: string) => rightTo(permissions, name) !== 'hidden';
  return {
    schema,
    uiSchema: uiSchemaForStep(form, permissions),
    checks: (form.checks ?? []).filter((check) => isAskedHere(form, check, permissions, inputs)),
    computed: Object.fromEntries(Object.entries(form.computed ?? {}).filter(([name]) => visible(name))),
    ...rulesForStep(form, permissions),
  };
}

/** The rules about fields that the step sees; one that reads what is hidden from it cannot be asked here. */
function rulesForStep(form: FormFile, permissions: Permissions): Pick<FormForStep, 'show' | 'require'> {
  const fields = [...formFields(form).keys()];
  const seen = (rules: Record<string, string>, least: Permission) =>
    Object.fromEntries(
      Object.entries(rules)
        .filter(
          ([name]) =>
            rightTo(permissions, name) === 'write' || (least === 'read' && rightTo(permissions, name) === 'read'),
        )
        .filter(([, rule]) => checkScope(rule, fields).every((name) => permissions.field(name) !== 'hidden')),
    );
  return {
    ...(form.show && { show: seen(form.show, 'read') }),
    ...(form.require && { require: seen(form.require, 'write') }),
  };
}

/** Computed fields that change with what this step writes: they are checked although nobody types them. */
function computedInputs(form: FormFile, permissions: Permissions): Set<string> {
  const fields = [...formFields(form).keys()];
  const names = fieldRules(form.computed)
    .filter(([name]) => permissions.field(name) !== 'hidden')
    .filter(([, value]) => checkScope(value, fields).some((input) => permissions.field(input) === 'write'))
    .map(([name]) => name);
  return new Set(names);
}

function isTable(property: JsonSchema): boolean {
  return property.type === 'array' && property.items?.type === 'object';
}

function objectForStep(
  node: JsonSchema,
  permission: (name: string) => Permission,
  open: (name: string, property: JsonSchema) => JsonSchema,
): JsonSchema {
  const { additionalProperties: _strangers, required, properties, ...rest } = node;
  const result: JsonSchema = rest;
  if (properties) {
    const kept = Object.entries(properties).filter(([name]) => permission(name) !== 'hidden');
    result.properties = Object.fromEntries(
      kept.map(([name, property]) => {
        return [name, permission(name) === 'write' || isTable(property) ? open(name, property) : shownOnly(property)];
      }),
    );
  }
  const needed = required?.filter((name) => permission(name) === 'write');
  if (needed && needed.length > 0) result.required = needed;
  return result;
}

function tableForStep(table: string, property: JsonSchema, permissions: Permissions): JsonSchema {
  const columns = Object.keys(property.items?.properties ?? {});
  const writes = columns.some((name) => permissions.column(table, name) === 'write');
  const rowsFixed = permissions.field(table) !== 'write';
  const base = rowsFixed ? { ...shownOnly(property), readOnly: writes ? undefined : true } : property;
  const items = mapSameObject(property.items ?? {}, (node) =>
    objectForStep(
      node,
      (name) => permissions.column(table, name),
      (_name, column) => column,
    ),
  );
  return { ...base, items };
}

function isAskedHere(form: FormFile, check: Check, permissions: Permissions, inputs: Set<string>): boolean {
  const fields = formFields(form);
  const names = checkScope(check.assert, [...fields.keys()]);
  const columns = check.each ? [...(fields.get(check.each)?.columns?.keys() ?? [])] : [];
  const cells = check.each ? checkScope(check.assert, columns) : [];
  const table = check.each ?? '';
  const writes = columns.some((name) => permissions.column(table, name) === 'write');
  const visible = [...columnsWithRule(form.computed, table)].filter(
    (name) => permissions.column(table, name) !== 'hidden',
  );
  // What is worked out changes with what the step writes in its row.
  const workedOut = new Set(writes ? visible : []);
  const rights = [
    ...names
      .filter((name) => !cells.includes(name))
      .map((name) => (inputs.has(name) ? 'write' : permissions.field(name))),
    ...cells.map((name) => (workedOut.has(name) ? 'write' : permissions.column(table, name))),
  ];
  return !rights.includes('hidden') && (rights.length === 0 || rights.includes('write'));
}
