import type { FlowNode } from '@flowhall/bpmn';
import { EngineError } from '../port/errors.ts';
import { armEventSubProcesses } from './arming.ts';
import type { Run } from './run.ts';

/**
 * Starts the process: at the start event asked for, else at the only one, else at the one without a trigger; a process
 * without start events starts at everything that has no inbound flow (BPMN 2.0, 13.2).
 *
 * @throws EngineError `start-refused` when there is no such start event or its condition does not hold
 */
export function startProcess(run: Run, wanted: string | undefined): void {
  armEventSubProcesses(run, undefined);
  const entries = run.model.entries(run.model.processId);
  const events = entries.filter((node) => node.type === 'bpmn:StartEvent');
  if (wanted !== undefined) startAt(run, wanted, entries);
  else if (events.length) startAtEvent(run, events);
  else startEverywhere(run, entries);
}

function startAtEvent(run: Run, events: readonly FlowNode[]): void {
  const plain = events.filter((node) => !node.eventDefinitions.length);
  const event = events.length === 1 ? events[0] : plain[0];
  if (!event) throw refused(run, 'without a trigger');
  expectCondition(run, event);
  run.send(event.id, undefined);
}

/** What creates instances when its event happens is left out, unless there is nothing else. */
function startEverywhere(run: Run, entries: readonly FlowNode[]): void {
  const free = entries.filter((node) => !node.instantiates);
  for (const node of free.length ? free : entries) run.send(node.id, undefined);
}

function startAt(run: Run, wanted: string, entries: readonly FlowNode[]): void {
  const node = run.index.node(wanted);
  if (node && entries.includes(node)) {
    expectCondition(run, node);
    run.happened.add(run.send(node.id, undefined).id);
    return;
  }
  const gateway = run.index
    .incoming(wanted)
    .map((flow) => run.node(flow.source))
    .find((source) => source.type === 'bpmn:EventBasedGateway' && source.instantiates && entries.includes(source));
  if (!gateway) throw refused(run, `"${wanted}"`);
  for (const flow of run.index.outgoing(gateway.id)) {
    if (flow.target === wanted) run.happened.add(run.send(flow.target, undefined).id);
    else if (gateway.parallelEvents) run.send(flow.target, undefined);
  }
}

function expectCondition(run: Run, event: FlowNode): void {
  for (const { condition } of event.eventDefinitions)
    if (condition !== undefined && run.evaluate(event.id, condition, undefined) !== true)
      throw new EngineError('start-refused', `The condition of start event "${event.id}" does not hold`, event.id);
}

function refused(run: Run, which: string): EngineError {
  return new EngineError('start-refused', `Process "${run.model.processId}" has no start event ${which}`);
}
