import type { ProcessModel } from '@flowhall/bpmn';
import { fewestStepsAhead } from '@flowhall/tokens';

/** Column `Instance.progress`: steps done and the fewest still to go, the present ones included. */
export interface Progress {
  readonly done: number;
  readonly remaining: number;
}

/** Fewest user tasks between the present steps and an end, themselves included; of parallel steps the longest way counts. */
export function remainingSteps(model: ProcessModel, currentStepIds: readonly string[]): number {
  const ways = currentStepIds.flatMap((id) => fewestStepsAhead(model, id) ?? []);
  return ways.length === 0 ? currentStepIds.length : Math.max(...ways);
}
