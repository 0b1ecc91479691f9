import type { EventDefinition, FlowNode, MultiInstance, ProcessModel, StandardLoop } from '@flowhall/bpmn';

/** As many instances as are needed to see what several of them do. */
const INSTANCES = 2;

/**
 * The model as the token game plays it: without data. Timers may fire at any time, loops run at most twice, and what reads
 * or writes variables does nothing.
 */
export function abstractModel(model: ProcessModel): ProcessModel {
  return { ...model, nodes: model.nodes.map(abstractNode) };
}

function abstractNode(node: FlowNode): FlowNode {
  const { inputs, outputs, ownData, resultVariable, calledDecision, correlationKey, ...rest } = node;
  return {
    ...rest,
    // a decision is made at once; without one the task is a job
    ...(calledDecision && { type: 'bpmn:Task' }),
    eventDefinitions: node.eventDefinitions.map(abstractDefinition),
    ...(node.loop && { loop: node.loop.kind === 'multi' ? fewInstances(node.loop) : fewRuns(node.loop) }),
  };
}

function abstractDefinition({ condition, timer, correlationKey, ...definition }: EventDefinition): EventDefinition {
  if (!timer) return definition;
  const isCycle = timer.kind === 'cycle';
  return {
    ...definition,
    timer: isCycle ? { kind: 'cycle', expression: 'R/PT1H' } : { kind: 'duration', expression: 'PT1H' },
  };
}

function fewInstances({ collection, item, collects, ...loop }: MultiInstance): MultiInstance {
  const asked = collection === undefined ? Number(loop.cardinality) : Number.NaN;
  return { ...loop, cardinality: String(Number.isNaN(asked) ? INSTANCES : Math.min(asked, INSTANCES)) };
}

function fewRuns(loop: StandardLoop): StandardLoop {
  return loop.maximum === undefined ? loop : { ...loop, maximum: Math.min(loop.maximum, INSTANCES) };
}
