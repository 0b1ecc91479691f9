export type { MovePlan, MoveRefusal, MoveRefusalReason } from './move-plan.ts';
export { legalReturnTargets, planJumpBack, planMove } from './plan-move.ts';
export type { JoinPosition, MoveTarget, Position, StepPosition } from './position.ts';
export { TokensModel } from './runtime/executable.ts';
export { type StepOptions, stepOnTokens } from './runtime/step.ts';
