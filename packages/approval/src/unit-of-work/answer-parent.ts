import type { Outcome } from '../state.ts';
import { isUnderWay } from '../state.ts';
import type { Work } from './work.ts';

/** Tells the call activity that waits for this process of its escalations and its end; a rejected one has disagreed. */
export function answerParent(work: Work): void {
  const { parent } = work.before;
  if (!parent) return;
  const { executionId } = parent;
  for (const effect of work.effects) {
    if (effect.type !== 'escalation') continue;
    work.answers.push({
      command: { type: 'escalate', executionId, ...(effect.code !== undefined && { code: effect.code }) },
    });
  }
  if (isUnderWay(work.status) || !isUnderWay(work.before.status)) return;
  const output = { ...work.variables.form, ...work.variables.data };
  if (work.error) {
    const { code } = work.error;
    work.answers.push({ command: { type: 'throw-error', executionId, output, ...(code !== undefined && { code }) } });
    return;
  }
  const outcome: Outcome = work.status === 'completed' ? (work.variables.outcome ?? 'agree') : 'disagree';
  work.answers.push({ command: { type: 'complete', executionId, output }, outcome });
}
