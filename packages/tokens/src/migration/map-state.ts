import { type FlowNode, indexModel, type ModelIndex } from '@flowhall/bpmn';

import type { Done, InstanceState, Token } from '../runtime/token.ts';
import { checkPlaces } from './check-places.ts';
import { loss, refusal } from './findings.ts';
import { isSameLoop } from './kinds.ts';
import { mapArmed } from './map-armed.ts';
import type { MappedState, MigrationFinding, MigrationLoss, MigrationPlan } from './migration-plan.ts';

/** What the parts of the mapping share while one state is mapped. */
export interface Mapping {
  readonly plan: MigrationPlan;
  readonly source: ModelIndex;
  readonly target: ModelIndex;
  readonly state: InstanceState;
  /** Tokens of the source by id. */
  readonly before: ReadonlyMap<string, Token>;
  /** Tokens of the target by id; a token that goes along keeps its id. */
  readonly after: Map<string, Token>;
  readonly refusals: MigrationFinding[];
  readonly losses: MigrationLoss[];
}

/**
 * Says where every token of a state is in the target's terms. Tokens keep their execution ids, so that whatever refers to
 * them stays valid. Joins, loops, compensation and armed events are carried over or refused by name; the given state is left
 * as it was.
 */
export function mapState(plan: MigrationPlan, state: InstanceState): MappedState {
  const mapping: Mapping = {
    plan,
    source: indexModel(plan.from.model),
    target: indexModel(plan.to.model),
    state: { seq: state.seq, tokens: [] },
    before: new Map(state.tokens.map((token) => [token.id, token])),
    after: new Map(),
    refusals: [],
    losses: [],
  };
  const waiting = state.tokens.filter((token) => token.role !== 'armed');
  for (const token of outerFirst(waiting, mapping.before)) placeToken(mapping, token);
  dropEmptyScopes(mapping);
  mapping.refusals.push(...checkPlaces(mapping));
  const armed = mapArmed(mapping);
  const done = mapDone(mapping, state.done);
  const fired = state.fired?.flatMap(({ at, in: scope, flows }) => {
    const gateway = plan.targetOf(at);
    if (gateway === undefined || (scope !== undefined && !mapping.after.has(scope))) return [];
    return [
      { at: gateway, ...(scope !== undefined && { in: scope }), flows: flows.flatMap((f) => plan.targetOf(f) ?? []) },
    ];
  });
  return {
    state: {
      seq: mapping.state.seq,
      tokens: [...mapping.after.values()],
      ...(done?.length && { done }),
      ...(fired?.length && { fired }),
    },
    arm: armed.arm,
    listen: armed.listen,
    refusals: mapping.refusals,
    losses: mapping.losses,
  };
}

function* outerFirst(tokens: readonly Token[], all: ReadonlyMap<string, Token>): Generator<Token> {
  const depth = (token: Token): number => {
    const around = token.in === undefined ? undefined : all.get(token.in);
    return around ? depth(around) + 1 : 0;
  };
  yield* [...tokens].sort((a, b) => depth(a) - depth(b));
}

function placeToken(mapping: Mapping, token: Token): void {
  const { plan, source, target, refusals, losses } = mapping;
  const goal = token.role === 'parked' ? placeAtJoin(mapping, token) : plan.targetOf(token.at);
  const [was, node] = [source.node(token.at), target.node(goal ?? '')];
  if (!was || !node) {
    if (!was || source.nodesOf(token.at).length === 0 || token.role === 'loop' || token.nr !== undefined)
      refusals.push(refusal(token.role === 'parked' ? 'no-place-at-join' : 'no-target', token.flow ?? token.at));
    else losses.push(loss('scope', token.at), ...(token.data ? [loss('data', token.at)] : []));
    return;
  }
  const isInLoop = token.role === 'loop' || token.nr !== undefined;
  if (!isSameLoop(was, node) && (isInLoop || token.role === undefined)) {
    refusals.push(refusal('loop-differs', token.at));
    return;
  }
  const scope = token.nr === undefined ? scopeFor(mapping, token, node) : mapping.after.get(token.in ?? '');
  if (typeof scope === 'string' || (token.nr !== undefined && scope?.at !== node.id)) {
    refusals.push(refusal(typeof scope === 'string' ? scope : 'loop-differs', token.at));
    return;
  }
  const placed: Token = { ...token, at: node.id };
  if (scope) placed.in = scope.id;
  else delete placed.in;
  carryOver(mapping, token, placed);
  mapping.after.set(placed.id, placed);
}

