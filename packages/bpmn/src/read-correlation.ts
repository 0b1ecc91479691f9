import { syntaxFault } from '@flowhall/feel';
import { child, children, type ModdleElement, text } from './moddle-element.ts';
import type { FlowNode } from './process-model.ts';
import { readExpression } from './read-event-definition.ts';
import { isFeel } from './rules/admitted.ts';

/** By id of a message, FEEL source of the key that it must have. */
export type CorrelationKeys = ReadonlyMap<string, string>;

/**
 * The keys of a process's correlation subscriptions (BPMN 2.0, 8.4.2): a key of one property that is bound to the data of
 * the process, for the messages that the property can be read from. Other subscriptions are drawn, not executed.
 */
export function readCorrelationKeys(process: ModdleElement): CorrelationKeys {
  const keys = new Map<string, string>();
  for (const subscription of children(process, 'correlationSubscriptions'))
    for (const [message, key] of keysOf(subscription) ?? []) keys.set(message, key);
  return keys;
}

/** By id of a message, its key; nothing for a subscription that is not executed. */
export function keysOf(subscription: ModdleElement): [message: string, key: string][] | undefined {
  const key = child(subscription, 'correlationKeyRef');
  const [property, ...more] = key ? children(key, 'correlationPropertyRef') : [];
  if (!property || more.length) return undefined;
  const bindings = children(subscription, 'correlationPropertyBinding');
  const binding = bindings.find((one) => child(one, 'correlationPropertyRef') === property);
  const source = binding && readExpression(binding, 'dataPath');
  const language = text(child(binding ?? subscription, 'dataPath') ?? subscription, 'language');
  if (!source || !isFeel(language) || syntaxFault(source)) return undefined;
  return children(property, 'correlationPropertyRetrievalExpression').flatMap((retrieval) => {
    const message = child(retrieval, 'messageRef')?.id;
    return message ? [[message, source]] : [];
  });
}

const CATCHING = new Set(['bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent', 'bpmn:StartEvent']);

/** Gives what catches messages in a process the process's keys, unless it has its own; a start of the process has none. */
export function correlate(node: FlowNode, keys: CorrelationKeys): void {
  if (node.type === 'bpmn:ReceiveTask') addKey(node, node.message?.id, keys);
  if (!CATCHING.has(node.type) || (node.type === 'bpmn:StartEvent' && node.interrupting === undefined)) return;
  for (const definition of node.eventDefinitions)
    if (definition.type === 'bpmn:MessageEventDefinition') addKey(definition, definition.ref?.id, keys);
}

function addKey(holder: { correlationKey?: string }, message: string | undefined, keys: CorrelationKeys): void {
  const key = keys.get(message ?? '');
  if (key !== undefined) holder.correlationKey ??= key;
}
