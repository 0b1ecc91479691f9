import { indexModel, type ModelIndex, type ProcessModel } from '@flowhall/bpmn';
import { END, type FlatGraph, flatGraph, isSubProcess, reachable } from './flat-graph.ts';
import type { Position } from './position.ts';
import { postDominators } from './post-dominators.ts';

/** A node where one token becomes several. */
export interface Split {
  node: string;
  /** Where all its branches have come together again. */
  exit: string;
  /** One token alone may leave at the exit: a branch of a finished split can be walked again by itself. */
  exitNeverJams: boolean;
  /** For each node inside, the branches it lies on. */
  inside: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The branches on which a place lies, by split. */
export type BranchPath = ReadonlyMap<Split, ReadonlySet<string>>;

/** A model prepared for planning moves. */
export interface SplitMap {
  readonly index: ModelIndex;
  readonly graph: FlatGraph;
  readonly splits: readonly Split[];
  /** Path of a node of the flat graph. */
  pathOf(node: string): BranchPath;
  /** Path of a token. */
  pathOfToken(position: Position): BranchPath;
}

const cache = new WeakMap<ProcessModel, SplitMap>();

/** Prepares a model; the result is kept as long as the model. */
export function splitMap(model: ProcessModel): SplitMap {
  let map = cache.get(model);
  if (!map) {
    map = build(model);
    cache.set(model, map);
  }
  return map;
}

function build(model: ProcessModel): SplitMap {
  const index = indexModel(model);
  const processId = model.processes.find((p) => p.isExecutable)?.id ?? '';
  const graph = flatGraph(index, processId);
  const exits = postDominators(graph);
  const splits = graph.nodes
    .filter((node) => graph.branches(node).length)
    .map((node) => toSplit(index, graph, node, exits.get(node) ?? END));
  const pathOf = (node: string): BranchPath => {
    const path = new Map<Split, ReadonlySet<string>>();
    for (const split of splits) {
      const branches = split.inside.get(node);
      if (branches) path.set(split, branches);
    }
    return path;
  };
  return {
    index,
    graph,
    splits,
    pathOf,
    pathOfToken(position) {
      if (position.type === 'step') return pathOf(position.elementId);
      const source = leavingNode(index, index.flow(position.flowId)?.source ?? '');
      const split = splits.find((s) => s.node === source);
      const path = new Map(pathOf(source));
      if (split) path.set(split, new Set([position.flowId]));
      return path;
    },
  };
}

/** Whether two places are on different branches of some split: tokens on both cannot meet on one path. */
export function isBeside(a: BranchPath, b: BranchPath): boolean {
  for (const [split, branches] of a) {
    const other = b.get(split);
    if (other && ![...branches].some((branch) => other.has(branch))) return true;
  }
  return false;
}

/** The node that a token leaves when it leaves an element. */
export function leavingNode(index: ModelIndex, elementId: string): string {
  return isSubProcess(index.node(elementId)) ? `${elementId}#exit` : elementId;
}

function toSplit(index: ModelIndex, graph: FlatGraph, node: string, exit: string): Split {
  const inside = new Map<string, Set<string>>();
  for (const branch of graph.branches(node)) {
    for (const member of reachable(graph, [branch.to], exit)) {
      const branches = inside.get(member);
      if (branches) branches.add(branch.id);
      else inside.set(member, new Set([branch.id]));
    }
  }
  const exitNeverJams = exit.endsWith('#exit') || exit === END || index.node(exit)?.type === 'bpmn:InclusiveGateway';
  return { node, exit, exitNeverJams, inside };
}
