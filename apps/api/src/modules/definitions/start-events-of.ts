import { type EventDefinition, type FlowNode, indexModel, type TimerSpec } from '@flowhall/bpmn';
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
  ...{ dueAt: null, repeats: 0 },
});

function ofDefinition(node: FlowNode, { type, ref, timer }: EventDefinition, at: Date): NewStartEvent[] {
  if (type === 'bpmn:MessageEventDefinition') return [named(node.id, 'message', ref?.name ?? node.id)];
  if (type === 'bpmn:SignalEventDefinition' && ref) return [named(node.id, 'signal', ref.name)];
  const next = timer && firstDue(node.id, timer, at);
  return next ? [{ elementId: node.id, kind: 'timer', name: null, ...next }] : [];
}

/** When a start timer happens first after an instant, and how often after that; null: never. */
function firstDue(elementId: string, timer: TimerSpec, from: Date): { dueAt: Date; repeats: number } | null {
  const { dueAt, repeat = 1 } = startTimerDue(elementId, timer, from);
  if (dueAt <= from || repeat === 0) return null;
  return { dueAt, repeats: repeat < 0 ? -1 : repeat - 1 };
}

/** When a start timer that is due happens next, at a time that has not passed yet; null: never again. */
export function nextDue(
  elementId: string,
  timer: TimerSpec,
  { dueAt, repeats }: { readonly dueAt: Date; readonly repeats: number },
  now: Date,
): { dueAt: Date; repeats: number } | null {
  let next = { dueAt, repeats };
  do {
    if (next.repeats === 0) return null;
    const { dueAt: then } = startTimerDue(elementId, timer, next.dueAt);
    if (then <= next.dueAt) return null;
    next = { dueAt: then, repeats: next.repeats < 0 ? -1 : next.repeats - 1 };
  } while (next.dueAt <= now);
  return next;
}
