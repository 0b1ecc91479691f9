import type { DatabaseClient, Transaction } from '@flowhall/db';

/** An account with all that belongs to it alone. */
export function findPerson(db: DatabaseClient, id: string) {
  return db.user.findUnique({
    where: { id },
    select: {
      ...{ id: true, username: true, name: true, nameEn: true, email: true, phone: true, locale: true, status: true },
      ...{ visitorOf: true, createdAt: true, erasedAt: true },
      memberships: {
        select: {
          main: true,
          department: { select: { name: true, nameEn: true } },
          post: { select: { name: true, nameEn: true } },
        },
      },
      roles: { select: { grantedAt: true, itemKeys: true, role: { select: { name: true, nameEn: true } } } },
      sessions: { select: { createdAt: true, rotatedAt: true, endedAt: true, userAgent: true, address: true } },
      linkedIdentities: { select: { subject: true, linkedAt: true, provider: { select: { name: true } } } },
      apiTokens: { select: { name: true, permissions: true, createdAt: true, expiresAt: true, revokedAt: true } },
      savedViews: { select: { list: true, name: true, filters: true } },
      savedSignature: { select: { image: true } },
      notificationSettings: true,
    },
  });
}

export const findDrafts = (db: DatabaseClient, userId: string) =>
  db.draft.findMany({ where: { userId }, select: { itemKey: true, form: true, updatedAt: true } });

/** Ids of a person's own applications, oldest first. */
export const findApplicationIds = async (db: DatabaseClient, initiatorId: string): Promise<string[]> =>
  (await db.instance.findMany({ where: { initiatorId }, select: { id: true }, orderBy: { createdAt: 'asc' } })).map(
    ({ id }) => id,
  );

/** What a person did to applications, their own or others'. */
export const findActs = (db: DatabaseClient, userId: string) =>
  db.historyEntry.findMany({
    where: { OR: [{ actorId: userId }, { onBehalfOfId: userId }] },
    select: {
      action: true,
      at: true,
      opinion: true,
      stepName: true,
      instance: { select: { number: true, title: true } },
    },
    orderBy: { at: 'asc' },
  });

export const findComments = (db: DatabaseClient, authorId: string) =>
  db.comment.findMany({
    where: { authorId },
    select: { body: true, createdAt: true, instance: { select: { number: true } } },
    orderBy: { createdAt: 'asc' },
  });

/** Files that a person sent. */
export const findFiles = (db: DatabaseClient, uploaderId: string) =>
  db.attachment.findMany({
    where: { uploaderId },
    select: { id: true, name: true, mediaType: true, size: true, createdAt: true, storageKey: true, instanceId: true },
    orderBy: { createdAt: 'asc' },
  });

export const findAudit = (db: DatabaseClient, actorId: string) =>
  db.auditEntry.findMany({
    where: { actorId },
    select: { at: true, action: true, address: true },
    orderBy: { at: 'asc' },
  });

/** Locks the account. Null when there is none. */
export async function lock(tx: Transaction, id: string): Promise<{ status: string } | null> {
  const rows = await tx.$queryRaw<{ status: string }[]>`
    SELECT "status"::text AS "status" FROM "User" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Applications and tasks of a person that are still open. */
export async function countOpenWork(tx: Transaction, userId: string): Promise<number> {
  const applications = await tx.instance.count({ where: { initiatorId: userId, endedAt: null } });
  return applications + (await tx.task.count({ where: { assigneeId: userId, status: { in: ['OPEN', 'WAITING'] } } }));
}

/** Applications whose records name a person. */
export async function findNamingInstances(tx: Transaction, userId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ instanceId: string }[]>`
    SELECT DISTINCT "instanceId" FROM "HistoryEntry" WHERE "detail"::text LIKE ${`%${userId}%`}`;
  return rows.map(({ instanceId }) => instanceId);
}

/** Replaces what tells who it was, and removes what belonged to the account alone. Resolves to storage keys of files. */
export async function eraseAccount(
  tx: Transaction,
  id: string,
  { at, name, nameEn }: { readonly at: Date; readonly name: string; readonly nameEn: string },
): Promise<string[]> {
  const nothing = { email: null, phone: null, phoneKey: null, phoneVerifiedAt: null, passwordHash: null };
  // A directory that still knows them brings them anew: it no longer tells that it was them.
  const unknown = { searchText: null, searchGrams: [], source: 'local', externalId: null };
  const data = { ...nothing, ...unknown, username: `erased-${id}`, name, nameEn, erasedAt: at };
  await tx.user.update({ where: { id }, data, select: { id: true } });
  const where = { userId: id };
  await tx.session.deleteMany({ where });
  await tx.linkedIdentity.deleteMany({ where });
  await tx.savedView.deleteMany({ where });
  await tx.savedSignature.deleteMany({ where });
  await tx.notificationSettings.deleteMany({ where });
  await tx.notification.deleteMany({ where });
  await tx.favourite.deleteMany({ where });
  await tx.draft.deleteMany({ where });
  await tx.idempotencyKey.deleteMany({ where });
  await tx.apiToken.deleteMany({ where: { ownerId: id } });
  const unused = { uploaderId: id, instanceId: null };
  const files = await tx.attachment.findMany({ where: unused, select: { storageKey: true } });
  await tx.attachment.deleteMany({ where: unused });
  return files.map(({ storageKey }) => storageKey);
}
