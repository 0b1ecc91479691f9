/** An element of the moddle tree: also what bpmn-js calls a business object. */
export interface ModdleElement {
  readonly $type: string;
  id?: string;
  [property: string]: unknown;
}

/** What the parser stumbled over. */
export interface ModdleWarning {
  message: string;
  element?: ModdleElement;
  property?: string;
  value?: unknown;
}

/** Whether a value is an element of the moddle tree. */
export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** A string property, with moddle's default; blank counts as absent. */
export function text(element: ModdleElement, property: string): string | undefined {
  const value = element[property];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A property that is one element or a reference to one. */
export function child(element: ModdleElement, property: string): ModdleElement | undefined {
  const value = element[property];
  return isElement(value) ? value : undefined;
}

/** A property that is a list of elements or references. */
export function children(element: ModdleElement, property: string): ModdleElement[] {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The extension elements of one type, such as `flow:Step`. */
export function extensions(element: ModdleElement, type: string): ModdleElement[] {
  const holder = child(element, 'extensionElements');
  return holder ? children(holder, 'values').filter((e) => e.$type === type) : [];
}

/** The parts of a list attribute, separated by commas or white space. */
export function listAttribute(element: ModdleElement, property: string): string[] {
  return (text(element, property) ?? '').split(/[\s,，]+/).filter(Boolean);
}
