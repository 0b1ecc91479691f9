import { executableProcess, indexModel, type ProcessModel } from '@flowhall/bpmn';
import { END, flatGraph } from './flat-graph.ts';

const cache = new WeakMap<ProcessModel, ReadonlyMap<string, number>>();

/**
 * Fewest user tasks from an element to the end of the process, itself included; undefined where no way leads to an end.
 * Events that interrupt or come beside are left out: a time limit that runs out is not the way a process is meant to go.
 */
export function fewestStepsAhead(model: ProcessModel, elementId: string): number | undefined {
  let distances = cache.get(model);
  if (!distances) {
    distances = distancesToEnd(model);
    cache.set(model, distances);
  }
  return distances.get(elementId);
}

/** Breadth first backwards from the end: a user task costs one, everything else nothing. */
function distancesToEnd(model: ProcessModel): ReadonlyMap<string, number> {
  const index = indexModel(model);
  const graph = flatGraph(index, executableProcess(model)?.id ?? '');
  const before = new Map<string, string[]>();
  for (const node of graph.nodes)
    for (const { id, to } of graph.edges(node))
      if (!/#(?:interrupts|armed)$/.test(id)) before.set(to, [...(before.get(to) ?? []), node]);
  const cost = (node: string) => (index.node(node)?.type === 'bpmn:UserTask' ? 1 : 0);
  const distances = new Map<string, number>();
  let now = [END];
  for (let distance = 0; now.length; distance++) {
    const next: string[] = [];
    for (const node of now) {
      if (distances.has(node)) continue;
      distances.set(node, distance);
      for (const from of before.get(node) ?? []) (cost(from) ? next : now).push(from);
    }
    now = next;
  }
  return distances;
}
