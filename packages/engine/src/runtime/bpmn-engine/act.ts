import type { Command } from '@flowhall/tokens/port';
import { StaleCommandError } from '@flowhall/tokens/port';
import { isAlive } from './alive.ts';
import type { BpmnEngineModel } from './executable.ts';
import type { Instance } from './instance.ts';
import { awaitedMessage, broadcast, type Listener, listeners } from './listener.ts';
import { moveTokens } from './move.ts';
import { throwError, throwEscalation } from './outwards.ts';
import type { StepRun } from './step-run.ts';
import type { Work } from './work.ts';

/**
 * Does what a command says to a running instance; the tokens advance afterwards.
 *
 * @throws StaleCommandError when nothing waits for it
 */
export function act(
  model: BpmnEngineModel,
  instance: Instance,
  command: Exclude<Command, { type: 'start' | 'cancel' }>,
): void {
  const { run } = instance;
  switch (command.type) {
    case 'complete':
      workOf(run, command.executionId).complete();
      return;
    case 'throw-error':
      throwError(run, workOf(run, command.executionId).activity, command.code);
      return;
    case 'escalate':
      throwEscalation(run, workOf(run, command.executionId).activity, command.code);
      return;
    case 'fire-timer':
      listenerOf(run, command.executionId, 'timer', ({ dueAt }) => dueAt !== undefined).happen();
      return;
    case 'correlate-message': {
      const { executionId, name } = command;
      const isMeant = (message: string | undefined) => message !== undefined && (name ?? message) === message;
      listenerOf(run, executionId, 'message event', (listener) => isMeant(awaitedMessage(run, listener))).happen();
      return;
    }
    case 'broadcast-signal':
      if (!broadcast(run, command.name)) throw new StaleCommandError(`Nothing listens for signal "${command.name}"`);
      return;
    case 'move':
      moveTokens(model, instance, command.cancel, command.to);
  }
}

/** What waits to be completed; messages are received instead. */
function workOf(run: StepRun, executionId: string): Work {
  const work = run.works.get(executionId);
  if (work && work.node.type !== 'bpmn:ReceiveTask' && isAlive(work.activity)) return work;
  throw stale(executionId, 'task');
}

function listenerOf(
  run: StepRun,
  executionId: string,
  what: string,
  isMeant: (listener: Listener) => boolean,
): Listener {
  for (const listener of listeners(run)) if (listener.executionId === executionId && isMeant(listener)) return listener;
  throw stale(executionId, what);
}

function stale(executionId: string, what: string): StaleCommandError {
  return new StaleCommandError(`No ${what} waits under execution id "${executionId}" any more`, executionId);
}
