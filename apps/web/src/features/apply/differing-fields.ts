import type { Form } from './autosave.ts';

const written = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';

/** Pointers of the fields that two contents of a form do not have in common. */
export function differingFields(a: Form, b: Form): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => written(a[name]) !== written(b[name])).map((name) => `/${name}`);
}
