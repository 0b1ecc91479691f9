import { isOpen } from './alive.ts';
import { inclusiveJoinFires } from './inclusive-join.ts';
import {
  Activity,
  type Activity as ActivityType,
  type ElementDef,
  kFlows,
  kMessageHandlers,
  type Message,
  PassOn,
  type Scope,
} from './library.ts';
import { prepare } from './prepare.ts';
import { runOf, type StepRun } from './step-run.ts';

/**
 * A parallel or inclusive gateway. With several inbound flows tokens are parked, one queue message each, and the join
 * fires only when the step has come to rest: see {@link settleJoins}.
 */
export function JoiningGateway(def: ElementDef, context: unknown): ActivityType {
  const gateway = prepare(new Activity(PassOn, { ...def, isParallelGateway: true }, context));
  const run = runOf(gateway.environment);
  const parked = gateway[kFlows].inboundJoinFlows;
  if (!parked) return gateway;
  gateway[kMessageHandlers].onInbound = (_key, message) => {
    parked.add(message);
    run.joins.add(gateway);
  };
  return gateway;
}

/** Tokens parked at a join, in order of arrival. */
export function parkedTokens(activity: ActivityType): Message[] {
  return [...(activity[kFlows].inboundJoinFlows ?? [])];
}

/**
 * Fires one join that is ready, the first in the order of the model; says whether there was one. What it sends on must
 * have come to rest before the next one is asked: a token on its way counts for inclusive joins, and nothing holds it.
 */
export function settleJoins(run: StepRun, scopes: () => Scope[]): boolean {
  const ready = [...run.joins]
    .filter((join) => !join.isRunning && parkedTokens(join).length && isOpen(join))
    .sort((a, b) => run.index.place(a.id) - run.index.place(b.id))
    .find((join) => isReady(run, join, scopes));
  if (ready) fire(run, ready);
  return ready !== undefined;
}

function isReady(run: StepRun, join: ActivityType, scopes: () => Scope[]): boolean {
  const filled = new Set(parkedTokens(join).map((token) => token.content.id));
  if (join.type === 'bpmn:ParallelGateway') return run.index.incoming(join.id).every((flow) => filled.has(flow.id));
  const scope = scopes().find((s) => s.getActivities().includes(join));
  return scope !== undefined && inclusiveJoinFires(run.index, join.id, filled, holders(scope, join));
}

/** Elements of the scope that hold a token, the join itself left out. */
function* holders(scope: Scope, join: ActivityType): Generator<string> {
  for (const activity of scope.getActivities()) {
    if (activity === join) continue;
    if ((activity.isRunning && !activity.attachedTo) || parkedTokens(activity).length) yield activity.id;
  }
}

/** Takes one token from each filled flow; others stay parked. */
function fire(run: StepRun, join: ActivityType): void {
  const taken = new Map<string, Message>();
  for (const token of parkedTokens(join)) if (!taken.has(token.content.id)) taken.set(token.content.id, token);
  for (const token of taken.values()) token.ack();
  // what is left goes back to the queue and is parked again when the join has fired
  join[kFlows].inboundJoinFlows?.clear();
  join.broker.cancel('_run-on-inbound');
  const inbound = [...taken.values()].map((token) => ({ ...token.content }));
  run.enqueue(() => {
    if (isOpen(join)) join.run({ inbound });
  });
}
