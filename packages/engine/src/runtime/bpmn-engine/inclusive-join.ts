import type { ModelIndex } from '@flowhall/bpmn';

/** Per join: for each inbound flow the nodes from which a token can still arrive by it without passing the join. */
const cache = new WeakMap<ModelIndex, Map<string, Map<string, Set<string>>>>();

function reaching(index: ModelIndex, joinId: string): Map<string, Set<string>> {
  let ofModel = cache.get(index);
  if (!ofModel) {
    ofModel = new Map();
    cache.set(index, ofModel);
  }
  let ofJoin = ofModel.get(joinId);
  if (!ofJoin) {
    ofJoin = new Map(index.incoming(joinId).map((flow) => [flow.id, nodesBefore(index, flow.source, joinId)]));
    ofModel.set(joinId, ofJoin);
  }
  return ofJoin;
}

function nodesBefore(index: ModelIndex, start: string, joinId: string): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === joinId || seen.has(id)) continue;
    seen.add(id);
    for (const flow of index.incoming(id)) open.push(flow.source);
    const host = index.node(id)?.attachedTo;
    if (host) open.push(host);
  }
  return seen;
}

/**
 * Whether an inclusive join fires (BPMN 2.0, table 13.3): some inbound flow holds a token, and no token elsewhere in the
 * scope can still reach an empty inbound flow without also being able to reach a filled one.
 *
 * @param filled inbound flows that hold a token
 * @param elsewhere elements of the same scope that hold a token (a sub-process stands for everything in it)
 */
export function inclusiveJoinFires(
  index: ModelIndex,
  joinId: string,
  filled: ReadonlySet<string>,
  elsewhere: Iterable<string>,
): boolean {
  if (!filled.size) return false;
  const before = [...reaching(index, joinId)];
  const empty = before.filter(([flow]) => !filled.has(flow));
  const full = before.filter(([flow]) => filled.has(flow));
  for (const id of elsewhere) {
    if (id === joinId) continue;
    if (empty.some(([, nodes]) => nodes.has(id)) && !full.some(([, nodes]) => nodes.has(id))) return false;
  }
  return true;
}
