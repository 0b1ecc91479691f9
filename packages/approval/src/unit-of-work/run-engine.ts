import {
  ChoiceRequiredError,
  type Command,
  EngineError,
  positionsOf,
  StaleCommandError,
  type StepContext,
  type StepResult,
  step,
  type Subscription as Waiting,
} from '@flowhall/engine';
import { ApprovalError } from '../errors.ts';
import { expressionContext } from '../expression-context.ts';
import { localName } from '../model.ts';
import type { Subscription } from '../state.ts';
import type { Work } from './work.ts';

/**
 * Runs one engine step and takes over what it says of tokens, timers, subscriptions, variables and effects.
 * @throws ApprovalError also when the step leaves the process where it cannot go on; an error that ends a called process is
 * for its caller to deal with
 */
export function runEngine(work: Work, command: Command): StepResult {
  const result = callEngine(work, (context) => step(work.model.executable, work.snapshot, command, context));
  if (result.status === 'failed' && !(result.error && work.before.parent)) {
    throw new ApprovalError('process-failed', { reason: result.incident?.message ?? 'incident' });
  }
  takeOver(work, result);
  return result;
}

/** What the engine says becomes the instance's state. */
export function takeOver(work: Work, result: StepResult): void {
  work.error = result.error ?? null;
  work.snapshot = result.snapshot;
  work.approval = { ...work.approval, tokens: positionsOf(result) };
  work.timers = result.timers.map(({ elementId, executionId, dueAt }) => ({
    elementId,
    executionId,
    dueAt: dueAt.toISOString(),
  }));
  work.subscriptions = distinct(result.subscriptions);
  work.effects.push(...result.effects);
  work.variables = { ...work.variables, data: { ...work.variables.data, ...result.variables } };
  work.events.push(...result.events);
}

/** Calls the engine with the present data; its expected failures become refusals. */
export function callEngine<T>(work: Work, call: (context: StepContext) => T): T {
  const variables = expressionContext(work.variables, work.initiator);
  try {
    return call({ clock: () => new Date(work.at), calendar: work.ports.calendar, variables });
  } catch (error) {
    throw refusal(work, error);
  }
}

function refusal(work: Work, error: unknown): unknown {
  if (error instanceof ChoiceRequiredError) {
    const node = error.elementId ? work.model.nodes.get(error.elementId) : undefined;
    return new ApprovalError('choice-required', node ? { step: localName(node).zh } : {}, error);
  }
  if (error instanceof StaleCommandError) return new ApprovalError('task-already-done', {}, error);
  if (error instanceof EngineError) return new ApprovalError('process-failed', { reason: error.message }, error);
  return error;
}

/** An event may wait for the same message twice. */
function distinct(waiting: readonly Waiting[]): Subscription[] {
  const found = new Map<string, Subscription>();
  for (const { correlationKey = null, ...one } of waiting) {
    found.set(JSON.stringify([one.executionId, one.kind, one.name]), { ...one, correlationKey });
  }
  return [...found.values()];
}
