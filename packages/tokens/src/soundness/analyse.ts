import type { Edge, StateSpace } from '../state-space/state-space.ts';

/** States from which some state can be reached, itself included. */
export function leadingTo(space: StateSpace, isGoal: (state: number) => boolean): ReadonlySet<number> {
  const before = new Map<number, number[]>();
  for (const { from, to } of space.edges) {
    const list = before.get(to);
    if (list) list.push(from);
    else before.set(to, [from]);
  }
  const found = new Set<number>();
  const open: number[] = [];
  const visit = (state: number) => {
    if (found.has(state)) return;
    found.add(state);
    open.push(state);
  };
  for (const state of space.states.keys()) if (isGoal(state)) visit(state);
  for (let state = open.pop(); state !== undefined; state = open.pop()) before.get(state)?.forEach(visit);
  return found;
}

/** Turns that can lead back to where they began, together those of one circle; only such between states of a kind. */
export function circles(space: StateSpace, isOfKind: (state: number) => boolean): Edge[][] {
  const edges = space.edges.filter(({ from, to }) => isOfKind(from) && isOfKind(to));
  const component = components(edges);
  const found = new Map<number, Edge[]>();
  for (const edge of edges) {
    const own = component.get(edge.from);
    if (own === undefined || own !== component.get(edge.to)) continue;
    const list = found.get(own);
    if (list) list.push(edge);
    else found.set(own, [edge]);
  }
  return [...found.values()];
}

/** Numbers the strongly connected components (Kosaraju's algorithm, without recursion). */
function components(edges: readonly Edge[]): ReadonlyMap<number, number> {
  const next = neighbours(edges, 'from', 'to');
  const before = neighbours(edges, 'to', 'from');
  const component = new Map<number, number>();
  for (const root of postorder(next).reverse()) {
    if (component.has(root)) continue;
    component.set(root, root);
    const open = [root];
    for (let state = open.pop(); state !== undefined; state = open.pop())
      for (const other of before.get(state) ?? [])
        if (!component.has(other)) {
          component.set(other, root);
          open.push(other);
        }
  }
  return component;
}

function neighbours(edges: readonly Edge[], of: 'from' | 'to', other: 'from' | 'to'): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const edge of edges) {
    const list = found.get(edge[of]);
    if (list) list.push(edge[other]);
    else found.set(edge[of], [edge[other]]);
  }
  return found;
}

function postorder(next: ReadonlyMap<number, readonly number[]>): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  for (const root of next.keys()) {
    if (seen.has(root)) continue;
    seen.add(root);
    const stack = [{ state: root, nth: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const state = next.get(top.state)?.[top.nth++];
      if (state === undefined) {
        order.push(top.state);
        stack.pop();
      } else if (!seen.has(state)) {
        seen.add(state);
        stack.push({ state, nth: 0 });
      }
    }
  }
  return order;
}
