import type { Change } from '@flowhall/bpmn';
import { type Words, wordFor } from '../process/lib/use-words.ts';

/** What differs at one field of a form, or at the form as a whole. */
export interface FormChange {
  readonly key: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly label: string;
  readonly values: readonly Change[];
}

/** The differences of a form by field, in the order of the file; then those of the form as a whole. */
export function formChanges(
  values: readonly Change[],
  [before, after]: readonly [unknown, unknown],
  lang: string,
  words: Words,
): FormChange[] {
  const byField = Map.groupBy(values, ({ path }) => fieldOf(path) ?? '');
  return [...byField]
    .toSorted(([one], [other]) => Number(one === '') - Number(other === ''))
    .map(([key, changes]): FormChange => {
      if (key === '') return { key, kind: 'changed', label: words.diff.wholeForm, values: changes };
      const label = fieldTitle(after, key, lang) ?? fieldTitle(before, key, lang) ?? key;
      const whole = changes.find(({ path }) => path[0] === 'schema' && path.length === 3);
      if (whole) return { key, kind: 'before' in whole ? 'removed' : 'added', label, values: [] };
      return { key, kind: 'changed', label, values: changes.map(inside) };
    });
}

function fieldOf([part, at, key]: Change['path']): string | undefined {
  if (part === 'schema' && at === 'properties') return String(key);
  if (part === 'uiSchema' && typeof at === 'string' && !at.startsWith('ui:')) return at;
  return part === 'computed' && at !== undefined ? String(at) : undefined;
}

/** The path from the field on. */
const inside = (change: Change): Change => ({
  ...change,
  path: change.path[0] === 'computed' ? ['computed', ...change.path.slice(2)] : afterField(change.path),
});

const afterField = (path: Change['path']) => path.slice(path[0] === 'schema' ? 3 : 2);

/** What people read over a field of a form file. */
export function fieldTitle(form: unknown, key: string, lang: string): string | undefined {
  const field = at(form, 'schema', 'properties', key);
  const title = at(field, 'x-i18n', lang, 'title') ?? at(field, 'title');
  return typeof title === 'string' ? title : undefined;
}

/** What a form is called. */
export function formTitle(form: unknown, lang: string): string | undefined {
  const title = at(form, 'schema', 'x-i18n', lang, 'title') ?? at(form, 'schema', 'title');
  return typeof title === 'string' ? title : undefined;
}

/** Around what is said. */
const UNSAID: ReadonlySet<Change['path'][number]> = new Set(['schema', 'uiSchema', 'items', 'x-i18n']);

/** A path into a YAML or JSON file of an item, in words where there are some. */
export function sayPath(words: Words, path: Change['path']): string {
  const said = path.filter((part, at) => !UNSAID.has(part) || (at === 0 && path.length === 1));
  return said
    .map((part) => (typeof part === 'number' ? String(part + 1) : wordFor(words.diff.parts, part)))
    .join(' › ');
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(key) : undefined),
    value,
  );
}
