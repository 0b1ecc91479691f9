import { EngineError, StaleCommandError } from '../port/errors.ts';
import { stepScope } from '../port/feel.ts';
import type { Command, Snapshot, StepContext, StepResult } from '../port/port.ts';
import { throwError, throwEscalation } from './catching.ts';
import { takeOutput } from './data.ts';
import type { TokensModel } from './executable.ts';
import { moveTokens } from './move.ts';
import { isWaiting, overResult, resultOf } from './result.ts';
import { Run } from './run.ts';
import { readSnapshot } from './snapshot.ts';
import { startProcess } from './start.ts';
import type { Token } from './token.ts';
import { broadcast, isListening, trigger } from './trigger.ts';

/** What only a preview asks for. */
export interface StepOptions {
  /** Ask for a choice even where a default flow would do. */
  alwaysAsk?: boolean;
}

/**
 * One step of the token runtime: load, act, let the tokens advance, save. Nothing of a failed step remains.
 *
 * @throws what the port's `step` throws
 */
export function stepOnTokens(
  model: TokensModel,
  snapshot: Snapshot | null,
  command: Command,
  ctx: StepContext,
  options: StepOptions = {},
): StepResult {
  if (command.type === 'start' ? snapshot !== null : snapshot === null) throw misplaced(command);
  const state = snapshot ? readSnapshot(snapshot) : { seq: 0, tokens: [] };
  const output = 'output' in command ? command.output : undefined;
  const run = new Run(model, state, {
    feel: stepScope(ctx, command),
    chosen: new Set('chosenFlows' in command ? command.chosenFlows : undefined),
    alwaysAsk: options.alwaysAsk ?? false,
    ...(ctx.script && { script: ctx.script }),
  });
  if (command.type === 'cancel') {
    run.cancelInside(undefined);
    return overResult(run, 'cancelled');
  }
  const rest = output && takeOutput(run, command, output, ctx.variables);
  act(run, command);
  if (output) run.variablesChanged();
  run.settle();
  return resultOf(run, rest);
}

function misplaced(command: Command): EngineError {
  return command.type === 'start'
    ? new StaleCommandError('The instance has been started already')
    : new EngineError('snapshot-unreadable', 'There is no snapshot: only a start command needs none');
}

function act(run: Run, command: Exclude<Command, { type: 'cancel' }>): void {
  switch (command.type) {
    case 'start':
      startProcess(run, command.startEventId);
      return;
    case 'complete':
      run.leave(taskOf(run, command.executionId));
      return;
    case 'fire-timer':
      fireTimer(run, command.executionId);
      return;
    case 'correlate-message':
      correlate(run, command.executionId, command.name);
      return;
    case 'broadcast-signal':
      if (!broadcast(run, command.name)) throw new StaleCommandError(`Nothing listens for signal "${command.name}"`);
      return;
    case 'throw-error':
      throwError(run, taskOf(run, command.executionId), command.code);
      return;
    case 'escalate':
      throwEscalation(run, taskOf(run, command.executionId), command.code);
      return;
    case 'move':
      moveTokens(run, command.cancel, command.to);
  }
}

/** Events are not completed: they happen. */
const EVENTS = new Set(['bpmn:IntermediateCatchEvent', 'bpmn:ReceiveTask', 'bpmn:EventBasedGateway']);

function taskOf(run: Run, executionId: string): Token {
  const token = run.tokens.get(executionId);
  if (token && isWaiting(run, token) && !EVENTS.has(run.node(token.at).type)) return token;
  throw stale(executionId, 'task');
}

function listenerOf(run: Run, executionId: string): Token | undefined {
  const token = run.tokens.get(executionId);
  return token && isListening(run, token) ? token : undefined;
}

/** The timer that is due first happens. */
function fireTimer(run: Run, executionId: string): void {
  const token = listenerOf(run, executionId);
  const [first] = [...(token?.timers ?? [])].sort((a, b) => a.due.localeCompare(b.due));
  if (!token || !first) throw stale(executionId, 'timer');
  trigger(run, token, first.nr);
}

function correlate(run: Run, executionId: string, name: string | undefined): void {
  const token = listenerOf(run, executionId);
  const node = token && run.node(token.at);
  if (!token || !node) throw stale(executionId, 'message event');
  const isMeant = (awaited: string | undefined) => name === undefined || (awaited ?? node.id) === name;
  const nr =
    node.type === 'bpmn:ReceiveTask'
      ? isMeant(node.message?.name)
        ? 0
        : -1
      : node.eventDefinitions.findIndex(
          (d, i) => d.type === 'bpmn:MessageEventDefinition' && isMeant(d.ref?.name) && !token.got?.includes(i),
        );
  if (nr < 0) throw stale(executionId, 'message event');
  trigger(run, token, nr);
}

function stale(executionId: string, what: string): StaleCommandError {
  return new StaleCommandError(`No ${what} waits under execution id "${executionId}" any more`, executionId);
}
