export { migrationsRoutes } from './migrations.routes.ts';
export { planOfWay } from './plan-migration.ts';
export { RUN_MIGRATION, runMigration } from './run-migration.ts';
export type { MigrationJob, MigrationServices } from './services.ts';
export { startMigration } from './start-migration.ts';
