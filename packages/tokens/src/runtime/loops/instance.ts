import type { Run } from '../run.ts';
import type { Token } from '../token.ts';

/** Starts the next instance of a loop. */
export function startInstance(run: Run, around: Token): void {
  if (!around.loop) return;
  around.loop.started += 1;
  run.sendInstance(around.at, around.id, around.loop.started);
}
