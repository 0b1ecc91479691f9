import type { EventDefinition, MultiInstance, StandardLoop } from './execution-model.ts';
import { child, children, type ModdleElement, text } from './moddle-element.ts';
import { readEventDefinition, readExpression } from './read-event-definition.ts';

/** Reads the loop of an activity. */
export function readLoop(activity: ModdleElement): StandardLoop | MultiInstance | undefined {
  const loop = child(activity, 'loopCharacteristics');
  if (loop?.$type === 'bpmn:StandardLoopCharacteristics') return readStandard(loop);
  if (loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics') return readMulti(loop);
  return undefined;
}

function readStandard(loop: ModdleElement): StandardLoop {
  const condition = readExpression(loop, 'loopCondition');
  // moddle gives the number as it is written
  const maximum = loop.loopMaximum === undefined ? undefined : Number(loop.loopMaximum);
  return {
    kind: 'standard',
    testBefore: loop.testBefore === true,
    ...(condition !== undefined && { condition }),
    ...(maximum !== undefined && { maximum }),
  };
}

function readMulti(loop: ModdleElement): MultiInstance {
  const cardinality = readExpression(loop, 'loopCardinality');
  const collection = dataName(child(loop, 'loopDataInputRef'));
  const item = dataName(child(loop, 'inputDataItem'));
  const [into, yields] = [dataName(child(loop, 'loopDataOutputRef')), dataName(child(loop, 'outputDataItem'))];
  const completionCondition = readExpression(loop, 'completionCondition');
  const none = child(loop, 'noneBehaviorEventRef');
  const one = child(loop, 'oneBehaviorEventRef');
  return {
    kind: 'multi',
    isSequential: loop.isSequential === true,
    ...(cardinality !== undefined && { cardinality }),
    ...(collection !== undefined && { collection }),
    ...(item !== undefined && { item }),
    ...(into !== undefined && yields !== undefined && { collects: { item: yields, into } }),
    ...(completionCondition !== undefined && { completionCondition }),
    behavior: BEHAVIORS.find((b) => b === loop.behavior) ?? 'All',
    ...(none && { noneEvent: readEventDefinition(none) }),
    ...(one && { oneEvent: readEventDefinition(one) }),
    complex: children(loop, 'complexBehaviorDefinition').map((definition) => ({
      condition: readExpression(definition, 'condition') ?? '',
      events: implicitEvents(definition),
    })),
  };
}

const BEHAVIORS = ['None', 'One', 'All', 'Complex'] as const;

function implicitEvents(definition: ModdleElement): EventDefinition[] {
  const event = child(definition, 'event');
  return event ? children(event, 'eventDefinitions').map(readEventDefinition) : [];
}

/** Name of a variable that a data object, property, input or output stands for. */
export function dataName(element: ModdleElement | undefined): string | undefined {
  if (!element) return undefined;
  const object = child(element, 'dataObjectRef') ?? child(element, 'dataStoreRef') ?? element;
  return text(object, 'name') ?? object.id;
}
