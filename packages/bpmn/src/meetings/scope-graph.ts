import type { ModelIndex } from '../lookup.ts';
import type { FlowNode } from '../process-model.ts';

const JOINS = new Set(['bpmn:ParallelGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway']);

/** Elements that a token stays at. */
const STAYS =
  /^bpmn:(?:UserTask|ManualTask|ReceiveTask|ServiceTask|BusinessRuleTask|CallActivity|EventBasedGateway|IntermediateCatchEvent|SubProcess|Transaction|AdHocSubProcess)$/;

/** The elements directly in a scope, by number, and where a token goes from each. */
export interface ScopeGraph {
  nodes: readonly FlowNode[];
  numberOf(id: string): number;
  /** Numbers of the elements that follow, boundary events among them. */
  next: readonly (readonly number[])[];
  /** Numbers of the elements before. */
  previous: readonly (readonly number[])[];
  /** Gateways at which tokens wait for others. */
  isJoin: readonly boolean[];
  /** Elements that hold a token while time passes. */
  stays: readonly boolean[];
}

/** Elements by number. */
export type NodeSet = Uint8Array;

export function scopeGraph(index: ModelIndex, scopeId: string): ScopeGraph {
  const nodes = index.nodesOf(scopeId);
  const numbers = new Map(nodes.map((node, n) => [node.id, n]));
  const numberOf = (id: string) => numbers.get(id) ?? -1;
  const after = (node: FlowNode) => [
    ...index.outgoing(node.id).map((flow) => flow.target),
    ...index.boundaryEvents(node.id).map((event) => event.id),
    ...linkTargets(nodes, node),
  ];
  const next = nodes.map((node) =>
    after(node)
      .map(numberOf)
      .filter((n) => n >= 0),
  );
  const previous: number[][] = nodes.map(() => []);
  next.forEach((targets, n) => {
    for (const target of targets) previous[target]?.push(n);
  });
  return {
    nodes,
    numberOf,
    next,
    previous,
    isJoin: nodes.map((node) => JOINS.has(node.type) && node.incoming.length > 1),
    stays: nodes.map((node) => !node.calledDecision && (node.job !== undefined || STAYS.test(node.type))),
  };
}

function linkTargets(nodes: readonly FlowNode[], node: FlowNode): string[] {
  if (node.type !== 'bpmn:IntermediateThrowEvent') return [];
  const names = node.eventDefinitions.flatMap((definition) => definition.link ?? []);
  if (!names.length) return [];
  const isEnd = ({ type, eventDefinitions }: FlowNode) =>
    type === 'bpmn:IntermediateCatchEvent' &&
    eventDefinitions.some(({ link }) => link !== undefined && names.includes(link));
  return nodes.filter(isEnd).map(({ id }) => id);
}

/** Everything that tokens at `from` can reach, `from` included; what `stops` is reached, not passed. */
export function reach({ next, nodes }: ScopeGraph, from: Iterable<number>, stops?: NodeSet): NodeSet {
  const seen: NodeSet = new Uint8Array(nodes.length);
  const open: number[] = [];
  const visit = (n: number) => {
    if (seen[n]) return;
    seen[n] = 1;
    open.push(n);
  };
  for (const n of from) visit(n);
  for (let n = open.pop(); n !== undefined; n = open.pop()) {
    if (stops?.[n]) continue;
    for (const m of next[n] ?? []) visit(m);
  }
  return seen;
}

/** The elements of a set from which a goal can be reached within it, the goal included. */
export function reaching({ previous }: ScopeGraph, goal: number, within: NodeSet): NodeSet {
  const found: NodeSet = new Uint8Array(within.length);
  found[goal] = 1;
  const open = [goal];
  for (let n = open.pop(); n !== undefined; n = open.pop())
    for (const m of previous[n] ?? []) {
      if (!within[m] || found[m]) continue;
      found[m] = 1;
      open.push(m);
    }
  return found;
}

/** The numbers in a set. */
export function* members(set: NodeSet): Generator<number> {
  for (let n = 0; n < set.length; n++) if (set[n]) yield n;
}
