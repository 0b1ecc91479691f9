import type { JoinPosition, MoveTarget, Position } from '@flowhall/tokens';
import { EngineError, StaleCommandError } from '@flowhall/tokens/port';
import type { BpmnEngineModel } from './executable.ts';
import type { Instance } from './instance.ts';
import { parkedTokens } from './join.ts';
import { type Activity, type Content, kFlows, type Scope } from './library.ts';
import { hiddenFlowId } from './token-flow.ts';

/**
 * Cancels tokens and creates others, in an order that keeps every scope from completing meanwhile: park new tokens on
 * hidden flows, drop tokens at joins, discard activities, release the new tokens. A sub-process left without tokens is
 * cancelled, not completed; one that a target lies in is entered in the middle.
 */
export function moveTokens(model: BpmnEngineModel, instance: Instance, cancel: Position[], to: MoveTarget[]): void {
  if (!to.length) throw refused('A move needs at least one target');
  const scopes = new Map(instance.scopes().map((scope) => [scope.id, scope]));
  const targets = new TargetTree(model, to);
  const steps = stepsToCancel(instance, cancel);
  const joins = cancel.flatMap((p) => (p.type === 'join' ? [p] : []));
  const doomed = doomedActivities(model, instance, scopes, steps.whole, joins, targets);
  refuseOccupied(instance, doomed, targets);

  const releases = [...scopes.values()].flatMap((scope) => targets.park(scope, doomed));
  for (const join of joins) dropParked(scopes, join);
  for (const activity of doomed) activity.getApi().discard();
  for (const { activity, executionId } of steps.instances)
    activity.broker.publish('api', `activity.discard.${executionId}`, {}, { type: 'discard' });
  for (const release of releases) release(instance);
}

function refused(message: string): EngineError {
  return new EngineError('move-refused', message);
}

interface Holder {
  activity: Activity;
  executionId: string;
}

/** The activities to discard, and single instances of those that go on with others. */
function stepsToCancel(instance: Instance, cancel: Position[]): { whole: Set<Activity>; instances: Holder[] } {
  const found = cancel.flatMap((p) => (p.type === 'step' ? [holderAt(instance, p)] : []));
  const gone = new Set(found.map(({ executionId }) => executionId));
  const goesOn = (activity: Activity) =>
    [...instance.holders()].some((holder) => holder.activity === activity && !gone.has(holder.executionId));
  return {
    whole: new Set(found.flatMap(({ activity }) => (goesOn(activity) ? [] : [activity]))),
    instances: found.filter(({ activity }) => goesOn(activity)),
  };
}

function holderAt(instance: Instance, position: { elementId: string; executionId?: string }): Holder {
  for (const holder of instance.holders()) {
    if (holder.elementId !== position.elementId) continue;
    if (position.executionId === undefined || position.executionId === holder.executionId) return holder;
  }
  throw new StaleCommandError(`Nothing is active at "${position.elementId}" any more`, position.executionId);
}

/** What to discard: the steps named, or instead of them the outermost sub-process that is left without a token. */
function doomedActivities(
  model: BpmnEngineModel,
  instance: Instance,
  scopes: Map<string, Scope>,
  steps: Set<Activity>,
  joins: JoinPosition[],
  targets: TargetTree,
): Set<Activity> {
  const alive = new Set<string>();
  const keepScopes = (elementId: string) => {
    for (const scope of model.index.scopesOf(elementId)) alive.add(scope);
  };
  for (const activity of instance.active()) if (!activity.isSubProcess && !steps.has(activity)) keepScopes(activity.id);
  const dropped = new Set(joins.map((j) => j.flowId));
  for (const token of instance.parked()) if (!dropped.has(token.flowId)) keepScopes(token.elementId);
  for (const id of targets.scopes()) if (scopes.has(id)) alive.add(id);
  const doomed = new Set<Activity>();
  for (const activity of instance.active()) {
    const around = model.index.scopesOf(activity.id);
    const isAlone = around.every((scope) => scope === model.processId || alive.has(scope));
    const goes = activity.isSubProcess ? !alive.has(activity.id) : steps.has(activity);
    if (isAlone && goes) doomed.add(activity);
  }
  return doomed;
}

function refuseOccupied(instance: Instance, doomed: Set<Activity>, targets: TargetTree): void {
  for (const activity of instance.active())
    if (targets.enters(activity.id) && !doomed.has(activity) && !activity.isSubProcess)
      throw refused(`"${activity.id}" already holds a token`);
}

