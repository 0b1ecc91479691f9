import type { ProcessModel } from '@flowhall/bpmn';

interface Share {
  readonly total: number;
  readonly covered: number;
  /** Ids of what no scenario ran. */
  readonly missing: readonly string[];
}

/** How much of a process its scenarios run. */
export interface Coverage {
  readonly nodes: Share;
  readonly flows: Share;
}

/** Nodes and flows that at least one of the runs went through. */
export function coverageOf(model: ProcessModel, runs: readonly { readonly elements: ReadonlySet<string> }[]): Coverage {
  const share = (ids: readonly string[]): Share => {
    const missing = ids.filter((id) => !runs.some((run) => run.elements.has(id)));
    return { total: ids.length, covered: ids.length - missing.length, missing };
  };
  return { nodes: share(model.nodes.map((node) => node.id)), flows: share(model.flows.map((flow) => flow.id)) };
}

/** Covered per cent of nodes and flows together; 100 only when nothing is missing. */
export function percentOf({ nodes, flows }: Coverage): number {
  const total = nodes.total + flows.total;
  return total === 0 ? 100 : Math.floor(((nodes.covered + flows.covered) * 100) / total);
}
