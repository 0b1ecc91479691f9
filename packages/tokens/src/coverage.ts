import type { ProcessModel } from '@flowhall/bpmn';
import type { Decisions, EngineEvent } from './port/port.ts';

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
  /** Rules of the decision tables that the process's business rule tasks decide by, as `decision#rule`. */
  readonly rules: CoverageShare;
}

/**
 * Elements, flows and decision rules that instances went through. A boundary event is covered when it has happened.
 *
 * @param events what happened in any number of steps of any number of instances
 * @param decisions what the model was compiled with
 */
export function coverage(
  model: ProcessModel,
  events: Iterable<EngineEvent>,
  decisions: Decisions = new Map(),
): Coverage {
  const attached = new Set(model.nodes.flatMap((node) => (node.attachedTo === undefined ? [] : [node.id])));
  const run = new Set<string>();
  for (const event of events) {
    const { type, elementId } = event;
    // bpmn-engine enters a boundary event when it begins to listen; it has happened when it is left
    if (type === 'taken' || type === (attached.has(elementId) ? 'left' : 'entered')) run.add(elementId);
    if (type === 'decided')
      for (const { decisionId, rules } of event.hits) for (const rule of rules) run.add(ruleId(decisionId, rule));
  }
  const share = (ids: readonly string[]): CoverageShare => {
    const missing = ids.filter((id) => !run.has(id));
    return { total: ids.length, covered: ids.length - missing.length, missing };
  };
  return {
    nodes: share(model.nodes.map(({ id }) => id)),
    flows: share(model.flows.map(({ id }) => id)),
    rules: share([...rulesOf(model, decisions)]),
  };
}

/** Covered per cent of nodes, flows and rules together; 100 only when nothing is missing. */
export function coveredPercent({ nodes, flows, rules }: Coverage): number {
  const total = nodes.total + flows.total + rules.total;
  return total === 0 ? 100 : Math.floor(((nodes.covered + flows.covered + rules.covered) * 100) / total);
}

const ruleId = (decisionId: string, rule: number): string => `${decisionId}#${rule}`;

/** Every rule of every table that the model's decisions need. */
function rulesOf(model: ProcessModel, decisions: Decisions): Set<string> {
  const called = new Set(model.nodes.flatMap(({ calledDecision }) => calledDecision?.decision ?? []));
  const tables = [...called].flatMap((id) => [...(decisions.get(id)?.tables ?? [])]);
  return new Set(tables.flatMap(([id, count]) => Array.from({ length: count }, (_, i) => ruleId(id, i + 1))));
}
