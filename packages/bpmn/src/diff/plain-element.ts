import { isElement, type ModdleElement } from '../moddle-element.ts';

/** Data that a difference can be told of. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

interface PropertyDescriptor {
  readonly name: string;
  readonly ns: { readonly localName: string };
  readonly isReference?: boolean;
  readonly isVirtual?: boolean;
}

/** Follow from others: the flows of a node, and what a lane or a scope lists. */
const DERIVED: ReadonlySet<string> = new Set([
  'incoming',
  'outgoing',
  'flowNodeRef',
  'flowElements',
  'artifacts',
  'laneSets',
  'lanes',
  'childLaneSet',
  'participants',
  'messageFlows',
  'rootElements',
  'diagrams',
  'di',
  'id',
]);

/**
 * What is said at an element itself, as plain data: attributes, references by id, and parts that have no life of their
 * own, such as extension elements and event definitions.
 */
export function plainElement(element: ModdleElement): Readonly<Record<string, Plain>> {
  const entries: [string, Plain][] = [];
  for (const { name, ns, isReference, isVirtual } of propertiesOf(element)) {
    const key = ns.localName;
    if (isVirtual || DERIVED.has(key)) continue;
    const value = Object.hasOwn(element, key) ? element[key] : element[name];
    const plain = isReference ? idsOf(value) : plainValue(value);
    if (plain !== undefined && Object.hasOwn(element, Object.hasOwn(element, key) ? key : name))
      entries.push([key, plain]);
  }
  for (const [name, value] of Object.entries(attributesOf(element))) {
    if (!name.startsWith('xmlns')) entries.push([name, String(value)]);
  }
  return Object.fromEntries(entries);
}

function plainValue(value: unknown): Plain | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) {
    const items = value.map(plainValue).filter((one) => one !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (!isElement(value)) return undefined;
  if (value.$type === 'bpmn:ExtensionElements') return plainValue(value.values);
  return { $type: value.$type, ...plainElement(value) };
}

function idsOf(value: unknown): Plain | undefined {
  if (Array.isArray(value)) return value.filter(isElement).map(({ id }) => id ?? '');
  return isElement(value) ? (value.id ?? '') : undefined;
}

function propertiesOf(element: ModdleElement): readonly PropertyDescriptor[] {
  const descriptor = element.$descriptor;
  if (typeof descriptor !== 'object' || descriptor === null || !('properties' in descriptor)) return [];
  return Array.isArray(descriptor.properties) ? descriptor.properties : [];
}

function attributesOf(element: ModdleElement): object {
  const attributes = element.$attrs;
  return typeof attributes === 'object' && attributes !== null ? attributes : {};
}
