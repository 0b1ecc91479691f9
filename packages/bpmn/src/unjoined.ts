import type { ModelIndex } from './lookup.ts';
import type { FlowNode } from './process-model.ts';

const TAKES_ONE = new Set(['bpmn:ExclusiveGateway', 'bpmn:EventBasedGateway']);
const JOINS = new Set(['bpmn:ParallelGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway']);

/** Elements that a token stays at. */
const STAYS =
  /^bpmn:(?:UserTask|ManualTask|ReceiveTask|ServiceTask|BusinessRuleTask|CallActivity|EventBasedGateway|IntermediateCatchEvent|SubProcess|Transaction|AdHocSubProcess)$/;

/**
 * Elements at which two tokens of one split may stay together although no gateway joins them: each passes by itself, and
 * the element is entered while it is active. Errs on the side of naming too many.
 */
export function unjoinedMeetings(index: ModelIndex, processId: string): string[] {
  const found = new Set<string>();
  const scopes = [processId];
  for (let scope = scopes.shift(); scope !== undefined; scope = scopes.shift())
    for (const node of index.nodesOf(scope)) {
      scopes.push(node.id);
      const branches = branchesOf(index, node);
      if (branches.length > 1) for (const id of meetings(index, branches)) found.add(id);
    }
  return [...found];
}

/** First nodes of the paths that one token may take together. */
function branchesOf(index: ModelIndex, node: FlowNode): string[][] {
  const out = index.outgoing(node.id).map((flow) => flow.target);
  const beside = index
    .boundaryEvents(node.id)
    .filter((event) => event.interrupting === false)
    .flatMap((event) => (happensOnce(event) ? [[event.id]] : [[event.id], [event.id]]));
  if (beside.length) return [...beside, out];
  return TAKES_ONE.has(node.type) ? [] : out.map((target) => [target]);
}

/** Whether an event that does not interrupt happens at most once while its activity runs. */
function happensOnce({ eventDefinitions }: FlowNode): boolean {
  return eventDefinitions.every(({ timer }) => timer !== undefined && timer.kind !== 'cycle');
}

function meetings(index: ModelIndex, branches: readonly string[][]): Set<string> {
  const visits = new Map<string, number>();
  for (const branch of branches)
    for (const id of reachedBeforeJoin(index, branch)) visits.set(id, (visits.get(id) ?? 0) + 1);
  const met = [...visits].filter(([id, times]) => times > 1 && stays(index.node(id)));
  return new Set(met.map(([id]) => id));
}

function stays(node: FlowNode | undefined): boolean {
  if (node?.calledDecision) return false;
  return node !== undefined && (node.job !== undefined || STAYS.test(node.type));
}

function reachedBeforeJoin(index: ModelIndex, from: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = index.node(id);
    if (!node || seen.has(id) || (JOINS.has(node.type) && node.incoming.length > 1)) continue;
    seen.add(id);
    for (const flow of index.outgoing(id)) open.push(flow.target);
    for (const event of index.boundaryEvents(id)) open.push(event.id);
  }
  return seen;
}
