import type { ProcessModel } from '@flowhall/bpmn';
import type { EngineEvent } from './port/port.ts';

/** How many elements of a kind were run. */
export interface CoverageShare {
  readonly total: number;
  readonly covered: number;
  /** Ids of what was not run. */
  readonly missing: readonly string[];
}

/** How much of a model was run. */
export interface Coverage {
  readonly nodes: CoverageShare;
  readonly flows: CoverageShare;
}

/**
 * Elements and flows that instances went through. A boundary event is covered when it has happened.
 *
 * @param events what happened in any number of steps of any number of instances
 */
export function coverage(model: ProcessModel, events: Iterable<EngineEvent>): Coverage {
  const attached = new Set(model.nodes.flatMap((node) => (node.attachedTo === undefined ? [] : [node.id])));
  const run = new Set<string>();
  for (const { type, elementId } of events) {
    // bpmn-engine enters a boundary event when it begins to listen; it has happened when it is left
    if (type === 'taken' || type === (attached.has(elementId) ? 'left' : 'entered')) run.add(elementId);
  }
  const share = (ids: readonly string[]): CoverageShare => {
    const missing = ids.filter((id) => !run.has(id));
    return { total: ids.length, covered: ids.length - missing.length, missing };
  };
  return { nodes: share(model.nodes.map(({ id }) => id)), flows: share(model.flows.map(({ id }) => id)) };
}

/** Covered per cent of nodes and flows together; 100 only when nothing is missing. */
export function coveredPercent({ nodes, flows }: Coverage): number {
  const total = nodes.total + flows.total;
  return total === 0 ? 100 : Math.floor(((nodes.covered + flows.covered) * 100) / total);
}
