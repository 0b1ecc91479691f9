import type { FlowNode } from '@flowhall/bpmn';
import { reachable } from './flat-graph.ts';
import type { Position } from './position.ts';
import { leavingNode, type SplitMap } from './splits.ts';

/**
 * Whether every parallel join ahead of a token at `target` can still get a token on each inbound flow: from that token,
 * from one parked there, or from one of the tokens that are kept. A join that has fired already will not fire again for
 * one token alone.
 */
export function joinsCanFire(map: SplitMap, target: string, keep: readonly Position[]): boolean {
  const starts = [map.graph.entry(target), ...keep.map((position) => position.elementId)];
  return joinsAhead(map, [map.graph.entry(target)]).every((join) => canFire(map, join, starts, keep));
}

/** The parallel joins that a token can reach from some nodes. */
export function joinsAhead(map: SplitMap, from: Iterable<string>): FlowNode[] {
  const ahead = reachable(map.graph, from);
  return map.index.model.nodes.filter(
    (node) => node.type === 'bpmn:ParallelGateway' && node.incoming.length > 1 && ahead.has(node.id),
  );
}

/**
 * Whether each inbound flow of a join holds one of the tokens or can get one that does not go through the join first.
 *
 * @param starts nodes from which tokens go on; the join itself gives none
 */
export function canFire(
  map: SplitMap,
  join: FlowNode,
  starts: readonly string[],
  positions: readonly Position[],
): boolean {
  const { graph, index } = map;
  const fed = reachable(graph, starts, join.id);
  const filled = new Set(positions.flatMap((p) => (p.type === 'join' && p.elementId === join.id ? [p.flowId] : [])));
  return index.incoming(join.id).every((flow) => filled.has(flow.id) || fed.has(leavingNode(index, flow.source)));
}
