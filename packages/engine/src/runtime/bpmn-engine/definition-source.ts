import type { FlowNode, ModelIndex } from '@flowhall/bpmn';
import { AwaitedEvent } from './awaited-event.ts';
import { BusinessRuleTask } from './business-rule-task.ts';
import { CallActivity } from './call-activity.ts';
import { EventBasedGateway } from './event-based-gateway.ts';
import { JoiningGateway } from './join.ts';
import * as library from './library.ts';
import { prepare } from './prepare.ts';
import { ReceiveTask } from './receive-task.ts';
import { ScriptTask } from './script-task.ts';
import { SendTask } from './send-task.ts';
import { ServiceTask } from './service-task.ts';
import { Task } from './task.ts';
import { ThrownEvent } from './thrown-event.ts';
import { ExternalTimer } from './timer.ts';
import { hiddenFlowId, TokenFlow } from './token-flow.ts';
import { UserTask } from './user-task.ts';

/** The library instantiates elements with `new`; an element of its own is given our semantics on the way. */
function prepared(make: library.MakeActivity): library.MakeActivity {
  return function Prepared(def, context) {
    return prepare(make(def, context));
  };
}

/** Every element type this runtime runs; validation admits no other. */
const ELEMENTS: Record<string, library.MakeActivity> = {
  'bpmn:StartEvent': prepared(library.StartEvent),
  'bpmn:EndEvent': prepared(library.EndEvent),
  'bpmn:IntermediateCatchEvent': prepared(library.IntermediateCatchEvent),
  'bpmn:IntermediateThrowEvent': prepared(library.IntermediateThrowEvent),
  'bpmn:BoundaryEvent': prepared(library.BoundaryEvent),
  'bpmn:UserTask': UserTask,
  'bpmn:ManualTask': UserTask,
  'bpmn:Task': Task,
  'bpmn:SendTask': SendTask,
  'bpmn:ReceiveTask': ReceiveTask,
  'bpmn:ScriptTask': ScriptTask,
  'bpmn:ServiceTask': ServiceTask,
  'bpmn:BusinessRuleTask': BusinessRuleTask,
  'bpmn:CallActivity': CallActivity,
  'bpmn:EventBasedGateway': EventBasedGateway,
  'bpmn:ExclusiveGateway': prepared(library.ExclusiveGateway),
  'bpmn:ParallelGateway': JoiningGateway,
  'bpmn:InclusiveGateway': JoiningGateway,
  'bpmn:SubProcess': prepared(library.SubProcess),
};

/** The event that an event of this type throws or waits for. */
function eventBehaviour(nodeType: string, definitionType: string): unknown {
  if (definitionType === 'bpmn:TerminateEventDefinition') return library.TerminateEventDefinition;
  if (definitionType === 'bpmn:TimerEventDefinition') return ExternalTimer;
  return nodeType === 'bpmn:EndEvent' || nodeType === 'bpmn:IntermediateThrowEvent' ? ThrownEvent : AwaitedEvent;
}

/**
 * The library's view of a process, built from our model and indexed: the library asks for scopes, sources and targets
 * all the time, and its usual source answers by searching through everything. Nothing but structure gets in: no names,
 * no expressions, no scripts.
 *
 * @param slice only these elements, with all flows that a token among them can be on
 */
export function definitionSource(index: ModelIndex, processId: string, slice?: ReadonlySet<string>): object {
  const isIn = (id: string) => slice === undefined || slice.has(id);
  const process = {
    id: processId,
    type: 'bpmn:Process',
    parent: { id: 'definition', type: 'bpmn:Definitions' },
    behaviour: { isExecutable: true },
    Behaviour: library.Process,
  };
  const activities = new Map<string, library.ElementDef[]>();
  const flows = new Map<string, library.FlowDef[]>();
  const activityById = new Map<string, library.ElementDef>();
  const flowById = new Map<string, library.FlowDef>();
  const addScope = (scopeId: string, type: string) => {
    const parent = { id: scopeId, type };
    const nodes = index.nodesOf(scopeId).filter((node) => isIn(node.id));
    const defs = nodes.map((node) => activityDef(node, parent, scopeId === processId));
    for (const def of defs) activityById.set(def.id, def);
    activities.set(scopeId, defs);
    const flowDefs = index
      .flowsOf(scopeId)
      .filter((flow) => isIn(flow.source) || isIn(flow.target))
      .map((flow) => flowDef(flow.id, flow.source, flow.target, parent));
    for (const def of flowDefs) flowById.set(def.id, def);
    flows.set(scopeId, [...flowDefs, flowDef(hiddenFlowId(scopeId), '', '', parent)]);
    for (const node of nodes) if (node.type === 'bpmn:SubProcess') addScope(node.id, node.type);
  };
  addScope(processId, 'bpmn:Process');
  const defsOf = (list: readonly { id: string }[]) =>
    list.flatMap((flow) => {
      const def = flowById.get(flow.id);
      return def ? [def] : [];
    });
  const inbound = new Map([...activityById.keys()].map((id) => [id, defsOf(index.incoming(id))]));
  const outbound = new Map([...activityById.keys()].map((id) => [id, defsOf(index.outgoing(id))]));
  const none = () => [];
  return {
    id: 'definition',
    type: 'bpmn:Definitions',
    getProcesses: () => [process],
    getExecutableProcesses: () => [process],
    getProcessById: (id: string) => (id === processId ? process : undefined),
    getActivities: (scopeId?: string) => (scopeId ? (activities.get(scopeId) ?? []) : [...activityById.values()]),
    getActivityById: (id: string) => activityById.get(id),
    getSequenceFlows: (scopeId?: string) => (scopeId ? (flows.get(scopeId) ?? []) : [...flowById.values()]),
    getSequenceFlowById: (id: string) => flowById.get(id),
    getInboundSequenceFlows: (id: string) => inbound.get(id) ?? [],
    getOutboundSequenceFlows: (id: string) => outbound.get(id) ?? [],
    getAssociations: none,
    getInboundAssociations: none,
    getOutboundAssociations: none,
    getMessageFlows: none,
    getDataObjectById: () => undefined,
    getDataStoreById: () => undefined,
    getDataStoreReferenceById: () => undefined,
  };
}

function activityDef(node: FlowNode, parent: library.ElementDef['parent'], isTop: boolean): library.ElementDef {
  const Behaviour = ELEMENTS[node.type];
  // the timer of a process's start event is the host's: the event has happened when the process is started
  const isStarted = isTop && node.type === 'bpmn:StartEvent';
  const eventDefinitions = isStarted ? [] : node.eventDefinitions;
  return {
    id: node.id,
    type: node.type,
    parent,
    Behaviour,
    behaviour: {
      ...(node.attachedTo && { attachedTo: { id: node.attachedTo }, cancelActivity: node.interrupting !== false }),
      ...(eventDefinitions.length && {
        eventDefinitions: eventDefinitions.map(({ type }) => ({
          type,
          behaviour: {},
          Behaviour: eventBehaviour(node.type, type),
        })),
      }),
    },
  };
}

function flowDef(id: string, sourceId: string, targetId: string, parent: library.ElementDef['parent']) {
  return { id, type: 'bpmn:SequenceFlow', parent, sourceId, targetId, behaviour: {}, Behaviour: TokenFlow };
}
