import type { ModelIndex } from '@flowhall/bpmn';

/** Answers of {@link flowsReached}, per model, join and node. */
const cache = new WeakMap<ModelIndex, Map<string, ReadonlySet<string>>>();

/** The inbound flows of a join by which a token that is at a node can still arrive without passing the join. */
export function flowsReached(index: ModelIndex, join: string, from: string): ReadonlySet<string> {
  let known = cache.get(index);
  if (!known) {
    known = new Map();
    cache.set(index, known);
  }
  const key = `${join} ${from}`;
  let flows = known.get(key);
  if (!flows) {
    flows = search(index, join, from);
    known.set(key, flows);
  }
  return flows;
}

function search(index: ModelIndex, join: string, from: string): Set<string> {
  const arriving = new Set<string>();
  const seen = new Set<string>([from]);
  const open = [from];
  const visit = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    open.push(id);
  };
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const flow of index.outgoing(id)) {
      if (flow.target === join) arriving.add(flow.id);
      else visit(flow.target);
    }
    for (const event of index.boundaryEvents(id)) visit(event.id);
    for (const link of linkTargets(index, id)) visit(link);
  }
  return arriving;
}

function linkTargets(index: ModelIndex, id: string): string[] {
  const node = index.node(id);
  const names = node?.eventDefinitions.flatMap((d) => d.link ?? []) ?? [];
  if (!node || !names.length || node.type !== 'bpmn:IntermediateThrowEvent') return [];
  return index
    .nodesOf(node.scopeId)
    .filter(
      (n) => n.type === 'bpmn:IntermediateCatchEvent' && n.eventDefinitions.some((d) => names.includes(d.link ?? '')),
    )
    .map((n) => n.id);
}
