import { type Activity, kActivated, type Scope } from './library.ts';

/*
 * Whether an element still counts. What is discarded with everything around it is not always told so by the library, and
 * a token may be on its way into it.
 */

/** The run of a process or sub-process that an element belongs to; nothing when that is over. */
export function scopeOf(activity: Activity): Scope | undefined {
  const { owner } = activity.context;
  if (!isActivity(owner)) return owner.execution?.completed ? undefined : owner.execution;
  if (!isAlive(owner)) return undefined;
  return owner.execution?.source?.executions?.find((run) => run.context === activity.context && !run.completed);
}

/** The sub-process around an element. */
export function hostOf(activity: Activity): Activity | undefined {
  const { owner } = activity.context;
  return isActivity(owner) ? owner : undefined;
}

/** Whether an element can be entered: its scope runs. */
export function isOpen(activity: Activity): boolean {
  return activity[kActivated] === true && scopeOf(activity) !== undefined;
}

/** Whether an element runs and everything around it does. */
export function isAlive(activity: Activity): boolean {
  return activity.isRunning && isOpen(activity);
}

function isActivity(owner: Activity['context']['owner']): owner is Activity {
  return 'isRunning' in owner && 'attachedTo' in owner;
}
