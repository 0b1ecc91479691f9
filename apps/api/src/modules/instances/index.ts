export { actOnInstance } from './act-on-instance.ts';
export { answerMutation, type Mutation } from './answer-mutation.ts';
export { continueInstance, continueLocked } from './continue-instance.ts';
export { countInstances } from './count-instances.ts';
export { abilitiesOf, describeInstance, findReferredFiles } from './describe-instance.ts';
export { openInstance } from './get-instance.ts';
export { checkHistory, presentHistoryEntry, residueText, toHistoryEntry } from './history.presenter.ts';
export { between, type Narrowing, narrowedInstances, promised } from './instance-filters.repository.ts';
export { workOnInstances } from './instance-jobs.ts';
export {
  find as findInstances,
  findOfTask,
  type LoadedInstance,
  lock as lockLoadedInstance,
} from './instance-state.repository.ts';
export { fromStatus, toStatus } from './instance-status.ts';
export { mayReadInstance, readerOf, toApprovalActor } from './instances.policy.ts';
export { presentIncident } from './instances.presenter.ts';
export { findChangesSince, findHistory, findLastReturn, markRead } from './instances.repository.ts';
export { instancesRoutes } from './instances.routes.ts';
export { lockInstance, type Opened } from './locked-instance.ts';
export {
  type BeforeMigration,
  type InstanceFinding,
  type MigrationWay,
  migrateInstance,
  tryMigration,
} from './migrate-instance.ts';
export { narrowList } from './narrow-list.ts';
export {
  BROADCAST_SIGNAL,
  DELIVER_MESSAGE,
  FIRE_TIMER,
  type MessageJob,
  type SignalJob,
  WAKE_ROUND,
} from './outside-jobs.ts';
export { actingFor, type OpenedFor, performAction, performAndDescribe } from './perform-action.ts';
export { changeFilter } from './readable-changes.ts';
export type { Reader } from './reader.ts';
export { READER_STEP, readableData, stepsOfReader } from './reader.ts';
export { forgetReceipts, take as takeReceipt } from './receipts.repository.ts';
export { type Recounting, workOnRecounting } from './recount-times.ts';
export { inLanguage } from './refuse-applying.ts';
export type { InstanceServices, WaitingExecution } from './services.ts';
export { startInstance } from './start-instance.ts';
export { sweepRounds, sweepTimers } from './sweep-timers.ts';
export { emptyTrace, extendTrace, type Trace } from './trace.ts';
export { undoMigration } from './undo-migration.ts';
