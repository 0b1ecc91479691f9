import type { DatabaseClient, Prisma, Transaction } from '@flowhall/db';

const source = {
  id: true,
  itemKey: true,
  version: true,
  manifest: true,
  forms: true,
  decisions: true,
  xml: true,
  runtime: true,
} as const;

/** What compiling needs of some versions. */
export function findSources(db: DatabaseClient, ids: readonly string[]) {
  return db.definition.findMany({ where: { id: { in: [...ids] } }, select: source });
}
export type DefinitionSource = Awaited<ReturnType<typeof findSources>>[number];

/** What lists show of some versions. */
export function findManifests(db: DatabaseClient, ids: readonly string[]) {
  return db.definition.findMany({ where: { id: { in: [...ids] } }, select: { id: true, manifest: true } });
}

const summary = {
  id: true,
  itemKey: true,
  version: true,
  manifest: true,
  runtime: true,
  runtimeReason: true,
  deployedAt: true,
  deployedBy: true,
  reason: true,
  currentOf: { select: { key: true } },
  _count: { select: { instances: { where: { status: { in: ['RUNNING', 'INCIDENT'] } } } } },
} satisfies Prisma.DefinitionSelect;

/** All versions, of some items perhaps, newest first within an item. */
export function findAll(db: DatabaseClient, itemKeys?: string[]) {
  const where = itemKeys ? { itemKey: { in: itemKeys } } : {};
  return db.definition.findMany({ where, select: summary, orderBy: [{ itemKey: 'asc' }, { version: 'desc' }] });
}
export type DefinitionRow = Awaited<ReturnType<typeof findAll>>[number];

export function findWithXml(db: DatabaseClient, id: string) {
  return db.definition.findUnique({ where: { id }, select: { ...summary, xml: true } });
}

export function findOne(db: DatabaseClient, id: string) {
  return db.definition.findUniqueOrThrow({ where: { id }, select: summary });
}

export function findXml(db: DatabaseClient, id: string) {
  return db.definition.findUniqueOrThrow({ where: { id }, select: { xml: true } });
}

export function exists(db: DatabaseClient, id: string) {
  return db.definition.findUnique({ where: { id }, select: { id: true } });
}

export function findFile(db: DatabaseClient, definitionId: string, path: string) {
  return db.definitionFile.findUnique({ where: { definitionId_path: { definitionId, path } } });
}

/** Everything that a version's folder is made from again. */
export function findSourceWithFiles(db: DatabaseClient, id: string) {
  return db.definition.findUnique({
    where: { id },
    select: { ...source, files: { select: { path: true, content: true }, orderBy: { path: 'asc' } } },
  });
}

export function findFiles(db: DatabaseClient, definitionId: string) {
  return db.definitionFile.findMany({ where: { definitionId }, select: { path: true, content: true } });
}

/** Removes files of a version by path, then adds some. */
export async function replaceFiles(
  tx: Transaction,
  definitionId: string,
  removed: readonly string[],
  added: NewFile[],
): Promise<void> {
  if (removed.length > 0) await tx.definitionFile.deleteMany({ where: { definitionId, path: { in: [...removed] } } });
  if (added.length > 0) await tx.definitionFile.createMany({ data: added });
}

/** Names of people and programs who deployed. */
export async function findNames(db: DatabaseClient, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const wanted = { where: { id: { in: [...userIds] } }, select: { id: true, name: true } };
  const users = await db.user.findMany(wanted);
  const found = new Map(users.map((user) => [user.id, user.name]));
  if (userIds.every((id) => found.has(id))) return found;
  const programs = await db.apiToken.findMany(wanted);
  return new Map([...found, ...programs.map((program) => [program.id, program.name] as const)]);
}

/** Keys that a model may name: everything that exists in the organisation. A group stands wherever a role does. */
export async function findOrganisationKeys(db: DatabaseClient) {
  const [roles, groups, posts, departments, users] = await Promise.all([
    db.role.findMany({ select: { key: true } }),
    db.group.findMany({ where: { closedAt: null }, select: { key: true } }),
    db.post.findMany({ select: { key: true } }),
    db.department.findMany({ select: { key: true } }),
    db.user.findMany({ select: { username: true } }),
  ]);
  return {
    roles: [...roles, ...groups].map(({ key }) => key),
    posts: posts.map((post) => post.key),
    departments: departments.map((department) => department.key),
    users: users.map((user) => user.username),
  };
}

/** Makes the item if it is new and locks it, so that two deployments of it follow one another. */
export async function lockItem(tx: Transaction, item: { key: string; category: string; sortOrder: number }) {
  await tx.$executeRaw`
    INSERT INTO "Item" ("key", "category", "sortOrder", "updatedAt") VALUES (${item.key}, ${item.category}, ${item.sortOrder}, now())
    ON CONFLICT ("key") DO UPDATE SET "category" = EXCLUDED."category", "sortOrder" = EXCLUDED."sortOrder"`;
  return tx.item.findUniqueOrThrow({
    where: { key: item.key },
    select: { currentDefinition: { select: { id: true, version: true, checksum: true, runtime: true } } },
  });
}

