import { isElement, type ModdleElement } from '../moddle-element.ts';

/** Namespaces of engines whose hints are understood, by the prefix under which they are read here. */
const VENDORS: Readonly<Record<string, string>> = {
  'http://camunda.org/schema/1.0/bpmn': 'camunda',
  'http://camunda.org/schema/zeebe/1.0': 'zeebe',
  'http://flowable.org/bpmn': 'flowable',
  'http://activiti.org/bpmn': 'activiti',
};

/** Prefixes of a file that stand for engines. */
export function vendorPrefixes(definitions: ModdleElement): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  for (const [name, uri] of Object.entries(attributesOf(definitions))) {
    const vendor = VENDORS[uri];
    if (name.startsWith('xmlns:') && vendor) prefixes.set(name.slice(6), vendor);
  }
  return prefixes;
}

/** Attributes that are not BPMN's, as they are written. */
export function attributesOf(element: ModdleElement): Record<string, string> {
  const { $attrs } = element;
  if (typeof $attrs !== 'object' || $attrs === null) return {};
  return Object.fromEntries(Object.entries($attrs).map(([name, value]) => [name, String(value)]));
}

/** A hint of an engine: an attribute, or an extension element with its attributes. */
export interface Hint {
  /** As it is written in the file, such as `camunda:assignee`. */
  written: string;
  /** Name without prefix. */
  name: string;
  vendor: string;
  value: string;
  attributes: Readonly<Record<string, string>>;
}

/** The hints of engines at an element. */
export function hintsOf(element: ModdleElement, prefixes: ReadonlyMap<string, string>): Hint[] {
  const hints: Hint[] = [];
  const add = (written: string, value: string, attributes: Record<string, string>) => {
    const [prefix = '', name = ''] = written.split(':');
    const vendor = prefixes.get(prefix);
    if (vendor && name) hints.push({ written, name, vendor, value, attributes });
  };
  for (const [name, value] of Object.entries(attributesOf(element))) add(name, value, {});
  const { extensionElements: holder } = element;
  const values = isElement(holder) && Array.isArray(holder.values) ? holder.values.filter(isElement) : [];
  for (const value of values)
    add(value.$type, typeof value.$body === 'string' ? value.$body : '', plainAttributes(value));
  return hints;
}

/** Attributes of an element of another vendor. */
function plainAttributes(element: ModdleElement): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(element))
    if (typeof value === 'string' && !name.startsWith('$')) found[name] = value;
  return { ...attributesOf(element), ...found };
}
