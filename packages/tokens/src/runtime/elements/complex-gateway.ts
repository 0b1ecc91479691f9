import type { FlowNode } from '@flowhall/bpmn';
import type { Element } from '../element.ts';
import { fire, moreCanArrive, parkedByFlow } from '../joining.ts';
import type { Run } from '../run.ts';
import type { FiredGateway, Token } from '../token.ts';

/**
 * Fires when its activation condition holds, then waits for what can still arrive on the other inbound flows and
 * consumes that, too, before it can fire again (BPMN 2.0, 13.4.5).
 */
export const complexGateway: Element = {
  enter: (run, token) => run.leave(token),
  arrive(run, node, scope) {
    if (!firedGateway(run, node, scope)) activate(run, node, scope);
  },
  join(run, node, scope) {
    const fired = firedGateway(run, node, scope);
    return fired ? reset(run, node, scope, fired) : activate(run, node, scope);
  },
};

function firedGateway(run: Run, node: FlowNode, scope: string | undefined): FiredGateway | undefined {
  return run.state.fired?.find((g) => g.at === node.id && g.in === scope);
}

function activate(run: Run, node: FlowNode, scope: string | undefined): boolean {
  const parked = parkedByFlow(run, node, scope);
  const [first] = parked.values();
  if (!first) return false;
  // without a condition the first token decides
  if (node.activationCondition !== undefined) {
    const counts = tokenCounts(run, node, scope);
    if (!run.holds(node.id, node.activationCondition, first, counts)) return false;
  }
  if (parked.size < node.incoming.length) {
    run.state.fired ??= [];
    run.state.fired.push({ at: node.id, ...(scope !== undefined && { in: scope }), flows: [...parked.keys()] });
  }
  fire(run, parked.values());
  return true;
}

/** The activation condition sees the number of tokens in all and by inbound flow. */
function tokenCounts(run: Run, node: FlowNode, scope: string | undefined): Record<string, number> {
  const counts: Record<string, number> = { activationCount: 0 };
  for (const flow of node.incoming) counts[flow] = 0;
  for (const token of run.inside(scope)) {
    if (token.at !== node.id || token.role !== 'parked' || token.flow === undefined) continue;
    counts.activationCount = (counts.activationCount ?? 0) + 1;
    counts[token.flow] = (counts[token.flow] ?? 0) + 1;
  }
  return counts;
}

function reset(run: Run, node: FlowNode, scope: string | undefined, fired: FiredGateway): boolean {
  const parked = parkedByFlow(run, node, scope);
  const isAwaited = (flow: string) => !fired.flows.includes(flow);
  if (moreCanArrive(run, node, scope, (flow) => isAwaited(flow) && !parked.has(flow))) return false;
  const late = [...parked].filter(([flow]) => isAwaited(flow)).map(([, token]) => token);
  run.state.fired = run.state.fired?.filter((g) => g !== fired);
  consumeLate(run, node, scope, late);
  return true;
}

/** Late tokens take only flows whose condition speaks of this phase; most models want nothing to happen. */
function consumeLate(run: Run, node: FlowNode, scope: string | undefined, late: Token[]): void {
  const [first] = late;
  for (const token of late) run.tokens.delete(token.id);
  if (!first) return;
  for (const flow of run.index.outgoing(node.id)) {
    if (!flow.condition?.includes('waitingForStart')) continue;
    if (!run.holds(flow.id, flow.condition, first, { waitingForStart: false })) continue;
    run.events.push({ type: 'taken', elementId: flow.id });
    run.send(flow.target, scope, { flow: flow.id });
  }
  run.completeScope(scope);
}