/** The highest version of an item so far; 0 for a new one. */
export async function findLastVersion(tx: Transaction, itemKey: string): Promise<number> {
  const { _max } = await tx.definition.aggregate({ where: { itemKey }, _max: { version: true } });
  return _max.version ?? 0;
}

/** Locks an item, so that its versions change one after another. Null when there is none. */
export async function lockExistingItem(tx: Transaction, itemKey: string): Promise<{ key: string } | null> {
  const rows = await tx.$queryRaw<{ key: string }[]>`SELECT "key" FROM "Item" WHERE "key" = ${itemKey} FOR UPDATE`;
  return rows[0] ?? null;
}

export function findVersion(db: DatabaseClient, itemKey: string, version: number) {
  return db.definition.findUnique({ where: { itemKey_version: { itemKey, version } }, select: source });
}

/** All versions of one item, newest first; none for an unknown item. */
export function findVersions(db: DatabaseClient, itemKey: string) {
  return db.definition.findMany({ where: { itemKey }, select: summary, orderBy: { version: 'desc' } });
}

export async function makeCurrent(tx: Transaction, itemKey: string, definitionId: string): Promise<void> {
  await tx.item.update({
    where: { key: itemKey },
    data: { currentDefinitionId: definitionId },
    select: { key: true },
  });
}

export interface CopiedVersion {
  readonly id: string;
  readonly version: number;
  readonly runtime: string;
  readonly runtimeReason: string | null;
  readonly reason: string | null;
  readonly deployedAt: Date;
  readonly deployedBy: string;
}

/** The same content with its files as another version. */
export async function copyVersion(tx: Transaction, sourceId: string, copy: CopiedVersion): Promise<void> {
  const { id, version, runtime, runtimeReason, reason, deployedAt, deployedBy } = copy;
  await tx.$executeRaw`
    INSERT INTO "Definition" ("id", "itemKey", "version", "checksum", "manifest", "xml", "processId", "forms",
        "decisions", "runtime", "runtimeReason", "deployedAt", "deployedBy", "reason")
    SELECT ${id}::uuid, d."itemKey", ${version}, d."checksum", d."manifest", d."xml", d."processId", d."forms",
        d."decisions", ${runtime}, ${runtimeReason}, ${deployedAt}, ${deployedBy}::uuid, ${reason}
      FROM "Definition" d WHERE d."id" = ${sourceId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO "DefinitionFile" ("definitionId", "path", "mediaType", "content")
    SELECT ${id}::uuid, f."path", f."mediaType", f."content" FROM "DefinitionFile" f
    WHERE f."definitionId" = ${sourceId}::uuid`;
}

/** The newest version that the server itself deployed: what its folder of items held last. */
export function findLastOfServer(tx: Transaction, itemKey: string) {
  return tx.definition.findFirst({
    where: { itemKey, deployedBy: null },
    orderBy: { version: 'desc' },
    select: { id: true, version: true, checksum: true, runtime: true },
  });
}

export type NewDefinition = Prisma.DefinitionUncheckedCreateInput & { id: string };
export type NewFile = Prisma.DefinitionFileCreateManyInput;

/** Stores a version and makes it the one that new applications use. */
export async function insertCurrent(tx: Transaction, definition: NewDefinition): Promise<void> {
  await tx.definition.create({ data: definition, select: { id: true } });
  await makeCurrent(tx, definition.itemKey, definition.id);
}

/**
 * The current version that a call activity means: that of the item with this key, else that of the one item whose process
 * has this id. Null when there is no such item, or several.
 */
export async function findCallable(db: DatabaseClient, calledElement: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ id: string; isItem: boolean }[]>`
    SELECT d."id", i."key" = ${calledElement} AS "isItem" FROM "Item" i
      JOIN "Definition" d ON d."id" = i."currentDefinitionId"
    WHERE i."key" = ${calledElement} OR d."processId" = ${calledElement}
    ORDER BY 2 DESC LIMIT 2`;
  const [first, second] = rows;
  return first && (first.isItem || !second) ? first.id : null;
}

/** Current versions by their items' keys or their processes' ids. */
export function findCurrentXml(
  db: DatabaseClient,
  names: readonly string[],
): Promise<{ itemKey: string; processId: string; xml: string }[]> {
  return db.$queryRaw`
    SELECT d."itemKey", d."processId", d."xml" FROM "Item" i JOIN "Definition" d ON d."id" = i."currentDefinitionId"
    WHERE i."key" = ANY(${[...names]}) OR d."processId" = ANY(${[...names]})`;
}
