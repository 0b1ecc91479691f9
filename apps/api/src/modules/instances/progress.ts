import type { FlowNode, ProcessModel } from '@flowhall/bpmn';

/** Column `Instance.progress`: steps done and the fewest still to go, the present ones included. */
export interface Progress {
  readonly done: number;
  readonly remaining: number;
}

const UNREACHABLE = Number.POSITIVE_INFINITY;

/**
 * Fewest user tasks between the present steps and an end, themselves included; of parallel steps the longest way counts.
 * Boundary events are left out: a time limit that runs out is not the way an application is meant to go.
 */
export function remainingSteps(model: ProcessModel, currentStepIds: readonly string[]): number {
  const distance = distances(model);
  const ways = currentStepIds.map((id) => distance.get(id) ?? UNREACHABLE).filter(Number.isFinite);
  return ways.length === 0 ? currentStepIds.length : Math.max(...ways);
}

/** By node: user tasks from it to an end of the process, itself included. */
function distances(model: ProcessModel): ReadonlyMap<string, number> {
  const nodes = new Map(model.nodes.map((node) => [node.id, node]));
  const targets = new Map(model.flows.map((flow) => [flow.id, flow.target]));
  const distance = new Map<string, number>();
  const of = (id: string): number => distance.get(id) ?? UNREACHABLE;
  const after = (node: FlowNode): number => {
    if (node.outgoing.length > 0) return Math.min(...node.outgoing.map((flow) => of(targets.get(flow) ?? '')));
    const scope = nodes.get(node.scopeId);
    return scope ? after(scope) : 0;
  };
  const through = (node: FlowNode): number => {
    const starts = model.nodes.filter((inner) => inner.scopeId === node.id && isPlainStart(inner));
    if (starts.length > 0) return Math.min(...starts.map((inner) => of(inner.id)));
    return (node.type === 'bpmn:UserTask' ? 1 : 0) + after(node);
  };
  // Bellman-Ford: graphs have loops and a few dozen nodes.
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of model.nodes) {
      const found = through(node);
      if (found < of(node.id)) {
        distance.set(node.id, found);
        changed = true;
      }
    }
  }
  return distance;
}

const isPlainStart = (node: FlowNode): boolean => node.incoming.length === 0 && node.type !== 'bpmn:BoundaryEvent';
