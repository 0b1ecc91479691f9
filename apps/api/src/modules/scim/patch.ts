import { fits, parseFilter, type ScimFilter } from './filter.ts';
import { badRequest } from './scim-error.ts';

export type ScimObject = Readonly<Record<string, unknown>>;

export interface PatchOperation {
  readonly op: string;
  readonly path?: string | undefined;
  readonly value?: unknown;
}

/** Where an operation works: `attribute[filter].sub`. */
interface Target {
  readonly attribute: string;
  readonly filter: ScimFilter | null;
  readonly sub: string | null;
}

const URN = /^(urn:[\w.:-]+:\w+)(?::([A-Za-z$][\w$.-]*.*))?$/;
const PATH = /^([A-Za-z$][\w$-]*)(?:\[(.*)\])?(?:\.([A-Za-z$][\w$-]*))?$/s;
const NAMED = ['__proto__', 'constructor', 'prototype'];

/**
 * A resource after operations (RFC 7644, 3.5.2), as clients send them: words in any case, paths into extensions, values
 * with dotted names. Pure; `schemas` are the extensions that there are. @throws ScimError
 */
export function applyPatch(
  resource: ScimObject,
  operations: readonly PatchOperation[],
  schemas: readonly string[],
): ScimObject {
  return operations.reduce((result, operation) => applyOne(result, operation, schemas), resource);
}

function applyOne(resource: ScimObject, { op, path, value }: PatchOperation, schemas: readonly string[]): ScimObject {
  const word = op.toLowerCase();
  if (word !== 'add' && word !== 'replace' && word !== 'remove')
    throw badRequest('invalidSyntax', `${op} is no operation`);
  if (path === undefined || path === '') {
    if (word === 'remove') throw badRequest('noTarget', 'A removal needs a path');
    if (!isObject(value)) throw badRequest('invalidValue', 'Without a path the value has attributes');
    let result = resource;
    for (const [name, inner] of Object.entries(value)) {
      // Only the name of an extension has attributes of its own.
      const isExtension = schemas.some((one) => one.toLowerCase() === name.toLowerCase()) && isObject(inner);
      result = isExtension ? merge(result, name, inner) : applyOne(result, { op, path: name, value: inner }, schemas);
    }
    return result;
  }
  const within = URN.exec(path);
  if (within?.[1] && /^urn:/i.test(path)) return inExtension(resource, { op: word, value }, path, schemas);
  return change(resource, word, parsePath(path), value);
}

function merge(resource: ScimObject, name: string, more: ScimObject): ScimObject {
  const key = keyOf(resource, name);
  const before = resource[key];
  return { ...resource, [key]: { ...(isObject(before) ? before : {}), ...more } };
}

function inExtension(
  resource: ScimObject,
  { op, value }: { readonly op: 'add' | 'replace' | 'remove'; readonly value: unknown },
  path: string,
  schemas: readonly string[],
): ScimObject {
  const folded = path.toLowerCase();
  const schema = schemas.find((one) => folded === one.toLowerCase() || folded.startsWith(`${one.toLowerCase()}:`));
  if (!schema) throw badRequest('invalidPath', `${path} is in no schema here`);
  const inner = path.slice(schema.length + 1);
  const key = keyOf(resource, schema);
  const before = resource[key];
  const present = isObject(before) ? before : {};
  if (inner === '')
    return op === 'remove'
      ? without(resource, key)
      : { ...resource, [key]: isObject(value) ? { ...present, ...value } : value };
  return { ...resource, [key]: change(present, op, parsePath(inner), value) };
}

function parsePath(path: string): Target {
  const [, attribute, filter, sub] = PATH.exec(path) ?? [];
  if (attribute === undefined || NAMED.includes(attribute) || (sub !== undefined && NAMED.includes(sub))) {
    throw badRequest('invalidPath', `${path} is no path`);
  }
  return { attribute, filter: filter === undefined ? null : parseFilter(filter), sub: sub ?? null };
}

function change(
  resource: ScimObject,
  op: 'add' | 'replace' | 'remove',
  { attribute, filter, sub }: Target,
  value: unknown,
): ScimObject {
  const key = keyOf(resource, attribute);
  const present = resource[key];
  if (filter !== null) return { ...resource, [key]: changeFitting(present, op, { filter, sub, attribute }, value) };
  if (sub !== null) {
    const inner = isObject(present) ? present : {};
    const subKey = keyOf(inner, sub);
    const after = op === 'remove' ? without(inner, subKey) : { ...inner, [subKey]: value };
    return { ...resource, [key]: after };
  }
  if (op === 'remove') {
    // Some clients name the values to be removed beside the path.
    if (Array.isArray(present) && Array.isArray(value) && value.length > 0) {
      return { ...resource, [key]: present.filter((one) => !value.some((gone) => isSameValue(one, gone))) };
    }
    return without(resource, key);
  }
  if (op === 'add' && (Array.isArray(present) || Array.isArray(value))) {
    const known = present === undefined || present === null ? [] : [present].flat();
    const added = [value].flat().filter((one) => !known.some((other) => isSameValue(one, other)));
    return { ...resource, [key]: [...known, ...added] };
  }
  return { ...resource, [key]: isObject(present) && isObject(value) ? { ...present, ...value } : value };
}

function changeFitting(
  present: unknown,
  op: 'add' | 'replace' | 'remove',
  { filter, sub, attribute }: Target & { readonly filter: ScimFilter },
  value: unknown,
): unknown[] {
  const all = present === undefined || present === null ? [] : [present].flat();
  if (op === 'remove' && sub === null) return all.filter((one) => !fits(filter, one));
  if (all.some((one) => fits(filter, one))) {
    return all.map((one) => {
      if (!fits(filter, one)) return one;
      const inner = isObject(one) ? one : {};
      if (op === 'remove') return without(inner, keyOf(inner, sub ?? ''));
      return sub === null ? { ...inner, ...(isObject(value) ? value : {}) } : { ...inner, [keyOf(inner, sub)]: value };
    });
  }
  if (op === 'remove') return all;
  // `emails[type eq "work"].value` where there is none yet: clients expect it to come.
  const said = filter.kind === 'compare' && filter.operator === 'eq' ? { [filter.path]: filter.value } : null;
  if (said === null) throw badRequest('noTarget', `No value of ${attribute} fits`);
  return [...all, sub === null ? { ...said, ...(isObject(value) ? value : {}) } : { ...said, [sub]: value }];
}

/** Values of lists are the same when their `value` is. */
const isSameValue = (one: unknown, other: unknown): boolean => identity(one) === identity(other);
const identity = (one: unknown): unknown => (isObject(one) && 'value' in one ? one.value : JSON.stringify(one));

const isObject = (value: unknown): value is ScimObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Attributes have one name, whatever the case of its letters. */
const keyOf = (object: ScimObject, name: string): string =>
  Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;

const without = (object: ScimObject, key: string): ScimObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
