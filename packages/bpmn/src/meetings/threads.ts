import { members, type NodeSet, reach, reaching, type ScopeGraph } from './scope-graph.ts';

/** The first elements on the way of one token. */
export type Thread = readonly number[];

/** More rounds of joining than this: the tokens are too entangled to follow. */
const MAX_ROUNDS = 30;

/**
 * Elements at which tokens that start together may stay together. Tokens are followed to the joins that they have in
 * common; there they become one token, which is followed on beside the others.
 */
export function meetings(graph: ScopeGraph, start: readonly Thread[]): Set<number> {
  const found = new Set<number>();
  let threads = [...start];
  const rests: NodeSet[] = [];
  for (let round = 0; threads.length > 1; round++) {
    const { parts, arrivals } = follow(graph, threads);
    for (let n = 0; n < graph.nodes.length; n++) {
      if (graph.stays[n] && parts.filter((part) => part[n]).length > 1) found.add(n);
      if (parts.some((part) => part[n]) && rests.some((rest) => rest[n])) found.add(n);
    }
    const joined = [...arrivals].filter(([, by]) => by.size > 1);
    if (!joined.length || round === MAX_ROUNDS) {
      // each waits for what another is waiting for
      for (const join of arrivals.keys()) found.add(join);
      return found;
    }
    for (const [join] of joined) if (isShared(graph, join, parts)) found.add(join);
    for (const [join, by] of joined) for (const n of by) if (parts[n]) rests.push(...restOf(graph, join, parts[n]));
    const gone = new Set(joined.flatMap(([, by]) => [...by]));
    threads = [...joined.map(([join]) => graph.next[join] ?? []), ...threads.filter((_, n) => !gone.has(n))];
  }
  checkRests(graph, threads, rests, found);
  return found;
}

/** How far each token gets by itself, and the joins at which it waits for others. */
function follow(
  graph: ScopeGraph,
  threads: readonly Thread[],
): { parts: NodeSet[]; arrivals: Map<number, Set<number>> } {
  const stops: NodeSet = new Uint8Array(graph.nodes.length);
  const full = threads.map((thread) => reach(graph, thread));
  for (let n = 0; n < stops.length; n++) if (graph.isJoin[n] && full.filter((set) => set[n]).length > 1) stops[n] = 1;
  for (;;) {
    const parts = threads.map((thread) => reach(graph, thread, stops));
    const arrivals = new Map<number, Set<number>>();
    for (const join of members(stops)) {
      const by = parts.flatMap((part, n) => (part[join] ? [n] : []));
      if (by.length) arrivals.set(join, new Set(by));
    }
    // joins within one branch, which others reach only later
    const own = [...arrivals.keys()].filter((join) => {
      const [part, ...others] = parts.filter((p) => p[join]);
      return part !== undefined && !others.length && fillsAlone(graph, join, part);
    });
    if (!own.length) return { parts, arrivals };
    for (const join of own) stops[join] = 0;
  }
}

/** Whether a token gets to every inbound flow of a join. */
function fillsAlone(graph: ScopeGraph, join: number, part: NodeSet): boolean {
  return (graph.previous[join] ?? []).every((source) => part[source]);
}

/** Whether two tokens may come to a join by the same flow, so that it fires more than once. */
function isShared(graph: ScopeGraph, join: number, parts: readonly NodeSet[]): boolean {
  return (graph.previous[join] ?? []).some((source) => parts.filter((part) => part[source]).length > 1);
}

/** What a token may still be at, or come to, when the join has fired without it. */
function restOf(graph: ScopeGraph, join: number, part: NodeSet): NodeSet[] {
  const before = reaching(graph, join, part);
  const rest = [...members(part)].filter((n) => !before[n]);
  if (!rest.length) return [];
  return [reach(graph, rest).map((is, n) => (is && (graph.stays[n] || graph.isJoin[n]) ? 1 : 0))];
}

/** The last token left meets what may be left behind. */
function checkRests(
  graph: ScopeGraph,
  threads: readonly Thread[],
  rests: readonly NodeSet[],
  found: Set<number>,
): void {
  if (!rests.length) return;
  for (const thread of threads) {
    const part = reach(graph, thread);
    for (const rest of rests) for (const n of members(rest)) if (part[n]) found.add(n);
  }
}
