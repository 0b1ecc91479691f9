import type { FlowNode, Process, ProcessModel, SequenceFlow } from './process-model.ts';
import type { Names } from './text.ts';

/** Fast access to a {@link ProcessModel}. Build once per model. */
export interface ModelIndex {
  readonly model: ProcessModel;
  node(id: string): FlowNode | undefined;
  /** Number of a node in the model's order; -1 when there is none. */
  place(nodeId: string): number;
  flow(id: string): SequenceFlow | undefined;
  /** Outgoing flows of a node, in document order. */
  outgoing(nodeId: string): readonly SequenceFlow[];
  /** Incoming flows of a node, in document order. */
  incoming(nodeId: string): readonly SequenceFlow[];
  /** Nodes directly in a process or sub-process. */
  nodesOf(scopeId: string): readonly FlowNode[];
  /** Flows directly in a process or sub-process. */
  flowsOf(scopeId: string): readonly SequenceFlow[];
  /** Boundary events on an activity. */
  boundaryEvents(nodeId: string): readonly FlowNode[];
  /** The sub-processes around a node, innermost first, then the process. */
  scopesOf(nodeId: string): readonly string[];
}

const group = <T>(items: readonly T[], key: (item: T) => string | undefined): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const k = key(item);
    if (k === undefined) continue;
    const members = groups.get(k);
    if (members) members.push(item);
    else groups.set(k, [item]);
  }
  return groups;
};

/** Indexes a model. */
export function indexModel(model: ProcessModel): ModelIndex {
  const nodes = new Map(model.nodes.map((n) => [n.id, n]));
  const places = new Map(model.nodes.map((n, place) => [n.id, place]));
  const flows = new Map(model.flows.map((f) => [f.id, f]));
  const outgoing = group(model.flows, (f) => f.source);
  const incoming = group(model.flows, (f) => f.target);
  const nodesOf = group(model.nodes, (n) => n.scopeId);
  const flowsOf = group(model.flows, (f) => f.scopeId);
  const boundary = group(model.nodes, (n) => n.attachedTo);
  return {
    model,
    node: (id) => nodes.get(id),
    place: (id) => places.get(id) ?? -1,
    flow: (id) => flows.get(id),
    outgoing: (id) => outgoing.get(id) ?? [],
    incoming: (id) => incoming.get(id) ?? [],
    nodesOf: (id) => nodesOf.get(id) ?? [],
    flowsOf: (id) => flowsOf.get(id) ?? [],
    boundaryEvents: (id) => boundary.get(id) ?? [],
    scopesOf(id) {
      const scopes: string[] = [];
      for (let scope = nodes.get(id)?.scopeId; scope !== undefined; scope = nodes.get(scope)?.scopeId)
        scopes.push(scope);
      return scopes;
    },
  };
}

/** The process that runs: the only executable one; nothing when there is none or several. */
export function executableProcess(model: ProcessModel): Process | undefined {
  const executable = model.processes.filter((p) => p.isExecutable);
  return executable.length === 1 ? executable[0] : undefined;
}

/** Name to show: in the wanted language, else the `name` attribute, else the other language, else the id. */
export function displayName(element: { id: string; name?: string; names: Names }, lang: 'zh' | 'en'): string {
  return element.names[lang] ?? element.name ?? element.names[lang === 'zh' ? 'en' : 'zh'] ?? element.id;
}
