import { type MovePlan, type MoveRefusal, planMove } from '@flowhall/tokens';
import type { ApprovalModel } from '../model.ts';
import type { InstanceState, Round } from '../state.ts';

/** Whether and how the token of a round can go back to an earlier step. */
export function planReturn(
  model: ApprovalModel,
  state: Pick<InstanceState, 'approval'>,
  round: Pick<Round, 'stepId' | 'executionId'>,
  target: string,
): MovePlan | MoveRefusal {
  const from = { type: 'step' as const, elementId: round.stepId, executionId: round.executionId };
  return planMove(model.executable.model, [...state.approval.tokens], from, target);
}
