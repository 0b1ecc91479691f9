import type { MoveTarget, PlacedState, Token } from '@flowhall/tokens';
import type { Effect, EngineEvent, StepContext, StepResult } from '@flowhall/tokens/port';
import type { BpmnEngineModel } from './executable.ts';
import { releaseTokens } from './move.ts';
import { RestoredPlaces } from './restored-places.ts';
import { resultOf } from './result.ts';
import { emptyInstance, type Untellable } from './state-of.ts';
import type { StepRun } from './step-run.ts';

/**
 * Builds an instance up from a state in terms of this model: the process begins in the middle, every token is put where it
 * stands, and takes over its execution id and due date. What that lets happen, such as a join that has got everything it
 * now needs, happens.
 *
 * @throws what a step throws
 */
export function restoreOnBpmnEngine(
  model: BpmnEngineModel,
  placed: PlacedState,
  ctx: StepContext,
): StepResult | Untellable {
  const beyond = beyondThisRuntime(placed);
  if (beyond) return { reason: 'runtime-cannot-hold', elementId: beyond.at };
  const { state } = placed;
  const restored = new RestoredPlaces(placed);
  const instance = emptyInstance(model, ctx, state.seq, { restored, keys: keysOf(state.tokens) });
  const { run } = instance;
  run.entering.add(model.processId);
  instance.start();
  run.entering.delete(model.processId);
  releaseTokens(model, instance, targetsOf(model, state.tokens));
  run.drain(() => false);
  restored.end();
  forgetEntering(run, new Set(state.tokens.flatMap(({ id, flow }) => flow ?? id)));
  instance.settle();
  return resultOf(model, instance, { ...run.changes });
}

function keysOf(tokens: readonly Token[]): ReadonlyMap<string, string> {
  return new Map(tokens.flatMap(({ id, keys }) => (keys ?? []).map(({ key }) => [id, key])));
}

/** What only the token runtime can hold. */
function beyondThisRuntime({ state, arm }: PlacedState): { at: string } | undefined {
  const seen = new Set<string>();
  const holds = (token: Token) => {
    if (token.role === 'loop' || token.role === 'undo' || token.todo || token.nr !== undefined) return false;
    if (token.role === 'parked') return true;
    if (seen.has(token.at) || (token.role === 'armed' && token.on === undefined)) return false;
    seen.add(token.at);
    return true;
  };
  return state.tokens.find((token) => !holds(token)) ?? arm.find((event) => event.on === undefined);
}

function targetsOf({ index }: BpmnEngineModel, tokens: readonly Token[]): MoveTarget[] {
  return tokens.flatMap((token): MoveTarget[] => {
    if (token.role === 'armed') return [];
    if (token.role === 'parked') return token.flow === undefined ? [] : [{ flowId: token.flow }];
    return index.nodesOf(token.at).length ? [] : [{ elementId: token.at }];
  });
}

/** What was there before has not been entered or taken now: neither events nor effects tell of it. */
function forgetEntering({ events, effects }: StepRun, known: ReadonlySet<string>): void {
  const isNew = (entry: EngineEvent | Effect) =>
    !known.has('executionId' in entry ? entry.executionId : entry.elementId);
  events.splice(0, events.length, ...events.filter(isNew));
  effects.splice(0, effects.length, ...effects.filter(isNew));
}
