import type { Outcome, RoundMode, Task } from '../state.ts';

/** Modes whose rounds can be run; a model with any other mode is not deployed. */
export const EXECUTABLE_MODES: readonly RoundMode[] = ['single', 'claim'];

/** What the tasks of a round come to: undecided while null. In a single or claimed round the first answer decides. */
export function decide(tasks: readonly Task[]): Outcome | null {
  const done = tasks.find((task) => task.status === 'done');
  if (done?.outcome === 'agree' || done?.outcome === 'disagree') return done.outcome;
  return null;
}
