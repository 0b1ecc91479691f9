export { inclusiveJoinFires } from './inclusive-join.ts';
export type { MovePlan, MoveRefusal, MoveRefusalReason } from './move-plan.ts';
export type { JoinPosition, MoveTarget, Position, StepPosition } from './position.ts';
