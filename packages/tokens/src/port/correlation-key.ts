import type { FlowNode } from '@flowhall/bpmn';
import { describeValue, hint, isoText } from '@flowhall/feel';
import { ExpressionError } from './errors.ts';
import { evaluateFeel, type Scope } from './feel.ts';

/** Senders cannot name longer ones. */
const LONGEST = 200;

/**
 * The key that a message must have to be meant, or is sent with. Worked out when an event or receive task begins to wait,
 * and kept: later changes of variables do not move it.
 *
 * @throws ExpressionError unless it is a text of 1 to 200 characters, a number, a date or a time
 */
export function correlationKey(elementId: string, expression: string, scope: Scope): string {
  const { value, notes } = evaluateFeel(elementId, expression, scope);
  const key = typeof value === 'number' ? String(value) : (isoText(value) ?? value);
  if (typeof key === 'string' && key !== '' && key.length <= LONGEST) return key;
  const what = typeof key === 'string' ? `a text of ${key.length} characters` : describeValue(value);
  throw new ExpressionError(elementId, expression, `the correlation key is ${what}${hint(notes)}`);
}

/** FEEL sources of the keys that an element waits with, by position of the event definition; a receive task has one. */
export function correlationKeysOf(node: FlowNode): readonly (string | undefined)[] {
  if (node.type === 'bpmn:ReceiveTask') return [node.correlationKey];
  return node.eventDefinitions.map((definition) => definition.correlationKey);
}
