import { feelSource } from './feel-source.ts';
import { child, children, type ModdleElement, text } from './moddle-element.ts';
import type { FlowNode, GlobalTask, Lane, MessageFlow, Process, ProcessModel, SequenceFlow } from './process-model.ts';
import { type CorrelationKeys, correlate, readCorrelationKeys } from './read-correlation.ts';
import { readSequenceFlow } from './read-flow.ts';
import { readFlowNode } from './read-node.ts';
import { readNames } from './read-settings.ts';

/** Element types that are drawn among flow elements but take no part in the flow. */
const DATA = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

/** Reads the moddle tree into plain data. The tree must be normalised. */
export function readModel(definitions: ModdleElement): ProcessModel {
  const processes: Process[] = [];
  const nodes: FlowNode[] = [];
  const flows: SequenceFlow[] = [];
  const globalTasks: GlobalTask[] = [];
  const messageFlows: MessageFlow[] = [];
  const handlers = new Map<string, string>();
  const scopes: [scopeId: string, elements: ModdleElement[], keys: CorrelationKeys][] = [];
  for (const root of children(definitions, 'rootElements')) {
    if (root.$type === 'bpmn:Collaboration')
      messageFlows.push(...children(root, 'messageFlows').flatMap(readMessageFlow));
    if (/^bpmn:Global\w*Task$/.test(root.$type)) globalTasks.push(readGlobalTask(root));
    if (root.$type !== 'bpmn:Process' || !root.id) continue;
    readHandlers(root, handlers);
    processes.push(readProcess(root, root.id));
    scopes.push([root.id, children(root, 'flowElements'), readCorrelationKeys(root)]);
  }
  for (const [scopeId, elements, keys] of scopes) {
    for (const element of elements) {
      if (!element.id || DATA.has(element.$type)) continue;
      if (element.$type === 'bpmn:SequenceFlow') {
        const flow = readSequenceFlow(element, element.id, scopeId);
        if (flow) flows.push(flow);
        continue;
      }
      const node = readFlowNode(element, element.id, scopeId);
      if (keys.size) correlate(node, keys);
      nodes.push(node);
      readHandlers(element, handlers);
      const inner = children(element, 'flowElements');
      if (inner.length) scopes.push([element.id, inner, keys]);
    }
  }
  connect(nodes, flows);
  for (const node of nodes) {
    const compensatedBy = node.attachedTo && handlers.get(node.id);
    if (compensatedBy) node.compensatedBy = compensatedBy;
  }
  return { processes, nodes, flows, globalTasks, messageFlows };
}

/** Associations lead from a compensation boundary event to the activity that undoes. */
function readHandlers(scope: ModdleElement, handlers: Map<string, string>): void {
  for (const artifact of children(scope, 'artifacts')) {
    const source = child(artifact, 'sourceRef');
    const target = child(artifact, 'targetRef');
    if (source?.id && target?.id && target.isForCompensation === true) handlers.set(source.id, target.id);
  }
}

function readMessageFlow(element: ModdleElement): MessageFlow[] {
  const source = child(element, 'sourceRef')?.id;
  const target = child(element, 'targetRef')?.id;
  return element.id && source && target ? [{ id: element.id, source, target }] : [];
}

function readGlobalTask(element: ModdleElement): GlobalTask {
  const script = text(element, 'script');
  return {
    id: element.id ?? '',
    type: element.$type.replace('Global', ''),
    ...(script && { script: feelSource(script) }),
  };
}

/** `bpmn:incoming` and `bpmn:outgoing` are often missing or wrong; the flows are the truth. */
function connect(nodes: FlowNode[], flows: SequenceFlow[]): void {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  for (const flow of flows) {
    const source = byId.get(flow.source);
    source?.outgoing.push(flow.id);
    byId.get(flow.target)?.incoming.push(flow.id);
    flow.isDefault = source?.defaultFlow === flow.id;
  }
}

function readProcess(element: ModdleElement, id: string): Process {
  return {
    id,
    ...optional('name', text(element, 'name')),
    names: readNames(element),
    isExecutable: element.isExecutable === true,
    lanes: children(element, 'laneSets').flatMap((set) => children(set, 'lanes').flatMap(readLane)),
  };
}

function readLane(element: ModdleElement): Lane[] {
  const nested = children(element, 'childLaneSet').concat(
    typeof element.childLaneSet === 'object' && element.childLaneSet ? [element.childLaneSet as ModdleElement] : [],
  );
  return [
    {
      id: element.id ?? '',
      ...optional('name', text(element, 'name')),
      names: readNames(element),
      nodes: children(element, 'flowNodeRef').flatMap((n) => (n.id ? [n.id] : [])),
    },
    ...nested.flatMap((set) => children(set, 'lanes').flatMap(readLane)),
  ];
}

/** `{ [key]: value }`, or nothing when there is no value. */
function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
