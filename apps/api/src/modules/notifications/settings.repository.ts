import type { NotificationSettings } from '@flowhall/contracts';
import { type DatabaseClient, Prisma } from '@flowhall/db';
import { fromJson, toJson } from '../../lib/json.ts';
import { inForce, type Principal } from '../deputies/index.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

type Row = NonNullable<Awaited<ReturnType<DatabaseClient['notificationSettings']['findUnique']>>>;

const toSettings = ({ channels, quietFrom, quietTo, digest }: Row): NotificationSettings => ({
  channels: fromJson<NotificationSettings['channels']>(channels),
  quiet: quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null,
  digest,
});

/** Settings of those who have any. */
export async function findSettings(
  db: DatabaseClient,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, NotificationSettings>> {
  const rows = await db.notificationSettings.findMany({ where: { userId: { in: [...userIds] } } });
  return new Map(rows.map((row) => [row.userId, toSettings(row)]));
}

export async function findSettingsOf(db: DatabaseClient, userId: string): Promise<NotificationSettings> {
  return (await findSettings(db, [userId])).get(userId) ?? DEFAULT_SETTINGS;
}

export async function saveSettings(db: DatabaseClient, userId: string, settings: NotificationSettings): Promise<void> {
  const { channels, quiet, digest } = settings;
  const data = { channels: toJson(channels), quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, digest };
  await db.notificationSettings.upsert({ where: { userId }, create: { userId, ...data }, update: data });
}

/** Active people with an address who want the digest and have something to do, or are somebody's deputy on that day. */
export async function findDigestReaders(db: DatabaseClient, day: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ userId: string }[]>`
    SELECT s."userId" FROM "NotificationSettings" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."digest" AND u."status" = 'ACTIVE' AND u."email" IS NOT NULL
      AND (EXISTS (SELECT 1 FROM "Task" t WHERE t."assigneeId" = u."id" AND t."status" = 'OPEN')
        OR EXISTS (SELECT 1 FROM "TaskCandidate" c JOIN "Task" t ON t."id" = c."taskId"
          WHERE c."userId" = u."id" AND t."assigneeId" IS NULL AND t."status" = 'OPEN')
        OR EXISTS (SELECT 1 FROM "Deputy" g WHERE g."deputyId" = u."id" AND ${inForce(day)}))`;
  return rows.map((row) => row.userId);
}

export interface DigestLine {
  readonly title: string;
  readonly since: Date;
  /** For whom it is to be done, as a deputy. */
  readonly behalf: string | null;
  readonly behalfEn: string | null;
}

/** Somebody who is to be told, and whose deputy they are. */
export interface DigestReader {
  readonly userId: string;
  readonly principals: readonly Principal[];
}

/** What somebody has to do, the oldest first, and whether there is more. */
export async function findDigest(db: DatabaseClient, { userId, principals }: DigestReader, limit: number) {
  const reader = await db.user.findUnique({
    where: { id: userId },
    select: { username: true, email: true, phone: true, locale: true, status: true },
  });
  const ofOne = (one: Principal) => {
    const own = one.userId === userId;
    const ofItems = one.itemKeys.length > 0 ? Prisma.sql`AND i."itemKey" = ANY(${[...one.itemKeys]})` : Prisma.empty;
    return Prisma.sql`
      SELECT t."id", i."title", coalesce(t."openedAt", t."createdAt") AS "since",
        ${own ? Prisma.sql`NULL::text` : Prisma.sql`u."name"`} AS "behalf",
        ${own ? Prisma.sql`NULL::text` : Prisma.sql`u."nameEn"`} AS "behalfEn"
      FROM "Task" t JOIN "Instance" i ON i."id" = t."instanceId" JOIN "User" u ON u."id" = ${one.userId}::uuid
      WHERE t."status" = 'OPEN' AND (t."assigneeId" = ${one.userId}::uuid OR (t."assigneeId" IS NULL AND EXISTS (
        SELECT 1 FROM "TaskCandidate" c WHERE c."taskId" = t."id" AND c."userId" = ${one.userId}::uuid)))
      ${own ? Prisma.empty : Prisma.sql`AND i."initiatorId" <> ${userId}::uuid ${ofItems}`}`;
  };
  const ways = Prisma.join([{ userId, itemKeys: [] }, ...principals].map(ofOne), ' UNION ALL ');
  // What is found for oneself is not listed again for somebody else.
  const lines = await db.$queryRaw<DigestLine[]>`
    SELECT "title", "since", "behalf", "behalfEn" FROM (
      SELECT DISTINCT ON ("id") * FROM (${ways}) "found" ORDER BY "id", "behalf" NULLS FIRST) "lines"
    ORDER BY "since" LIMIT ${limit + 1}`;
  return { reader, lines: lines.slice(0, limit), more: lines.length > limit };
}
