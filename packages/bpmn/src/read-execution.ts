import type { AdHoc, Execution } from './execution-model.ts';
import { type ModdleElement, text } from './moddle-element.ts';
import { readMappings, readOwnData } from './read-data.ts';
import { readCorrelationKey, readEventRef, readExpression, readOperationMessage } from './read-event-definition.ts';
import { readLoop } from './read-loop.ts';

/** Reads what a flow node needs to be executed; only what differs from BPMN's default is there. */
export function readExecution(element: ModdleElement): Execution {
  const loop = readLoop(element);
  const adHoc = readAdHoc(element);
  const activationCondition = readExpression(element, 'activationCondition');
  const calledElement = text(element, 'calledElement');
  const message = /^bpmn:(?:Send|Receive)Task$/.test(element.$type)
    ? (readEventRef(element, 'messageRef') ?? readOperationMessage(element))
    : undefined;
  const inputs = readMappings(element, 'dataInputAssociations');
  const outputs = readMappings(element, 'dataOutputAssociations');
  // what an event has of its own lasts as long as the event: no longer than the step
  const ownData = element.$type.endsWith('Event') ? [] : readOwnData(element);
  return {
    ...(element.parallelMultiple === true && { parallelMultiple: true }),
    ...(loop && { loop }),
    ...quantity(element, 'startQuantity'),
    ...quantity(element, 'completionQuantity'),
    ...(element.isForCompensation === true && { isForCompensation: true }),
    ...(element.triggeredByEvent === true && { isEventSubProcess: true }),
    ...(adHoc && { adHoc }),
    ...(activationCondition !== undefined && { activationCondition }),
    ...(element.eventGatewayType === 'Parallel' && { parallelEvents: true }),
    ...(element.instantiate === true && { instantiates: true }),
    ...(calledElement && { calledElement: calledElement.replace(/^.*:/, '') }),
    ...(message && { message }),
    ...readCorrelationKey(element),
    ...(inputs.length && { inputs }),
    ...(outputs.length && { outputs }),
    ...(ownData.length && { ownData }),
  };
}

function quantity<K extends 'startQuantity' | 'completionQuantity'>(element: ModdleElement, key: K) {
  const value = element[key];
  return typeof value === 'number' && value !== 1 ? ({ [key]: value } as Record<K, number>) : {};
}

function readAdHoc(element: ModdleElement): AdHoc | undefined {
  if (element.$type !== 'bpmn:AdHocSubProcess') return undefined;
  const completionCondition = readExpression(element, 'completionCondition');
  return {
    isSequential: element.ordering === 'Sequential',
    ...(completionCondition !== undefined && { completionCondition }),
    cancelsRemaining: element.cancelRemainingInstances !== false,
  };
}
