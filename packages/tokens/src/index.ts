export {
  type Board,
  completeToken,
  fireBoundary,
  gamePositions,
  moveGame,
  startGame,
} from './game/play.ts';
export type { Decide, Token, TokenState } from './game/state.ts';
export { inclusiveJoinFires } from './inclusive-join.ts';
export type { MovePlan, MoveRefusal, MoveRefusalReason } from './move-plan.ts';
export { legalReturnTargets, planJumpBack, planMove } from './plan-move.ts';
export type { JoinPosition, MoveTarget, Position, StepPosition } from './position.ts';
export { TokensModel } from './runtime/executable.ts';
export { type StepOptions, stepOnTokens } from './runtime/step.ts';
