import type { Transaction } from '@flowhall/db';
import type { InstanceServices } from '../instances/index.ts';

/** What a job of a migration carries. */
export interface MigrationJob {
  readonly migrationId: string;
}

/** What migrations need from the rest of the server. */
export interface MigrationServices extends InstanceServices {
  /** Has a migration gone on with, as soon as a worker is free or not before an instant. */
  readonly goOnWith: (tx: Transaction, job: MigrationJob, startAfter?: Date) => Promise<void>;
}
