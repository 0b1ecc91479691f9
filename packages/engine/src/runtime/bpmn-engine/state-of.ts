import { isRecord } from '@flowhall/feel';
import { type InstanceState, isAwaited, type MigrationReason, type Token } from '@flowhall/tokens';
import type { Snapshot, StepContext } from '@flowhall/tokens/port';
import { stepScope } from '@flowhall/tokens/port';
import type { BpmnEngineModel } from './executable.ts';
import { Instance } from './instance.ts';
import { parkedTokens } from './join.ts';
import type { Activity, Scope } from './library.ts';
import { listeners } from './listener.ts';
import { StepRun } from './step-run.ts';
import { readRunningState } from './stored-state.ts';

/** Why a state cannot be told. */
export interface Untellable {
  reason: MigrationReason;
  elementId: string;
}

/** An empty instance in memory, to be loaded or built up. */
export function emptyInstance(
  model: BpmnEngineModel,
  ctx: StepContext,
  sequence: number,
  more: Pick<StepRun['input'], 'restored' | 'keys'> = {},
): Instance {
  const run = new StepRun(model.index, {
    feel: stepScope(ctx),
    chosen: new Set(),
    alwaysAsk: false,
    decisions: model.decisions,
    ...(ctx.script && { script: ctx.script }),
    sequence,
    ...more,
  });
  return new Instance(model.source, model.index, run);
}

/** Where an instance of this runtime stands, in the terms of the token runtime; nothing when it is over. */
export function engineStateOf(
  model: BpmnEngineModel,
  snapshot: Snapshot,
  ctx: StepContext,
): InstanceState | Untellable | undefined {
  if (isRecord(snapshot.data) && snapshot.data.ended) return undefined;
  const { sequence, state, keys } = readRunningState(snapshot);
  const instance = emptyInstance(model, ctx, sequence, { keys });
  instance.load(state);
  const tokens: Token[] = [];
  /** Token of each running sub-process; none stands for the process. */
  const around = new Map<string, string>();
  for (const scope of instance.scopes())
    for (const activity of scope.getActivities()) {
      const untellable = untellableAt(model, activity);
      if (untellable) return { reason: untellable, elementId: activity.id };
      tokens.push(...tokensAt(model, instance, scope, activity, around));
    }
  return { seq: sequence, tokens };
}

function untellableAt(model: BpmnEngineModel, activity: Activity): MigrationReason | undefined {
  if (activity.isRunning && model.index.node(activity.id)?.loop) return 'loop-differs';
  if (activity.attachedTo || !activity.isRunning) return undefined;
  return activity.broker.getQueue('inbound-q')?.messages.length ? 'tokens-queue' : undefined;
}

function tokensAt(
  model: BpmnEngineModel,
  instance: Instance,
  scope: Scope,
  activity: Activity,
  around: Map<string, string>,
): Token[] {
  const inside = around.get(scope.id);
  const place = { at: activity.id, ...(inside !== undefined && { in: inside }) };
  const parked = parkedTokens(activity).map(({ content }, nr): Token => {
    const id = `${activity.id}_parked_${nr}`;
    return { ...place, id, role: 'parked', flow: content.id };
  });
  if (!activity.isRunning) return parked;
  const node = model.index.node(activity.id);
  const host = activity.attachedTo;
  if (!node || (host && !isAwaited(node))) return parked;
  if (activity.isSubProcess) around.set(activity.id, activity.executionId);
  const timers = timersAt(instance, activity.id);
  const armed = host && ({ role: 'armed', on: host.executionId } as const);
  const own = {
    ...place,
    id: activity.executionId,
    ...armed,
    ...(timers.length && { timers }),
    ...keyAt(instance, activity.id),
  };
  return [...parked, own, ...armedBehind(instance, activity, inside)];
}

/** The events that an event-based gateway waits for. */
function armedBehind(instance: Instance, gateway: Activity, inside: string | undefined): Token[] {
  return [...listeners(instance.run)].flatMap(({ activity, elementId, executionId }): Token[] => {
    if (activity !== gateway || elementId === gateway.id) return [];
    const timers = timersAt(instance, elementId);
    const place = { at: elementId, ...(inside !== undefined && { in: inside }) };
    const waits = { ...(timers.length && { timers }), ...keyAt(instance, elementId) };
    return [{ ...place, id: executionId, role: 'armed', on: gateway.executionId, ...waits }];
  });
}

function timersAt({ run }: Instance, elementId: string): NonNullable<Token['timers']> {
  return [...listeners(run)].flatMap(({ elementId: at, dueAt, repeat }) =>
    at === elementId && dueAt
      ? [{ nr: 0, due: dueAt.toISOString(), ...(repeat !== undefined && { times: repeat }) }]
      : [],
  );
}

function keyAt({ run }: Instance, elementId: string): Pick<Token, 'keys'> {
  for (const { elementId: at, correlationKey } of listeners(run))
    if (at === elementId && correlationKey !== undefined) return { keys: [{ nr: 0, key: correlationKey }] };
  return {};
}
