import type { ModelIndex } from '../lookup.ts';
import type { FlowNode } from '../process-model.ts';
import { reach, type ScopeGraph, scopeGraph } from './scope-graph.ts';
import { meetings, type Thread } from './threads.ts';

const TAKES_ONE = new Set(['bpmn:ExclusiveGateway', 'bpmn:EventBasedGateway']);

/**
 * Elements at which two tokens may stay together although no gateway joins them: each passes by itself, and the element is
 * entered while it is active. Errs on the side of naming too many.
 */
export function unjoinedMeetings(index: ModelIndex, processId: string): string[] {
  const found = new Set<string>();
  const scopes = [processId];
  for (let scope = scopes.shift(); scope !== undefined; scope = scopes.shift()) {
    const graph = scopeGraph(index, scope);
    const begin = scope === processId ? [] : [beginnings(graph)];
    for (const threads of [...begin, ...graph.nodes.map((node) => threadsOf(index, graph, node))])
      for (const n of meetings(graph, threads)) found.add(graph.nodes[n]?.id ?? '');
    for (const { attachedTo, id, interrupting } of graph.nodes) {
      const host = graph.numberOf(attachedTo ?? '');
      if (host >= 0 && interrupting === false && reach(graph, [graph.numberOf(id)])[host]) found.add(attachedTo ?? '');
    }
    for (const { id } of graph.nodes) if (index.nodesOf(id).length) scopes.push(id);
  }
  return [...found];
}

/** A sub-process starts at everything without an inbound flow. */
function beginnings({ nodes, numberOf }: ScopeGraph): Thread[] {
  return nodes
    .filter((node) => !node.incoming.length && !node.attachedTo && !node.isEventSubProcess && !node.isForCompensation)
    .filter((node) => !(node.type === 'bpmn:IntermediateCatchEvent' && node.eventDefinitions.some((d) => d.link)))
    .map((node) => [numberOf(node.id)]);
}

/** The ways of the tokens that one element may let go at the same time. */
function threadsOf(index: ModelIndex, { numberOf }: ScopeGraph, node: FlowNode): Thread[] {
  const out = index.outgoing(node.id).map((flow) => numberOf(flow.target));
  const events = index.boundaryEvents(node.id);
  const beside = events
    .filter((event) => event.interrupting === false)
    .flatMap((event) => (happensOnce(event) ? [event] : [event, event]))
    .map((event) => [numberOf(event.id)]);
  const instead = events.filter((event) => event.interrupting !== false).map(({ id }) => numberOf(id));
  if (beside.length) return [[...out, ...instead], ...beside];
  if (TAKES_ONE.has(node.type)) return [];
  return out.map((target) => [target]);
}

/** Whether an event that does not interrupt happens at most once while its activity runs. */
function happensOnce({ eventDefinitions }: FlowNode): boolean {
  return eventDefinitions.every(({ timer }) => timer !== undefined && timer.kind !== 'cycle');
}
