import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import * as migrations from './migrations.repository.ts';
import type { MigrationServices } from './services.ts';

const CANCELLED = {
  reason: 'cancelled',
  elementId: null,
  message: { zh: '迁移已取消。', en: 'The migration was cancelled.' },
};

/** Stops a migration that runs. @throws UserError `not-found`, `migration-state` */
export async function cancelMigration(services: MigrationServices, tx: Transaction, id: string): Promise<void> {
  const at = services.clock();
  const migration = await migrations.lock(tx, id);
  if (!migration) throw new UserError('not-found');
  if (migration.status !== 'running') throw new UserError('migration-state');
  await migrations.skipPending(tx, id, CANCELLED, at);
  await migrations.setStatus(tx, id, 'cancelled', { finishedAt: at });
}

/** Has a migration taken back that is over. @throws UserError `not-found`, `migration-state` */
export async function undoWholeMigration(
  services: MigrationServices,
  tx: Transaction,
  id: string,
  actor: Actor,
): Promise<void> {
  const migration = await migrations.lock(tx, id);
  if (!migration) throw new UserError('not-found');
  if (migration.status !== 'done' && migration.status !== 'cancelled') throw new UserError('migration-state');
  await migrations.setStatus(tx, id, 'undoing', { finishedAt: null, undoneById: actor.userId });
  await services.goOnWith(tx, { migrationId: id });
}
