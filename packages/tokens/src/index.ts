export { type Coverage, type CoverageShare, coverage, coveredPercent } from './coverage.ts';
export {
  type Certainty,
  type Forecast,
  type ForecastContext,
  type ForecastStep,
  forecast,
} from './forecast/forecast.ts';
export type { GameMove } from './game/game-move.ts';
export { type GameOptions, type GameState, type GameToken, type GameTurn, TokenGame } from './game/token-game.ts';
export { refusal as migrationFinding } from './migration/findings.ts';
export { mapState } from './migration/map-state.ts';
export type {
  ElementMapping,
  LossReason,
  MigrationFinding,
  MigrationLoss,
  MigrationOptions,
  MigrationPlan,
  MigrationReason,
  PlacedState,
} from './migration/migration-plan.ts';
export { planMigration } from './migration/plan-migration.ts';
export type { MovePlan, MoveRefusal, MoveRefusalReason } from './move-plan.ts';
export { legalReturnTargets, planJumpBack, planMove } from './plan-move.ts';
export type { JoinPosition, MoveTarget, Position, StepPosition } from './position.ts';
export { isAwaited } from './runtime/arming.ts';
export { TokensModel } from './runtime/executable.ts';
export { restoreOnTokens, tokensStateOf } from './runtime/restore.ts';
export { type StepOptions, stepOnTokens } from './runtime/step.ts';
export type { InstanceState, Token } from './runtime/token.ts';
export { checkSoundness, type SoundnessOptions } from './soundness/check-soundness.ts';
export type { SoundnessFinding, SoundnessRule } from './soundness/soundness-finding.ts';
export { validateProcess } from './soundness/validate-process.ts';
export { fewestStepsAhead } from './steps-ahead.ts';
