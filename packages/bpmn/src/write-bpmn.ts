/// <reference path="./moddle.d.ts" />
import { BpmnModdle } from 'bpmn-moddle';
import { flowDescriptor } from './flow.ts';
import { isElement, type ModdleElement, type ModdleWarning } from './moddle-element.ts';
import { commentsOf, withComments } from './xml/comments.ts';

/** What moddle knows of a property of a type. */
interface PropertyDescriptor {
  default?: unknown;
}

const descriptorsOf = (element: ModdleElement): PropertyDescriptor[] => {
  const { $descriptor } = element;
  if (typeof $descriptor !== 'object' || $descriptor === null || !('properties' in $descriptor)) return [];
  return Array.isArray($descriptor.properties) ? $descriptor.properties : [];
};

/**
 * Runs `write` so that attributes which say what would hold without them are written too: moddle leaves them out, and a
 * file would not come back as it was.
 */
export async function withDefaultsWritten<T>(definitions: ModdleElement, write: () => Promise<T>): Promise<T> {
  const kept = new Map<PropertyDescriptor, unknown>();
  const seen = new Set<ModdleElement>();
  const open: ModdleElement[] = [definitions];
  for (let element = open.pop(); element; element = open.pop()) {
    if (seen.has(element)) continue;
    seen.add(element);
    for (const property of descriptorsOf(element))
      if (property.default !== undefined && !kept.has(property)) kept.set(property, property.default);
    for (const value of Object.values(element)) for (const one of [value].flat()) if (isElement(one)) open.push(one);
  }
  for (const property of kept.keys()) property.default = undefined;
  try {
    return await write();
  } finally {
    for (const [property, value] of kept) property.default = value;
  }
}

/** A reference whose target is not in the file: moddle forgets it. */
interface DanglingReference {
  element: ModdleElement;
  property: string;
  id: string;
}

/** What the parser could not resolve; to be given to {@link withReferencesWritten}, lest it is lost. */
export function danglingReferences(warnings: readonly ModdleWarning[]): DanglingReference[] {
  return warnings.flatMap(({ element, property, value }) =>
    element && property !== undefined && typeof value === 'string' ? [{ element, property, id: value }] : [],
  );
}

/** Runs `write` with the references in place that lead out of the file. */
export async function withReferencesWritten<T>(
  references: readonly DanglingReference[],
  write: () => Promise<T>,
): Promise<T> {
  const undo: (() => void)[] = [];
  for (const { element, property, id } of references) {
    const name = property.replace(/^bpmn:/, '');
    const { [name]: value } = element;
    const target = { $type: 'bpmn:BaseElement', id };
    if (Array.isArray(value)) {
      value.push(target);
      undo.push(() => value.splice(value.indexOf(target), 1));
    } else if (value === undefined) {
      element[name] = target;
      undo.push(() => delete element[name]);
    }
  }
  try {
    return await write();
  } finally {
    for (const step of undo.toReversed()) step();
  }
}

/** A file as it stands, to be changed and written again; nothing is filled in. */
export interface EditableBpmn {
  definitions: ModdleElement;
  /** Makes new elements. */
  moddle: BpmnModdle;
  /** BPMN XML of what `definitions` says now: all that was in the file, comments included, and all that was changed. */
  write(): Promise<string>;
}

/** Reads a file to change it. */
export async function editBpmn(xml: string): Promise<EditableBpmn> {
  const moddle = new BpmnModdle({ flow: flowDescriptor });
  const { rootElement: definitions, warnings } = await moddle.fromXML(xml);
  const references = danglingReferences(warnings);
  const comments = commentsOf(xml);
  const toXml = async () => (await moddle.toXML(definitions, { format: true })).xml;
  return {
    definitions,
    moddle,
    write: async () =>
      withComments(await withReferencesWritten(references, () => withDefaultsWritten(definitions, toXml)), comments),
  };
}
