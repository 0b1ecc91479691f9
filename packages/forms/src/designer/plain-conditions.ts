import type { FormFile, JsonSchema } from '../types.ts';
import { withEntry } from './form-objects.ts';

/**
 * The form with its `if`/`then`/`else` as rules in FEEL, which the designer can edit: a field of a branch gets a `show`, one
 * that a branch asks for a `require`. Branches that say more than that stay as they are.
 */
export function plainConditions(form: FormFile): FormFile {
  let next = form;
  for (const branch of branchesOf(form.schema)) next = convert(next, branch) ?? next;
  return next;
}

/** How many `if`s of the form can be written as rules, and how many only as text. */
export function countConditions(form: FormFile): { readonly plain: number; readonly text: number } {
  const all = branchesOf(form.schema).length;
  const text = branchesOf(plainConditions(form).schema).length;
  return { plain: all - text, text };
}

/** The form's own `if` and those of its `allOf`. */
const branchesOf = (schema: JsonSchema): JsonSchema[] =>
  [schema, ...(schema.allOf ?? [])].filter((node) => node.if !== undefined);

function convert(form: FormFile, node: JsonSchema): FormFile | undefined {
  const condition = node.if && feelOf(node.if);
  if (condition === undefined) return undefined;
  const isOwn = node.if === form.schema.if;
  const others = Object.keys(node).filter((key) => !['if', 'then', 'else'].includes(key));
  if (!isOwn && others.length > 0) return undefined;
  const schema: JsonSchema = { ...form.schema };
  if (isOwn) {
    delete schema.if;
    delete schema.then;
    delete schema.else;
  } else {
    const left = form.schema.allOf?.filter((one) => one.if !== node.if) ?? [];
    if (left.length > 0) schema.allOf = left;
    else delete schema.allOf;
  }
  const met = withBranch({ ...form, schema }, node.then, condition);
  return met && withBranch(met, node.else, `(${condition}) != true`);
}

/** What a branch declares and asks for, under a condition; nothing when it says more than rules can. */
function withBranch(form: FormFile, branch: JsonSchema | undefined, condition: string): FormFile | undefined {
  if (!branch) return form;
  const { properties = {}, required = [], ...more } = branch;
  if (Object.keys(more).length > 0) return undefined;
  let next = form;
  for (const [name, property] of Object.entries(properties)) {
    if (next.schema.properties?.[name]) {
      if (!required.includes(name) || !onlyNotEmpty(property)) return undefined;
      continue;
    }
    next = { ...next, schema: { ...next.schema, properties: { ...next.schema.properties, [name]: property } } };
    next = withRule(next, 'show', name, condition);
    if (required.includes(name)) {
      next = { ...next, schema: { ...next.schema, required: [...(next.schema.required ?? []), name] } };
    }
  }
  for (const name of required) {
    const isNew = properties[name] !== undefined && form.schema.properties?.[name] === undefined;
    if (isNew) continue;
    if (!form.schema.properties?.[name]) return undefined;
    next = withRule(next, 'require', name, condition);
  }
  return next;
}

function withRule(form: FormFile, kind: 'show' | 'require', name: string, condition: string): FormFile {
  const before = form[kind]?.[name];
  const joined = before === undefined ? condition : `(${before}) or (${condition})`;
  return withEntry(form, kind, { ...form[kind], [name]: joined });
}

/** A branch that narrows a field to "not empty" says the same as that it is required. */
const onlyNotEmpty = (property: JsonSchema): boolean =>
  Object.entries(property).every(
    ([key, value]) => key === 'type' || ((key === 'minItems' || key === 'minLength') && value === 1),
  );

const LIMITS = [
  ['minimum', '>='],
  ['maximum', '<='],
  ['exclusiveMinimum', '>'],
  ['exclusiveMaximum', '<'],
] as const;
const KNOWN: ReadonlySet<string> = new Set(['type', 'const', 'enum', ...LIMITS.map(([key]) => key)]);

/** An `if` in FEEL; nothing when it asks for what is not a comparison with values. */
function feelOf(condition: JsonSchema): string | undefined {
  const { properties = {}, required = [], ...more } = condition;
  if (Object.keys(more).length > 0 || Object.keys(properties).length === 0) return undefined;
  const parts: string[] = [];
  for (const [name, property] of Object.entries(properties)) {
    const asked = comparisons(name, property);
    if (!asked) return undefined;
    parts.push(...(required.includes(name) ? asked : [`(${name} = null or ${asked.join(' and ')})`]));
  }
  const present = required.filter((name) => !properties[name]).map((name) => `${name} != null`);
  return [...parts, ...present].join(' and ');
}

function comparisons(name: string, property: JsonSchema): string[] | undefined {
  if (Object.keys(property).some((key) => !KNOWN.has(key))) return undefined;
  const found: string[] = [];
  const values = property.const !== undefined ? [property.const] : property.enum;
  if (values) {
    if (values.some((value) => typeof value === 'object')) return undefined;
    const equal = values.map((value) => `${name} = ${JSON.stringify(value)}`);
    found.push(equal.length === 1 ? equal.join() : `(${equal.join(' or ')})`);
  }
  for (const [key, sign] of LIMITS) if (property[key] !== undefined) found.push(`${name} ${sign} ${property[key]}`);
  return found.length > 0 ? found : undefined;
}
