import type { DatabaseClient, Prisma, Transaction } from '@flowhall/db';
import type { ItemFiles } from '@flowhall/items';

const summary = {
  id: true,
  itemKey: true,
  basedOn: true,
  revision: true,
  baseRevision: true,
  lockedBy: true,
  lockedUntil: true,
  updatedAt: true,
  updatedBy: true,
} satisfies Prisma.ItemDraftSelect;

const within = (itemKeys?: string[]) => (itemKeys ? { in: itemKeys } : undefined);

/** All drafts, of some items perhaps. */
export const findAll = (db: DatabaseClient, itemKeys?: string[]) =>
  db.itemDraft.findMany({ where: { itemKey: within(itemKeys) }, select: summary });
export type ItemDraftRow = Awaited<ReturnType<typeof findAll>>[number];

export const find = (db: DatabaseClient, id: string) => db.itemDraft.findUnique({ where: { id }, select: summary });

export const findByItem = (db: DatabaseClient, itemKey: string) =>
  db.itemDraft.findUnique({ where: { itemKey }, select: summary });

/** Locks the row of a draft, so that changes follow one another. Null when there is none. */
export async function lock(tx: Transaction, id: string): Promise<ItemDraftRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "ItemDraft" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return find(tx, id);
}

/** The files of a draft by path. */
export async function findFiles(db: DatabaseClient, draftId: string): Promise<ItemFiles> {
  const rows = await db.itemDraftFile.findMany({
    where: { draftId },
    select: { path: true, content: true },
    orderBy: { path: 'asc' },
  });
  return new Map(rows.map(({ path, content }) => [path, content]));
}

export const findFile = (db: DatabaseClient, draftId: string, path: string) =>
  db.itemDraftFile.findUnique({ where: { draftId_path: { draftId, path } }, select: { content: true } });

export interface NewDraft {
  readonly itemKey: string;
  readonly basedOn: number | null;
  readonly baseRevision: number;
  readonly userId: string;
  readonly at: Date;
  readonly lockedUntil: Date;
}

/** Stores a new draft in its maker's hands; null when somebody else was faster. */
export async function insert(tx: Transaction, draft: NewDraft, files: ItemFiles): Promise<ItemDraftRow | null> {
  const { itemKey, basedOn, baseRevision, userId, at, lockedUntil } = draft;
  const [row] = await tx.itemDraft.createManyAndReturn({
    data: {
      ...{ itemKey, basedOn, baseRevision, lockedUntil, lockedBy: userId },
      ...{ createdBy: userId, updatedBy: userId, createdAt: at, updatedAt: at },
    },
    select: summary,
    skipDuplicates: true,
  });
  if (row) await putFiles(tx, row.id, files);
  return row ?? null;
}

/** Adds files that the draft does not have. */
export async function putFiles(tx: Transaction, draftId: string, files: ItemFiles): Promise<void> {
  if (files.size === 0) return;
  await tx.itemDraftFile.createMany({
    data: [...files].map(([path, content]) => ({ draftId, path, content: Uint8Array.from(content) })),
  });
}

export async function removeFiles(tx: Transaction, draftId: string, paths: readonly string[]): Promise<void> {
  await tx.itemDraftFile.deleteMany({ where: { draftId, path: { in: [...paths] } } });
}

export const update = (tx: Transaction, id: string, data: Prisma.ItemDraftUncheckedUpdateInput) =>
  tx.itemDraft.update({ where: { id }, data, select: summary });

export async function remove(tx: Transaction, id: string): Promise<void> {
  await tx.itemDraft.delete({ where: { id }, select: { id: true } });
}

/** Every item, or some, with its current version and how much there is of it. */
export async function findItems(db: DatabaseClient, itemKeys?: string[]) {
  const items = await db.item.findMany({
    where: { key: within(itemKeys) },
    select: {
      key: true,
      currentDefinition: { select: { id: true, version: true, manifest: true, deployedAt: true } },
      _count: { select: { definitions: true } },
    },
    orderBy: [{ sortOrder: 'asc' }, { key: 'asc' }],
  });
  const running = await db.$queryRaw<{ itemKey: string; count: number }[]>`
    SELECT d."itemKey", count(*)::int AS "count" FROM "Instance" i JOIN "Definition" d ON d."id" = i."definitionId"
    WHERE i."status" IN ('RUNNING', 'INCIDENT') GROUP BY d."itemKey"`;
  const counts = new Map(running.map(({ itemKey, count }) => [itemKey, count]));
  return items.map((item) => ({ ...item, running: counts.get(item.key) ?? 0 }));
}
export type StudioItemRow = Awaited<ReturnType<typeof findItems>>[number];

export const findItem = (db: DatabaseClient, key: string) =>
  db.item.findUnique({
    where: { key },
    select: { currentDefinition: { select: { id: true, version: true } } },
  });

export const findVersionId = (db: DatabaseClient, itemKey: string, version: number) =>
  db.definition.findUnique({ where: { itemKey_version: { itemKey, version } }, select: { id: true } });

export const findVersion = (db: DatabaseClient, id: string) =>
  db.definition.findUnique({ where: { id }, select: { id: true, itemKey: true, version: true } });

/** Versions of an item on which applications run, newest first, with where they wait. */
export async function findRunningVersions(db: DatabaseClient, itemKey: string) {
  const running = { in: ['RUNNING', 'INCIDENT'] } satisfies Prisma.EnumInstanceStatusFilter;
  const versions = await db.definition.findMany({
    where: { itemKey, instances: { some: { status: running } } },
    select: { id: true, version: true, _count: { select: { instances: { where: { status: running } } } } },
    orderBy: { version: 'desc' },
  });
  const steps = await db.$queryRaw<{ definitionId: string; stepId: string; instances: number }[]>`
    SELECT i."definitionId", step->>'stepId' AS "stepId", count(DISTINCT i."id")::int AS "instances"
    FROM "Instance" i, jsonb_array_elements(i."currentSteps") step
    WHERE i."itemKey" = ${itemKey} AND i."status" IN ('RUNNING', 'INCIDENT')
    GROUP BY 1, 2 ORDER BY 3 DESC, 2`;
  return versions.map(({ id, version, _count }) => ({
    ...{ id, version, running: _count.instances },
    steps: steps.filter((step) => step.definitionId === id),
  }));
}

/** The highest version of an item so far; 0 for a new one. */
export async function findLastVersion(db: DatabaseClient, itemKey: string): Promise<number> {
  const { _max } = await db.definition.aggregate({ where: { itemKey }, _max: { version: true } });
  return _max.version ?? 0;
}

/** What the present version of an item was deployed from. */
export async function findCurrent(db: DatabaseClient, key: string) {
  const item = await db.item.findUnique({
    where: { key },
    select: { currentDefinition: { select: { version: true, checksum: true, runtime: true } } },
  });
  return item?.currentDefinition ?? null;
}
