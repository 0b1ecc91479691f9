import type { FireTimerAction } from '../actions.ts';
import { recordBySystem } from '../unit-of-work/record.ts';
import { runEngine } from '../unit-of-work/run-engine.ts';
import { settle } from '../unit-of-work/settle.ts';
import type { Work } from '../unit-of-work/work.ts';

/** A timer came due. A timer that nothing waits for any more changes nothing: jobs may come twice or too late. */
export async function fireTimer(work: Work, action: FireTimerAction): Promise<void> {
  const timer = work.timers.find((one) => one.executionId === action.executionId);
  if (!timer) return;
  const result = runEngine(work, { type: 'fire-timer', executionId: action.executionId });
  recordBySystem(work, { action: 'timer', detail: { elementId: timer.elementId } });
  const openedBy = work.approval.path.at(-1)?.id ?? null;
  await settle(work, result, { openedBy, reason: 'forward', next: null });
}
