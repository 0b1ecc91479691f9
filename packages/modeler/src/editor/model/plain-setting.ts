import { isElement, type ModdleElement } from '@flowhall/bpmn';

/** A `flow:` element as plain data: its attributes and text as they stand in the file, and what lies in it. */
export interface PlainSetting {
  /** Such as `flow:Step`. */
  readonly $type: string;
  readonly [property: string]: string | PlainSetting | readonly PlainSetting[] | undefined;
}

/** What moddle says of a property of a type. */
export interface PropertyDescriptor {
  name: string;
  /** Name without prefix, as our descriptor has it. */
  ns: { localName: string };
  type: string;
  isMany?: boolean;
}

/** Makes elements of the tree. */
export interface ElementMaker {
  create(type: string, properties?: Record<string, unknown>): ModdleElement;
}

/** Every property that the descriptor knows for an element. */
export function propertiesOf(element: ModdleElement): PropertyDescriptor[] {
  const { $descriptor } = element;
  if (typeof $descriptor !== 'object' || $descriptor === null || !('properties' in $descriptor)) return [];
  return Array.isArray($descriptor.properties) ? $descriptor.properties : [];
}

/** Reads a setting as it is written; defaults are not filled in. */
export function plainSetting(element: ModdleElement): PlainSetting {
  const plain: Record<string, string | PlainSetting | PlainSetting[]> = {};
  for (const { ns, isMany } of propertiesOf(element)) {
    const name = ns.localName;
    if (!Object.hasOwn(element, name)) continue;
    const { [name]: value } = element;
    if (isMany && Array.isArray(value)) plain[name] = value.filter(isElement).map(plainSetting);
    else if (isElement(value)) plain[name] = plainSetting(value);
    else if (value !== undefined && value !== null) plain[name] = String(value);
  }
  return { ...plain, $type: element.$type };
}

const isList = (value: PlainSetting[string]): value is readonly PlainSetting[] => Array.isArray(value);

/** Whether two settings say the same. */
export function sameSetting(a: PlainSetting | undefined, b: PlainSetting | undefined): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(setting: PlainSetting | undefined): unknown {
  if (!setting) return null;
  return Object.entries(setting)
    .filter(([, value]) => value !== undefined && !(isList(value) && value.length === 0))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [
      key,
      isList(value) ? value.map(sorted) : typeof value === 'object' ? sorted(value) : (value ?? null),
    ]);
}

/** The properties by which `before` becomes `setting`. What did not change stays the element that it was, unknown parts included. */
export function moddleProperties(
  maker: ElementMaker,
  setting: PlainSetting,
  before: ModdleElement,
): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  const known = plainSetting(before);
  for (const { ns, isMany } of propertiesOf(before)) {
    const name = ns.localName;
    const { [name]: value } = setting;
    const { [name]: was } = before;
    if (isMany) {
      const list = isList(value) ? value : [];
      const old = Array.isArray(was) ? was.filter(isElement) : [];
      if (sameLists(list, isList(known[name]) ? known[name] : [])) continue;
      properties[name] = keepOld(maker, list, old, before);
    } else if (typeof value === 'object' && !isList(value)) {
      const old = isElement(was) ? was : undefined;
      if (!old || !sameSetting(value, plainSetting(old))) properties[name] = moddleElement(maker, value, before, old);
    } else if (typeof value === 'string') {
      if (known[name] !== value) properties[name] = value;
    } else if (Object.hasOwn(before, name) && was !== undefined) properties[name] = undefined;
  }
  return properties;
}

const sameLists = (a: readonly PlainSetting[], b: readonly PlainSetting[]) =>
  a.length === b.length && a.every((one, index) => sameSetting(one, b[index]));

function keepOld(
  maker: ElementMaker,
  list: readonly PlainSetting[],
  old: readonly ModdleElement[],
  parent: ModdleElement,
): ModdleElement[] {
  const left = [...old];
  return list.map((one) => {
    const at = left.findIndex((candidate) => sameSetting(plainSetting(candidate), one));
    return left.splice(at, at < 0 ? 0 : 1)[0] ?? moddleElement(maker, one, parent);
  });
}

/** The element of a setting. With `old`, what our descriptor does not know of it is taken over. */
export function moddleElement(
  maker: ElementMaker,
  setting: PlainSetting,
  parent: ModdleElement,
  old?: ModdleElement,
): ModdleElement {
  const element = maker.create(setting.$type, {});
  element.$parent = parent;
  for (const [name, value] of Object.entries(setting)) {
    if (name === '$type' || value === undefined) continue;
    element[name] = isList(value)
      ? value.map((one) => moddleElement(maker, one, element))
      : typeof value === 'object'
        ? moddleElement(maker, value, element)
        : value;
  }
  if (old && typeof old.$attrs === 'object' && typeof element.$attrs === 'object')
    Object.assign(element.$attrs ?? {}, old.$attrs);
  return element;
}
