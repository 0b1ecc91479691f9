export {
  type ElementMapping,
  type MigrationFinding,
  type MigrationLoss,
  type MigrationOptions,
  type MigrationPlan,
  planMigration,
} from '@flowhall/tokens';
export type * from '@flowhall/tokens/port';
export {
  BpmnError,
  ChoiceRequiredError,
  DecisionFailedError,
  EndlessLoopError,
  EngineError,
  type EngineErrorCode,
  ExpressionError,
  type FlowOption,
  ModelRefusedError,
  NoFlowTakenError,
  positionsOf,
  StaleCommandError,
} from '@flowhall/tokens/port';
export { type CompileOptions, compile } from './compile.ts';
export { type Migrated, migrateSnapshot } from './migrate.ts';
export { previewNext } from './preview.ts';
export { step } from './step.ts';
export { nextStartTimerDue, startTimerDue } from './timer-due.ts';
