import type { Position } from '../position.ts';
import type { StepResult } from './port.ts';

/** Where the tokens stand after a step, for the move planner. Armed boundary events hold no token. */
export function positionsOf({ waiting, parked }: Pick<StepResult, 'waiting' | 'parked'>): Position[] {
  return [
    ...waiting
      .filter((state) => !state.attachedTo)
      .map(({ elementId, executionId }): Position => ({ type: 'step', elementId, executionId })),
    ...parked.map(({ elementId, flowId }): Position => ({ type: 'join', elementId, flowId })),
  ];
}
