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
  const ahead = reachable(map.graph, [map.graph.entry(target)]);
  for (const join of map.index.model.nodes) {
    if (join.type !== 'bpmn:ParallelGateway' || join.incoming.length < 2 || !ahead.has(join.id)) continue;
    if (!canFire(map, join, target, keep)) return false;
  }
  return true;
}

function canFire(map: SplitMap, join: FlowNode, target: string, keep: readonly Position[]): boolean {
  const { graph, index } = map;
  const kept = keep.flatMap((p) => (p.type === 'step' ? [p.elementId] : p.elementId === join.id ? [] : [p.elementId]));
  const fed = reachable(graph, [graph.entry(target), ...kept], join.id);
  const filled = new Set(keep.flatMap((p) => (p.type === 'join' && p.elementId === join.id ? [p.flowId] : [])));
  return index.incoming(join.id).every((flow) => filled.has(flow.id) || fed.has(leavingNode(index, flow.source)));
}
