import type { ModelIndex } from './lookup.ts';
import { unjoinedMeetings } from './meetings/unjoined-meetings.ts';
import type { ParsedBpmn } from './parse.ts';
import type { FlowNode } from './process-model.ts';

/** A construct at work in a model, by the name under which `ADMITTED` lists it. */
export interface ConstructUse {
  elementId: string;
  construct: string;
}

/** The constructs of every process that can be run, in document order. */
export function* constructUses(parsed: ParsedBpmn, index: ModelIndex): Iterable<ConstructUse> {
  for (const process of parsed.model.processes) {
    if (!process.isExecutable) continue;
    if (!index.nodesOf(process.id).some((node) => node.type === 'bpmn:StartEvent'))
      yield { elementId: process.id, construct: 'process without a start event' };
    const scopes = [process.id];
    for (let scope = scopes.shift(); scope !== undefined; scope = scopes.shift())
      for (const node of index.nodesOf(scope)) {
        scopes.push(node.id);
        for (const construct of nodeConstructs(parsed, index, node)) yield { elementId: node.id, construct };
      }
    for (const elementId of unjoinedMeetings(index, process.id))
      yield { elementId, construct: 'tokens that may meet without a join' };
  }
}

function* nodeConstructs(parsed: ParsedBpmn, index: ModelIndex, node: FlowNode): Iterable<string> {
  yield* node.type.endsWith('Event') ? eventConstructs(index, node) : [ownConstruct(parsed, node)];
  if (node.loop) yield* loopConstructs(node.loop, index.nodesOf(node.id).length > 0);
  if (escalatesFromOutside(parsed, index, node)) yield 'escalation out of a called process';
  if (node.isForCompensation) yield 'compensation activity';
  if (node.startQuantity !== undefined) yield 'startQuantity';
  if (node.completionQuantity !== undefined) yield 'completionQuantity';
  if (node.inputs || node.outputs) yield 'data association';
  if (node.ownData && index.nodesOf(node.id).length > 0) yield 'data of a sub-process';
}

function ownConstruct({ model }: ParsedBpmn, node: FlowNode): string {
  const type = node.type.slice(5);
  if (node.type === 'bpmn:SubProcess' && node.isEventSubProcess) return 'event SubProcess';
  if (node.type === 'bpmn:SendTask' && node.job) return 'SendTask with a job';
  if (node.calledDecision) return 'BusinessRuleTask with a decision';
  const sends = node.message ?? model.messageFlows.some((flow) => flow.source === node.id);
  if (node.type === 'bpmn:SendTask' && sends) return 'SendTask with a message';
  if (node.instantiates) return `instantiating ${type}`;
  if (node.type === 'bpmn:CallActivity')
    return callsProcess(model, node) ? 'CallActivity of a process' : 'CallActivity of a global task';
  return type;
}

function callsProcess({ globalTasks }: ParsedBpmn['model'], node: FlowNode): boolean {
  return node.type === 'bpmn:CallActivity' && !globalTasks.some((task) => task.id === node.calledElement);
}

function* loopConstructs(loop: NonNullable<FlowNode['loop']>, isScope: boolean): Iterable<string> {
  if (loop.kind === 'standard') {
    yield 'StandardLoopCharacteristics';
    return;
  }
  yield isScope ? 'MultiInstanceLoopCharacteristics of a sub-process' : 'MultiInstanceLoopCharacteristics';
  if (loop.behavior !== 'All') yield 'multi-instance behavior';
  if (loop.collects) yield 'multi-instance output collection';
}

/** Whether a called process may escalate to a boundary event here. */
function escalatesFromOutside({ model }: ParsedBpmn, index: ModelIndex, node: FlowNode): boolean {
  if (!callsProcess(model, node)) return false;
  return [node.id, ...index.scopesOf(node.id)].some((id) =>
    index
      .boundaryEvents(id)
      .some((event) => event.eventDefinitions.some(({ type }) => type === 'bpmn:EscalationEventDefinition')),
  );
}

function* eventConstructs(index: ModelIndex, node: FlowNode): Iterable<string> {
  const around = index.node(node.scopeId);
  const isHandler = node.type === 'bpmn:StartEvent' && around?.isEventSubProcess === true;
  const isNested = node.type === 'bpmn:StartEvent' && around !== undefined && !isHandler;
  const event = `${isHandler ? 'event SubProcess ' : ''}${node.type.slice(5)}`;
  if (node.eventDefinitions.length > 1) yield 'event with several triggers';
  for (const { type } of node.eventDefinitions)
    yield isNested ? 'StartEvent with a trigger in a sub-process' : `${event} (${type.slice(5)})`;
  if (!node.eventDefinitions.length)
    yield isHandler || node.type === 'bpmn:BoundaryEvent' || node.type === 'bpmn:IntermediateCatchEvent'
      ? `${event} without a trigger`
      : event;
}
