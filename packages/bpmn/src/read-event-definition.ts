import type { EventDefinition, EventRef, TimerSpec } from './execution-model.ts';
import { feelSource } from './feel-source.ts';
import { child, type ModdleElement, text } from './moddle-element.ts';

const REFERENCES = ['messageRef', 'signalRef', 'errorRef', 'escalationRef'];

/** Reads what makes an event special. */
export function readEventDefinition(element: ModdleElement): EventDefinition {
  const timer = readTimer(element);
  const ref =
    REFERENCES.map((property) => readEventRef(element, property)).find((r) => r !== undefined) ??
    readOperationMessage(element);
  const condition = readExpression(element, 'condition');
  const isLink = element.$type === 'bpmn:LinkEventDefinition';
  const activity = child(element, 'activityRef')?.id;
  return {
    id: element.id ?? '',
    type: element.$type,
    ...(timer && { timer }),
    ...(ref && { ref }),
    ...readCorrelationKey(element),
    ...(condition !== undefined && { condition }),
    ...(isLink && { link: text(child(element, 'target') ?? element, 'name') ?? '' }),
    ...(activity && { activity }),
    ...(element.waitForCompletion === false && { goesOn: true }),
  };
}

/** The message, signal, error or escalation that a property refers to. */
export function readEventRef(element: ModdleElement, property: string): EventRef | undefined {
  const target = child(element, property);
  if (!target?.id) return undefined;
  const code = text(target, 'errorCode') ?? text(target, 'escalationCode');
  return { id: target.id, name: text(target, 'name') ?? target.id, ...(code && { code }) };
}

/** The message that an operation takes. */
export function readOperationMessage(element: ModdleElement): EventRef | undefined {
  const operation = child(element, 'operationRef');
  return operation && readEventRef(operation, 'inMessageRef');
}

/** FEEL source of `flow:correlationKey`. */
export function readCorrelationKey(element: ModdleElement): { correlationKey?: string } {
  const key = text(element, 'correlationKey');
  return key === undefined ? {} : { correlationKey: feelSource(key) };
}

/** FEEL source of an expression property. */
export function readExpression(element: ModdleElement, property: string): string | undefined {
  const expression = child(element, property);
  const body = expression && text(expression, 'body');
  return body === undefined ? undefined : feelSource(body);
}

const TIMER_PROPERTIES = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const;

function readTimer(element: ModdleElement): TimerSpec | undefined {
  const isWorking = text(element, 'workingTime')?.trim() === 'true';
  for (const [property, kind] of TIMER_PROPERTIES) {
    const expression = child(element, property);
    const body = expression && text(expression, 'body');
    if (body) return { kind, expression: body.trim(), ...(isWorking && { workingTime: true }) };
  }
  return undefined;
}
