import { flatGraph } from '../flat-graph.ts';
import type { TokensModel } from '../runtime/executable.ts';

/** Places of the elements in the order of the process: what comes before has a lower number, loops aside. */
export function ranksOf({ index, processId }: TokensModel): ReadonlyMap<string, number> {
  const graph = flatGraph(index, processId);
  const order: string[] = [];
  const seen = new Set([processId]);
  const stack = [{ node: processId, next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    // the last branch first: in reversed order the branches stand as in the model
    const edge = graph.edges(top.node).at(-++top.next);
    if (edge === undefined) {
      order.push(top.node);
      stack.pop();
    } else if (!seen.has(edge.to)) {
      seen.add(edge.to);
      stack.push({ node: edge.to, next: 0 });
    }
  }
  return new Map(order.reverse().map((node, i) => [node, i]));
}
