import { feelSource, isElement, type ModdleElement, readNames } from '@flowhall/bpmn';
import type { StepName } from './element-info.ts';

/** The elements of a list property. */
export const list = (value: unknown): ModdleElement[] => (Array.isArray(value) ? value.filter(isElement) : []);

/** An attribute as text; empty without one. */
export const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

/** A single element. */
export const one = (value: unknown): ModdleElement | undefined => (isElement(value) ? value : undefined);

/** What an expression says, as it stands. */
export const body = (value: unknown): string => (isElement(value) ? text(value.body).trim() : '');

/** FEEL of an expression, without a leading `=`. */
export const feel = (value: unknown): string => feelSource(body(value));

/** The root of the file that an element is in. */
export function rootOf(element: ModdleElement): ModdleElement {
  let root = element;
  for (let above = one(root.$parent); above; above = one(root.$parent)) root = above;
  return root;
}

/** The process that an element is in; itself where it is one. */
export function processOf(element: ModdleElement): ModdleElement | undefined {
  let at: ModdleElement | undefined = element;
  while (at && at.$type !== 'bpmn:Process') at = one(at.$parent);
  return at;
}

/** The values of the extension elements of an element. */
export const extensionValues = (element: ModdleElement): ModdleElement[] =>
  list(one(element.extensionElements)?.values);

/** Chinese and English name; the `name` attribute is the Chinese one where no `flow:name` says otherwise. */
export function bothNames(element: ModdleElement): { zh: string; en: string } {
  const names = readNames(element);
  return { zh: names.zh ?? text(element.name), en: names.en ?? '' };
}

/** An element as others refer to it. */
export const stepName = (element: ModdleElement): StepName => ({
  id: text(element.id),
  type: element.$type,
  names: bothNames(element),
});
