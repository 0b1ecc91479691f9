export { afterCommit } from './after-commit.ts';
export { MAX_NOTIFICATION_BYTES, notify, notifyAll } from './channel.ts';
export {
  createDatabase,
  type Database,
  type DatabaseClient,
  type DatabaseKind,
  type DatabaseOptions,
  type ListenOptions,
  type PGliteDatabase,
  type PostgresDatabase,
  type Transaction,
} from './database.ts';
export { DATABASE_ERROR_CODES, DatabaseError, type DatabaseErrorCode } from './errors.ts';
export { exclusively } from './exclusively.ts';
export { isTransient } from './failures.ts';
export * from './generated/client.ts';
export { type MigrationReport, migrate } from './migrations/migrate.ts';
export { schemaDifference } from './migrations/schema-difference.ts';
export { prepareDataFolder } from './pglite/prepare-data-folder.ts';
export { type TransactionOptions, withTransaction } from './with-transaction.ts';
