import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';
import type { Place } from '../../lib/cursor.ts';
import { toJson } from '../../lib/json.ts';
import type { BeforeMigration, InstanceFinding } from '../instances/index.ts';

export type ItemStatus = 'pending' | 'done' | 'failed' | 'skipped' | 'undone' | 'kept';
export type MigrationStatus = 'running' | 'done' | 'cancelled' | 'undoing' | 'undone';

const withVersions = {
  from: { select: { version: true } },
  to: { select: { version: true } },
} satisfies Prisma.MigrationInclude;

export function find(db: DatabaseClient, id: string) {
  return db.migration.findUnique({ where: { id }, include: withVersions });
}
export type MigrationRow = NonNullable<Awaited<ReturnType<typeof find>>>;

/** Locks a migration, so that its state changes once. */
export async function lock(tx: Transaction, id: string): Promise<MigrationRow | null> {
  await tx.$queryRaw`SELECT "id" FROM "Migration" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return find(tx, id);
}

/** One page, newest first, and one more when there is a next page. */
export function findPage(
  db: DatabaseClient,
  { itemKey, within, after, limit }: { itemKey?: string; within?: string[]; after?: Place; limit: number },
): Promise<MigrationRow[]> {
  return db.migration.findMany({
    where: {
      AND: [
        ...(itemKey === undefined ? [] : [{ itemKey }]),
        ...(within === undefined ? [] : [{ itemKey: { in: within } }]),
      ],
      ...(after && { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }),
    },
    include: withVersions,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
}

/** The items of versions, by version. */
export async function findItemKeys(db: DatabaseClient, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.definition.findMany({ where: { id: { in: [...ids] } }, select: { id: true, itemKey: true } });
  return new Map(rows.map((row) => [row.id, row.itemKey]));
}

export type Counts = Readonly<Partial<Record<ItemStatus, number>>>;

/** Instances by state, of several migrations. */
export async function countItems(db: DatabaseClient, ids: readonly string[]): Promise<ReadonlyMap<string, Counts>> {
  const rows = await db.migrationItem.groupBy({
    by: ['migrationId', 'status'],
    where: { migrationId: { in: [...ids] } },
    _count: true,
  });
  const counts = new Map<string, Counts>();
  for (const { migrationId, status, _count } of rows)
    counts.set(migrationId, { ...counts.get(migrationId), [status]: _count });
  return counts;
}

/** Instances that were not brought over or back, in the order in which that was found. */
export function findLeft(db: DatabaseClient, migrationId: string, limit: number) {
  return db.migrationItem.findMany({
    where: { migrationId, status: { in: ['failed', 'skipped', 'kept'] } },
    orderBy: [{ at: 'asc' }, { instanceId: 'asc' }],
    take: limit,
    select: { instanceId: true, status: true, findings: true, instance: { select: { number: true, title: true } } },
  });
}
export type LeftRow = Awaited<ReturnType<typeof findLeft>>[number];

export interface Selection {
  readonly instanceIds?: readonly string[];
  readonly stepId?: string;
  readonly createdBefore?: Date;
}

const selects = (definitionId: string, { instanceIds, stepId, createdBefore }: Selection): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`i."definitionId" = ${definitionId}::uuid AND i."status" IN ('RUNNING', 'INCIDENT')`,
      ...(instanceIds ? [Prisma.sql`i."id" = ANY(${[...instanceIds]}::uuid[])`] : []),
      ...(stepId === undefined ? [] : [Prisma.sql`i."currentSteps" @> ${JSON.stringify([{ stepId }])}::jsonb`]),
      ...(createdBefore ? [Prisma.sql`i."createdAt" < ${createdBefore}`] : []),
    ],
    ' AND ',
  );

export type NewMigration = Prisma.MigrationUncheckedCreateInput & { id: string; fromDefinitionId: string };

/** Stores an order with its instances, however many, by one statement. */
export async function insert(tx: Transaction, migration: NewMigration, selection: Selection): Promise<void> {
  await tx.migration.create({ data: migration, select: { id: true } });
  await tx.$executeRaw`
    INSERT INTO "MigrationItem" ("migrationId", "instanceId")
    SELECT ${migration.id}::uuid, i."id" FROM "Instance" i WHERE ${selects(migration.fromDefinitionId, selection)}`;
}

export function countRunning(db: DatabaseClient, definitionId: string): Promise<number> {
  return db.instance.count({ where: { definitionId, status: { in: ['RUNNING', 'INCIDENT'] } } });
}

/** The oldest instances of a version that run. */
export async function findRunning(db: DatabaseClient, definitionId: string, limit: number): Promise<string[]> {
  const rows = await db.instance.findMany({
    where: { definitionId, status: { in: ['RUNNING', 'INCIDENT'] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Instances that are still to be done. */
export async function findNext(
  db: DatabaseClient,
  migrationId: string,
  status: 'pending' | 'done',
  limit: number,
): Promise<string[]> {
  const rows = await db.migrationItem.findMany({
    where: { migrationId, status },
    orderBy: { instanceId: 'asc' },
    take: limit,
    select: { instanceId: true },
  });
  return rows.map((row) => row.instanceId);
}

/** Locks one instance of a migration if it is in a state. Whoever holds it does what is to be done, once. */
export async function lockItem(tx: Transaction, migrationId: string, instanceId: string, status: ItemStatus) {
  const rows = await tx.$queryRaw<{ before: BeforeMigration | null; versionAfter: number | null }[]>`
    SELECT "before", "versionAfter" FROM "MigrationItem"
    WHERE "migrationId" = ${migrationId}::uuid AND "instanceId" = ${instanceId}::uuid AND "status" = ${status}
    FOR UPDATE`;
  return rows[0] ?? null;
}

export interface ItemChange {
  readonly status: ItemStatus;
  readonly findings?: readonly InstanceFinding[];
  readonly before?: BeforeMigration | null;
  readonly versionAfter?: number;
  readonly at: Date;
}

export async function updateItem(
  db: DatabaseClient,
  migrationId: string,
  instanceId: string,
  { status, findings, before, versionAfter, at }: ItemChange,
): Promise<void> {
  await db.migrationItem.updateMany({
    where: { migrationId, instanceId },
    data: {
      status,
      at,
      ...(findings && { findings: toJson(findings) }),
      ...(before !== undefined && { before: before ? toJson(before) : Prisma.DbNull }),
      ...(versionAfter !== undefined && { versionAfter }),
    },
  });
}

/** Marks an instance that could not be dealt with, unless somebody has dealt with it meanwhile. */
export async function failItem(
  db: DatabaseClient,
  migrationId: string,
  instanceId: string,
  change: { from: ItemStatus; to: ItemStatus; findings: readonly InstanceFinding[]; at: Date },
): Promise<void> {
  await db.migrationItem.updateMany({
    where: { migrationId, instanceId, status: change.from },
    data: { status: change.to, findings: toJson(change.findings), at: change.at },
  });
}

/** What has not been begun is not done any more. */
export async function skipPending(tx: Transaction, migrationId: string, finding: InstanceFinding, at: Date) {
  await tx.migrationItem.updateMany({
    where: { migrationId, status: 'pending' },
    data: { status: 'skipped', findings: toJson([finding]), at },
  });
}

export async function setStatus(
  db: DatabaseClient,
  id: string,
  status: MigrationStatus,
  more: { finishedAt?: Date | null; undoneById?: string } = {},
): Promise<void> {
  await db.migration.update({ where: { id }, data: { status, ...more }, select: { id: true } });
}

/** Ends a migration that has nothing left to do, if it is still in the state that it was in. */
export async function finish(
  db: DatabaseClient,
  id: string,
  { from, to, at }: { from: MigrationStatus; to: MigrationStatus; at: Date },
): Promise<void> {
  await db.migration.updateMany({ where: { id, status: from }, data: { status: to, finishedAt: at } });
}

/** Those that a stopped server may have left in the middle. */
export async function findUnfinished(db: DatabaseClient): Promise<string[]> {
  const rows = await db.migration.findMany({
    where: { status: { in: ['running', 'undoing'] } },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}
