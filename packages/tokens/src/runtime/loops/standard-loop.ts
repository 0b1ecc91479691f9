import type { StandardLoop } from '@flowhall/bpmn';
import type { Run } from '../run.ts';
import type { Token } from '../token.ts';
import { startInstance } from './instance.ts';

/** Starts the first run; false when there is none. */
export function startStandardLoop(run: Run, token: Token, loop: StandardLoop): boolean {
  if (loop.testBefore && !goesOn(run, token, loop)) return false;
  startInstance(run, token);
  return true;
}

/** Starts the next run; true when the loop is over. */
export function continueStandardLoop(run: Run, token: Token, loop: StandardLoop): boolean {
  if (!goesOn(run, token, loop)) return true;
  startInstance(run, token);
  return false;
}

/** The condition is asked while the maximum is not reached; a loop with neither is done once. */
function goesOn(run: Run, token: Token, { condition, maximum }: StandardLoop): boolean {
  const done = token.loop?.done ?? 0;
  if (maximum !== undefined && done >= maximum) return false;
  if (condition === undefined) return maximum !== undefined || done === 0;
  return run.holds(token.at, condition, token, { loopCounter: done });
}