function dropParked(scopes: Map<string, Scope>, { elementId, flowId }: JoinPosition): void {
  for (const scope of scopes.values()) {
    const join = scope.getActivityById(elementId);
    const token = join && parkedTokens(join).find((message) => message.content.id === flowId);
    if (!join || !token) continue;
    join[kFlows].inboundJoinFlows?.delete(token);
    scope._popPostponed(token.content)?.ack();
    token.ack();
    return;
  }
  throw new StaleCommandError(`No token waits at "${elementId}" on flow "${flowId}" any more`);
}

/** Puts tokens into an instance that has just begun and holds none yet. */
export function releaseTokens(model: BpmnEngineModel, instance: Instance, to: MoveTarget[]): void {
  const targets = new TargetTree(model, to);
  const releases = instance.scopes().flatMap((scope) => targets.park(scope, new Set()));
  for (const release of releases) release(instance);
}

type Release = (instance: Instance) => void;

/** The targets by scope; a sub-process that has to be entered on the way is a target of the scope around it. */
class TargetTree {
  readonly #model: BpmnEngineModel;
  readonly #elements = new Map<string, Set<string>>();
  /** Several tokens may be put onto one flow. */
  readonly #flows = new Map<string, string[]>();

  constructor(model: BpmnEngineModel, to: MoveTarget[]) {
    this.#model = model;
    for (const target of to) this.#add(target);
  }

  #add(target: MoveTarget): void {
    const { index } = this.#model;
    const found = 'flowId' in target ? index.flow(target.flowId) : index.node(target.elementId);
    if (!found || ('attachedTo' in found && found.attachedTo))
      throw refused(`${JSON.stringify(target)} is no place for a token`);
    if ('flowId' in target) this.#flows.set(found.scopeId, [...(this.#flows.get(found.scopeId) ?? []), found.id]);
    else addTo(this.#elements, found.scopeId, found.id);
    for (let inner = index.node(found.scopeId); inner; inner = index.node(inner.scopeId))
      addTo(this.#elements, inner.scopeId, inner.id);
  }

  /** Every scope that a target lies in. */
  scopes(): Iterable<string> {
    return new Set([...this.#elements.keys(), ...this.#flows.keys()]);
  }

  enters(elementId: string): boolean {
    const node = this.#model.index.node(elementId);
    return node !== undefined && (this.#elements.get(node.scopeId)?.has(elementId) ?? false);
  }

  /** Parks a token for each target in a running scope; the releases let them go on. */
  park(scope: Scope, doomed: ReadonlySet<Activity>): Release[] {
    const releases: Release[] = [];
    for (const id of this.#elements.get(scope.id) ?? []) {
      const activity = scope.getActivityById(id);
      if (!activity) continue;
      // a running sub-process is entered anew only when it is discarded
      if (activity.isSubProcess && activity.isRunning && !doomed.has(activity)) continue;
      const token = parkToken(scope, id);
      releases.push((instance) => this.#enter(instance, activity, token, doomed));
    }
    for (const [nr, id] of (this.#flows.get(scope.id) ?? []).entries()) {
      const token = parkToken(scope, `${id}_${nr}`);
      releases.push(() => {
        scope
          .getSequenceFlows()
          .find((flow) => flow.id === id)
          ?.take({ sequenceId: `moved_${id}_${nr}` });
        scope._popPostponed(token)?.ack();
      });
    }
    return releases;
  }

  #enter(instance: Instance, activity: Activity, token: Content, doomed: ReadonlySet<Activity>): void {
    const isEntered = this.#elements.has(activity.id) || this.#flows.has(activity.id);
    if (!isEntered) {
      instance.run.enqueue(() => activity.run({ inbound: [token] }));
      return;
    }
    instance.run.entering.add(activity.id);
    activity.run({ inbound: [token] });
    instance.run.entering.delete(activity.id);
    const inner = activity.execution?.source?.executions?.[0];
    if (inner) for (const release of this.park(inner, doomed)) release(instance);
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

/** A token on the scope's hidden flow: the scope counts it as active until an element names it as inbound. */
function parkToken(scope: Scope, targetId: string): Content {
  const hidden = scope.getSequenceFlows().find((flow) => flow.id === hiddenFlowId(scope.id));
  if (!hidden) throw refused(`Scope "${scope.id}" cannot hold a parked token`);
  const token = { sequenceId: `move_${targetId}` };
  hidden.take(token);
  return hidden.createMessage({ action: 'take', ...token });
}