/** What a token remembers besides its place. */
function carryOver(mapping: Mapping, token: Token, placed: Token): void {
  const { plan, refusals, losses } = mapping;
  if (token.flow !== undefined) placed.flow = plan.targetOf(token.flow) ?? parkedFlow(mapping, token) ?? token.flow;
  if (token.data) keepData(mapping, token, placed);
  if (token.done) placed.done = mapDone(mapping, token.done) ?? [];
  if (token.todo) {
    placed.todo = mapDone(mapping, token.todo) ?? [];
    if (placed.todo.length < token.todo.length) refusals.push(refusal('compensation-running', token.at));
  }
  if (token.next) {
    placed.next = token.next.flatMap((id) => plan.targetOf(id) ?? []);
    for (const id of token.next) if (plan.targetOf(id) === undefined) losses.push(loss('to-come', id));
  }
}

/** Data of an activity's own, as far as the target's activity declares it. */
function keepData({ target, losses }: Mapping, token: Token, placed: Token): void {
  const names = new Set(target.node(placed.at)?.ownData);
  const data = Object.entries(token.data ?? {});
  const kept = data.filter(([name]) => names.has(name));
  delete placed.data;
  if (kept.length) placed.data = Object.fromEntries(kept);
  if (kept.length < data.length) losses.push(loss('data', token.at));
}

/** The join of the target at which a parked token goes on waiting, or the activity that needs several tokens. */
function placeAtJoin(mapping: Mapping, token: Token): string | undefined {
  const { plan, target } = mapping;
  if (token.flow === undefined) return undefined;
  const flow = parkedFlow(mapping, token);
  return flow === undefined ? undefined : (target.flow(flow)?.target ?? plan.targetOf(token.at));
}

/**
 * The flow by which a parked token has come: its own in the target; else, when steps were put in or taken out before the
 * join, the only flow into the join that is reached from where the token came from; without the join, the only way on from
 * there.
 */
function parkedFlow({ plan, source, target }: Mapping, token: Token): string | undefined {
  const own = plan.targetOf(token.flow ?? '');
  if (own !== undefined) return own;
  const join = plan.targetOf(token.at);
  const came = source.flow(token.flow ?? '');
  const start = came && plan.targetOf(came.source);
  if (start === undefined) return undefined;
  if (join === undefined) return target.outgoing(start).length === 1 ? target.outgoing(start)[0]?.id : undefined;
  const reached = reachedFrom(target, start, join);
  const candidates = target.incoming(join).filter((flow) => reached.has(flow.source));
  return candidates.length === 1 ? candidates[0]?.id : undefined;
}

function reachedFrom(index: ModelIndex, start: string, stop: string): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === stop || seen.has(id)) continue;
    seen.add(id);
    for (const flow of index.outgoing(id)) open.push(flow.target);
  }
  return seen;
}

/**
 * The token of the scope that an element of the target lies in: the one that goes along, else a new one. None stands for
 * the process.
 */
function scopeFor(mapping: Mapping, token: Token, node: FlowNode): Token | 'loop-differs' | 'no-target' | undefined {
  const { plan, target, before, after } = mapping;
  if (node.scopeId === plan.to.processId) return undefined;
  let around = token.in === undefined ? undefined : before.get(token.in);
  for (; around; around = around.in === undefined ? undefined : before.get(around.in)) {
    const kept = after.get(around.id);
    if (kept?.at === node.scopeId && kept.role !== 'loop') return kept;
  }
  const scope = target.node(node.scopeId);
  if (scope?.loop) return 'loop-differs';
  if (!scope || scope.isEventSubProcess || scope.adHoc) return 'no-target';
  for (const opened of after.values()) if (opened.at === scope.id && !before.has(opened.id)) return opened;
  const outer = scopeFor(mapping, token, scope);
  if (typeof outer === 'string') return outer;
  mapping.state.seq += 1;
  const opened: Token = { id: `${scope.id}_${mapping.state.seq}`, at: scope.id, ...(outer && { in: outer.id }) };
  after.set(opened.id, opened);
  return opened;
}

/** A sub-process whose tokens have all gone elsewhere is not entered. */
function dropEmptyScopes({ target, after, losses, source, before }: Mapping): void {
  for (const token of [...after.values()].reverse()) {
    const was = before.get(token.id);
    const held = was && [...before.values()].some((inner) => inner.in === was.id && inner.role !== 'armed');
    const isScope = token.role === undefined && target.nodesOf(token.at).length > 0 && !token.todo;
    if (!isScope || !held || [...after.values()].some((inner) => inner.in === token.id)) continue;
    after.delete(token.id);
    if (source.node(was.at)) losses.push(loss('scope', was.at));
  }
}

function mapDone(mapping: Mapping, list: readonly Done[] | undefined): Done[] | undefined {
  return list?.flatMap(({ at, inner }) => {
    const target = mapping.plan.targetOf(at);
    if (target === undefined) {
      mapping.losses.push(loss('compensation', at));
      return [];
    }
    const mapped = mapDone(mapping, inner);
    return [{ at: target, ...(mapped && { inner: mapped }) }];
  });
}
