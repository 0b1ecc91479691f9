import type { DueTimer, Incident, StepResult } from '@flowhall/tokens/port';
import type { BpmnEngineModel } from './executable.ts';
import type { Instance } from './instance.ts';
import { writeSnapshot } from './stored-state.ts';

/** The result of a step that has come to rest. */
export function resultOf(model: BpmnEngineModel, instance: Instance, variables: Record<string, unknown>): StepResult {
  const { run } = instance;
  if (run.ended) return { ...overResult(model, instance, 'completed'), variables };
  const waiting = instance.waiting();
  const parked = instance.parked();
  const incident = incidentOf(
    waiting.some((w) => !w.attachedTo),
    parked.map((p) => p.elementId),
  );
  return {
    snapshot: writeSnapshot({ sequence: run.sequence, state: instance.save() }),
    status: incident ? 'failed' : 'running',
    waiting,
    parked,
    timers: timersOf(instance),
    subscriptions: [],
    events: run.events,
    effects: run.effects,
    variables,
    ...(incident && { incident }),
  };
}

/** The result of cancelling a whole instance. */
export function cancelledResult(model: BpmnEngineModel, instance: Instance): StepResult {
  instance.run.cancelInside();
  return overResult(model, instance, 'cancelled');
}

function overResult(model: BpmnEngineModel, { run }: Instance, ended: 'completed' | 'cancelled'): StepResult {
  return {
    snapshot: writeSnapshot({ sequence: run.sequence, ended }),
    status: ended,
    waiting: [],
    parked: [],
    timers: [],
    subscriptions: [],
    events: [...run.events, { type: 'ended', elementId: model.processId }],
    effects: run.effects,
    variables: {},
  };
}

function timersOf(instance: Instance): DueTimer[] {
  return [...instance.run.timers].map(({ activity, dueAt }) => ({
    elementId: activity.id,
    executionId: activity.executionId,
    dueAt,
  }));
}

function incidentOf(somethingWaits: boolean, joins: string[]): Incident | undefined {
  if (somethingWaits) return undefined;
  if (!joins.length)
    return { code: 'nothing-waits', message: 'Nothing is active and the process has not ended', elementIds: [] };
  const elementIds = [...new Set(joins)];
  return {
    code: 'stuck-at-join',
    message: `Tokens wait at ${elementIds.join(', ')} for others that can never come`,
    elementIds,
  };
}
