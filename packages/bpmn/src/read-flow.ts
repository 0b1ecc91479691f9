import { feelSource } from './feel-source.ts';
import { child, type ModdleElement, text } from './moddle-element.ts';
import type { SequenceFlow } from './process-model.ts';
import { readNames } from './read-settings.ts';

/** Reads a sequence flow; nothing when an end is missing (validation names it). */
export function readSequenceFlow(element: ModdleElement, id: string, scopeId: string): SequenceFlow | undefined {
  const source = child(element, 'sourceRef')?.id;
  const target = child(element, 'targetRef')?.id;
  if (!source || !target) return undefined;
  const condition = child(element, 'conditionExpression');
  const body = condition && text(condition, 'body');
  const name = text(element, 'name');
  return {
    id,
    ...(name && { name }),
    names: readNames(element),
    source,
    target,
    scopeId,
    ...(body && { condition: feelSource(body) }),
    isDefault: false,
  };
}
