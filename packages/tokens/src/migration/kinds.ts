import type { FlowNode } from '@flowhall/bpmn';
import { correlationKeysOf } from '../port/correlation-key.ts';

/** Joins hold parked tokens alike. */
const JOINS = new Set(['bpmn:ParallelGateway', 'bpmn:InclusiveGateway']);

/**
 * Whether what stands at one element can stand at the other: the same BPMN type; of events the same triggers; an event
 * sub-process is none that a token enters; what interrupts is not what does not; a job that waits is not done otherwise.
 */
export function isSameKind(a: FlowNode, b: FlowNode): boolean {
  if (JOINS.has(a.type) && JOINS.has(b.type)) return true;
  return (
    a.type === b.type &&
    triggersOf(a) === triggersOf(b) &&
    Boolean(a.isEventSubProcess) === Boolean(b.isEventSubProcess) &&
    Boolean(a.isForCompensation) === Boolean(b.isForCompensation) &&
    Boolean(a.adHoc) === Boolean(b.adHoc) &&
    a.job?.kind === b.job?.kind &&
    a.interrupting === b.interrupting
  );
}

function triggersOf(node: FlowNode): string {
  return node.eventDefinitions.map((definition) => definition.type).join(' ');
}

/** Whether a loop that is under way can go on as the other. */
export function isSameLoop(a: FlowNode, b: FlowNode): boolean {
  if (!a.loop || !b.loop) return a.loop === b.loop;
  if (a.loop.kind !== b.loop.kind) return false;
  return a.loop.kind === 'standard' || b.loop.kind === 'standard' || a.loop.isSequential === b.loop.isSequential;
}

/** Whether the messages of two events or receive tasks have the same correlation keys. */
export function haveSameKeys(a: FlowNode, b: FlowNode): boolean {
  return JSON.stringify(correlationKeysOf(a)) === JSON.stringify(correlationKeysOf(b));
}

/** Whether the timers of two events of one kind say when they are due in the same way. */
export function haveSameTimers(a: FlowNode, b: FlowNode): boolean {
  const kinds = (node: FlowNode) => node.eventDefinitions.map((definition) => definition.timer?.kind ?? '').join(' ');
  return kinds(a) === kinds(b);
}
