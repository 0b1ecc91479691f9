import { END, type FlatGraph } from './flat-graph.ts';

/**
 * The immediate post-dominator of each node: the first node that every path to the end passes. Nodes that never reach
 * the end have none. (Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm, on the reversed graph.)
 */
export function postDominators(graph: FlatGraph): ReadonlyMap<string, string> {
  const before = new Map<string, string[]>();
  for (const node of graph.nodes)
    for (const { to } of graph.edges(node)) before.set(to, [...(before.get(to) ?? []), node]);
  const order = postorder(END, (node) => before.get(node) ?? []);
  const rank = new Map(order.map((node, i) => [node, i]));
  const found = new Map<string, string>([[END, END]]);
  const meet = (a: string, b: string): string => {
    let [x, y] = [a, b];
    while (x !== y) {
      while ((rank.get(x) ?? 0) < (rank.get(y) ?? 0)) x = found.get(x) ?? END;
      while ((rank.get(y) ?? 0) < (rank.get(x) ?? 0)) y = found.get(y) ?? END;
    }
    return x;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of order.toReversed()) {
      if (node === END) continue;
      const known = graph.edges(node).flatMap(({ to }) => (found.has(to) ? [to] : []));
      const [first, ...rest] = known;
      if (first === undefined) continue;
      const next = rest.reduce(meet, first);
      if (found.get(node) === next) continue;
      found.set(node, next);
      changed = true;
    }
  }
  found.delete(END);
  return found;
}

function postorder(root: string, next: (node: string) => readonly string[]): string[] {
  const order: string[] = [];
  const seen = new Set([root]);
  const stack: { node: string; todo: string[] }[] = [{ node: root, todo: [...next(root)] }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.todo.pop();
    if (child === undefined) {
      order.push(top.node);
      stack.pop();
    } else if (!seen.has(child)) {
      seen.add(child);
      stack.push({ node: child, todo: [...next(child)] });
    }
  }
  return order;
}
