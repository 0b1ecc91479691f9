import { isType, type SchemaChild } from '../schema/schema.ts';
import type { XmlElement } from '../xml/read-xml.ts';

/** An element of BPMN's namespace as it stands in the file, with its type by the schema. */
export interface BpmnElement {
  /** BPMN type such as `UserTask`; empty for a plain value such as `incoming`, and for what the schema does not know. */
  readonly type: string;
  /** Tag without prefix. */
  readonly tag: string;
  /** What it is within its parent; nothing when the schema does not allow it there. */
  readonly role?: SchemaChild;
  readonly id?: string;
  readonly parent?: BpmnElement;
  /** Children of BPMN's namespace. */
  readonly children: readonly BpmnElement[];
  /** The element in the file. */
  readonly xml: XmlElement;
}

/** Whether an element is of a type or of one that extends it. */
export function isA(element: BpmnElement | undefined, ...types: readonly string[]): boolean {
  return element !== undefined && types.some((type) => isType(element.type, type));
}

/** An attribute without its blanks around; nothing when absent or blank. */
export function attribute(element: BpmnElement, name: string): string | undefined {
  return element.xml.attributes.get(name)?.trim() || undefined;
}

/** Whether a boolean attribute is set to true, or to what it means when it is absent. */
export function flag(element: BpmnElement, name: string, absent = false): boolean {
  const value = attribute(element, name);
  return value === undefined ? absent : value === 'true' || value === '1';
}

/** Children in a role, such as `flowElement` or `conditionExpression`. */
export function parts(element: BpmnElement, role: string): BpmnElement[] {
  return element.children.filter((child) => child.role?.name === role);
}

/** The first child in a role. */
export function part(element: BpmnElement, role: string): BpmnElement | undefined {
  return element.children.find((child) => child.role?.name === role);
}

/** The text of an element, blanks around left out. */
export function textOf(element: BpmnElement | undefined): string {
  return element?.xml.text.trim() ?? '';
}

/** The nearest element around that is of one of the types. */
export function around(element: BpmnElement, ...types: readonly string[]): BpmnElement | undefined {
  let outer = element.parent;
  while (outer && !isA(outer, ...types)) outer = outer.parent;
  return outer;
}

/** Whether the element belongs to a process that is marked as executable. */
export function isExecutable(element: BpmnElement): boolean {
  const process = isA(element, 'Process') ? element : around(element, 'Process');
  return process !== undefined && flag(process, 'isExecutable');
}
