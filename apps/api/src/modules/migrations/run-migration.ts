import { isTransient } from '../../lib/is-transient.ts';
import { fromJson } from '../../lib/json.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { type InstanceFinding, type MigrationWay, migrateInstance, undoMigration } from '../instances/index.ts';
import * as migrations from './migrations.repository.ts';
import type { MigrationJob, MigrationServices } from './services.ts';
import { wayOf } from './way.ts';

export const RUN_MIGRATION = 'run-migration';

/** Instances of one job: seconds of work, so that other jobs get their turn. */
const BATCH = 25;

/** After this long a job that has not reported is taken to be dead, and another one goes on. */
const WATCH_MS = 60_000;

const UNEXPECTED: InstanceFinding = {
  reason: 'unexpected',
  elementId: null,
  message: {
    zh: '出现意外错误，该申请保持原样；详见服务器日志。',
    en: 'An unexpected error; it stays as it was. See the server log.',
  },
};

/**
 * Goes on with a migration or its undoing: some instances, each in a transaction of its own, then the next job. Runs as a
 * job, perhaps several times at once: an instance is dealt with by whoever locks it first. A job is always waiting while
 * there is something to do, so that a killed server's work is taken up by any other.
 */
export async function runMigration(services: MigrationServices, { migrationId }: MigrationJob): Promise<void> {
  const { prisma, clock } = services;
  const migration = await migrations.find(prisma, migrationId);
  const isUndoing = migration?.status === 'undoing';
  if (!migration || (migration.status !== 'running' && !isUndoing)) return;
  await withTransaction(prisma, (tx) => services.goOnWith(tx, { migrationId }, new Date(clock().getTime() + WATCH_MS)));
  const way = await wayOf(services.definitions, prisma, {
    ...migration,
    options: {
      mapping: fromJson<Record<string, string | null>>(migration.mapping),
      timers: migration.restartTimers ? 'restart' : 'keep',
    },
    actorId: (isUndoing && migration.undoneById) || migration.createdById,
  });
  const from = isUndoing ? 'done' : 'pending';
  for (const instanceId of await migrations.findNext(prisma, migrationId, from, BATCH)) {
    await dealWith(services, migrationId, instanceId, way, isUndoing);
  }
  const [left] = await migrations.findNext(prisma, migrationId, from, 1);
  if (left !== undefined) await withTransaction(prisma, (tx) => services.goOnWith(tx, { migrationId }));
  else if (isUndoing) await migrations.finish(prisma, migrationId, { from: 'undoing', to: 'undone', at: clock() });
  else await migrations.finish(prisma, migrationId, { from: 'running', to: 'done', at: clock() });
}

/** One instance; whatever goes wrong with it does not stop the others. */
async function dealWith(
  services: MigrationServices,
  migrationId: string,
  instanceId: string,
  way: MigrationWay,
  isUndoing: boolean,
): Promise<void> {
  const { prisma, clock, log } = services;
  const deal = isUndoing ? takeBack : bringOver;
  try {
    await deal(services, migrationId, instanceId, way);
  } catch (error) {
    // the database is busy or gone: the job is tried again
    if (isTransient(error)) throw error;
    log.error({ err: error, migrationId, instanceId }, 'instance not migrated');
    await migrations.failItem(prisma, migrationId, instanceId, {
      ...(isUndoing ? ({ from: 'done', to: 'kept' } as const) : ({ from: 'pending', to: 'failed' } as const)),
      findings: [UNEXPECTED],
      at: clock(),
    });
  }
}

async function bringOver(services: MigrationServices, migrationId: string, instanceId: string, way: MigrationWay) {
  await withTransaction(services.prisma, async (tx) => {
    if (!(await migrations.lockItem(tx, migrationId, instanceId, 'pending'))) return;
    const migrated = await migrateInstance(services, tx, instanceId, way);
    await migrations.updateItem(
      tx,
      migrationId,
      instanceId,
      migrated.status === 'done'
        ? {
            status: 'done',
            findings: migrated.losses,
            before: migrated.before,
            versionAfter: migrated.version,
            at: services.clock(),
          }
        : { ...migrated, at: services.clock() },
    );
  });
}

async function takeBack(services: MigrationServices, migrationId: string, instanceId: string, way: MigrationWay) {
  await withTransaction(services.prisma, async (tx) => {
    const item = await migrations.lockItem(tx, migrationId, instanceId, 'done');
    if (!item) return;
    const left = { before: item.before, version: item.versionAfter };
    const taken = await undoMigration(services, tx, instanceId, way, left);
    await migrations.updateItem(tx, migrationId, instanceId, {
      ...taken,
      ...(taken.status === 'undone' && { before: null }),
      at: services.clock(),
    });
  });
}

/** Takes up what stopped servers have left; to be called when a server starts. */
export async function resumeMigrations(services: MigrationServices): Promise<void> {
  const { prisma } = services;
  const ids = await migrations.findUnfinished(prisma);
  if (ids.length === 0) return;
  await withTransaction(prisma, async (tx) => {
    await Promise.all(ids.map((migrationId) => services.goOnWith(tx, { migrationId })));
  });
}
