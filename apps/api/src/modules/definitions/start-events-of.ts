import { type EventDefinition, type FlowNode, indexModel } from '@flowhall/bpmn';
import { type ExecutableModel, startTimerDue } from '@flowhall/engine';
import type { NewStartEvent } from './start-events.repository.ts';

/**
 * What may start a process without anybody applying, from when it is deployed. A date that has passed starts nothing.
 * @throws EngineError when a timer's expression yields no time
 */
export function startEventsOf({ model, processId }: ExecutableModel, at: Date): NewStartEvent[] {
  const index = indexModel(model);
  return index.nodesOf(processId).flatMap((node) => {
    if (node.attachedTo || node.incoming.length > 0) return [];
    if (node.type === 'bpmn:StartEvent') return node.eventDefinitions.flatMap((one) => ofDefinition(node, one, at));
    if (!node.instantiates) return [];
    if (node.type === 'bpmn:ReceiveTask') return [named(node.id, 'message', node.message?.name ?? node.id)];
    // An event-based gateway: what follows it starts the process.
    return index
      .outgoing(node.id)
      .flatMap(({ target }) => index.node(target) ?? [])
      .flatMap((next) =>
        next.type === 'bpmn:ReceiveTask'
          ? [named(next.id, 'message', next.message?.name ?? next.id)]
          : next.eventDefinitions.flatMap((one) => ofDefinition(next, one, at)),
      );
  });
}

const named = (elementId: string, kind: 'message' | 'signal', name: string): NewStartEvent => ({
  ...{ elementId, kind, name },
  ...{ dueAt: null, times: 0 },
});

function ofDefinition(node: FlowNode, { type, ref, timer }: EventDefinition, at: Date): NewStartEvent[] {
  if (type === 'bpmn:MessageEventDefinition') return [named(node.id, 'message', ref?.name ?? node.id)];
  if (type === 'bpmn:SignalEventDefinition' && ref) return [named(node.id, 'signal', ref.name)];
  if (!timer) return [];
  const { dueAt, repeat: times = 1 } = startTimerDue(node.id, timer, at);
  return dueAt > at ? [{ elementId: node.id, kind: 'timer', name: null, dueAt, times }] : [];
}
