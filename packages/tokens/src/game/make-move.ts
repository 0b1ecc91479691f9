import { StaleCommandError } from '../port/errors.ts';
import { throwError, throwEscalation } from '../runtime/catching.ts';
import { startProcess } from '../runtime/start.ts';
import { broadcast, trigger } from '../runtime/trigger.ts';
import type { GameMove } from './game-move.ts';
import type { GameRun } from './game-run.ts';

/** Does what a move says; the tokens have still to advance. */
export function makeMove(run: GameRun, move: GameMove): void {
  if (move.type === 'start') startProcess(run, move.elementId === run.model.processId ? undefined : move.elementId);
  else if (move.type === 'signal') broadcast(run, move.name);
  else moveToken(run, move);
}

function moveToken(run: GameRun, move: Extract<GameMove, { executionId: string }>): void {
  const token = run.tokens.get(move.executionId);
  if (token?.at !== move.elementId) throw new StaleCommandError(`"${move.elementId}" has gone on`, move.executionId);
  switch (move.type) {
    case 'complete':
      run.leave(token);
      break;
    case 'happen':
      trigger(run, token, move.nr);
      break;
    case 'choose':
      run.choose(token, move.flowIds);
      break;
    case 'throw-error':
      throwError(run, token, move.code);
      break;
    case 'escalate':
      throwEscalation(run, token, move.code);
  }
}
