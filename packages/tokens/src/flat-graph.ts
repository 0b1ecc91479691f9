import type { FlowNode, ModelIndex } from '@flowhall/bpmn';

/** An edge of the flat graph. For a sequence flow the id is the flow's. */
export interface Edge {
  id: string;
  to: string;
}

/** Where every path of the process ends. */
export const END = '#end';

/**
 * A process with its embedded sub-processes as one graph. A sub-process is an entry node and an exit node around its
 * inner nodes; an activity with non-interrupting boundary events is preceded by a fork of its own, because such an
 * event adds a token beside the activity's.
 */
export interface FlatGraph {
  readonly nodes: readonly string[];
  edges(node: string): readonly Edge[];
  /** Node at which a token that enters the element starts. */
  entry(elementId: string): string;
  /** Edges that are taken together (some or all of them) by one token; empty when the node does not split. */
  branches(node: string): readonly Edge[];
}

/** Builds the flat graph of one process. */
export function flatGraph(index: ModelIndex, processId: string): FlatGraph {
  const edges = new Map<string, Edge[]>([[END, []]]);
  const branches = new Map<string, Edge[]>();
  const entry = (id: string) => (nonInterrupting(index, id).length ? forkNode(id) : id);
  const add = (from: string, ...list: Edge[]) => {
    edges.set(from, [...(edges.get(from) ?? []), ...list]);
  };
  const addNode = (node: FlowNode, scopeExit: string) => {
    const armed = nonInterrupting(index, node.id);
    if (armed.length) {
      const beside = [{ id: `${node.id}#self`, to: node.id }, ...armed.map((b) => ({ id: `${b.id}#armed`, to: b.id }))];
      add(forkNode(node.id), ...beside);
      branches.set(forkNode(node.id), beside);
    }
    for (const b of index.boundaryEvents(node.id))
      if (b.interrupting) add(node.id, { id: `${b.id}#interrupts`, to: entry(b.id) });
    if (isSubProcess(node)) addScope(node.id);
    const exit = isSubProcess(node) ? exitNode(node.id) : node.id;
    const out = index.outgoing(node.id).map((flow) => ({ id: flow.id, to: entry(flow.target) }));
    add(exit, ...(out.length ? out : [{ id: `${node.id}#ends`, to: scopeExit }]));
    if (out.length > 1 && !TAKES_ONE.has(node.type)) branches.set(exit, out);
  };
  const addScope = (scopeId: string) => {
    const exit = scopeId === processId ? END : exitNode(scopeId);
    const nodes = index.nodesOf(scopeId);
    for (const node of nodes) addNode(node, exit);
    const starts = nodes
      .filter((n) => !n.incoming.length && !n.attachedTo && !n.isEventSubProcess && !n.isForCompensation)
      .map((n) => ({ id: `${n.id}#starts`, to: entry(n.id) }));
    add(scopeId, ...(starts.length ? starts : [{ id: `${scopeId}#empty`, to: exit }]));
    if (scopeId !== processId && starts.length > 1) branches.set(scopeId, starts);
  };
  addScope(processId);
  return {
    nodes: [...edges.keys()],
    edges: (node) => edges.get(node) ?? [],
    entry,
    branches: (node) => branches.get(node) ?? [],
  };
}

/** Whether a node holds others: an embedded, transactional or ad-hoc sub-process. */
export function isSubProcess(node: FlowNode | undefined): boolean {
  return node !== undefined && /^bpmn:(?:SubProcess|Transaction|AdHocSubProcess)$/.test(node.type);
}

const TAKES_ONE = new Set(['bpmn:ExclusiveGateway', 'bpmn:EventBasedGateway']);

function nonInterrupting(index: ModelIndex, id: string): FlowNode[] {
  return index.boundaryEvents(id).filter((b) => b.interrupting === false);
}

function forkNode(id: string): string {
  return `${id}#fork`;
}

/** The node where a sub-process is left. */
export function exitNode(subProcessId: string): string {
  return `${subProcessId}#exit`;
}

/** All nodes reachable from some, without entering the nodes of `stop`. */
export function reachable(graph: FlatGraph, from: Iterable<string>, stop?: string): Set<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === stop || seen.has(node)) continue;
    seen.add(node);
    for (const edge of graph.edges(node)) open.push(edge.to);
  }
  return seen;
}
