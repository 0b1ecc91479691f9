import { type ModdleElement, type ModdleWarning, text } from './moddle-element.ts';

/**
 * Resolves references with the prefix of the file's own namespace (`tns:Task_1`), which the parser leaves unresolved, and
 * returns the warnings that remain.
 */
export function resolvePrefixed(
  definitions: ModdleElement,
  elementsById: ReadonlyMap<string, ModdleElement>,
  warnings: readonly ModdleWarning[],
): ModdleWarning[] {
  const own = text(definitions, 'targetNamespace');
  return warnings.filter(({ element, property, value }) => {
    const [, prefix, name] = typeof value === 'string' ? (/^([^:]+):(.+)$/.exec(value) ?? []) : [];
    const target = name === undefined ? undefined : elementsById.get(name);
    const isOwn = own !== undefined && prefix !== undefined && namespaceOf(definitions, prefix) === own;
    if (!target || !isOwn || !element || !property) return true;
    const local = property.replace(/^.*:/, '');
    const list = element[local];
    if (Array.isArray(list)) list.push(target);
    else element[local] = target;
    return false;
  });
}

/** What a prefix stands for at the root of the file. */
function namespaceOf(definitions: ModdleElement, prefix: string): string | undefined {
  const attributes = definitions.$attrs;
  if (typeof attributes !== 'object' || attributes === null) return undefined;
  const [, value] = Object.entries(attributes).find(([name]) => name === `xmlns:${prefix}`) ?? [];
  return typeof value === 'string' ? value : undefined;
}
