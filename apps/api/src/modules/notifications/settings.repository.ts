import type { NotificationSettings } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { fromJson, toJson } from '../../lib/json.ts';
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

/** Active people with an address who want the digest and have something to do. */
export async function findDigestReaders(db: DatabaseClient): Promise<string[]> {
  const rows = await db.$queryRaw<{ userId: string }[]>`
    SELECT s."userId" FROM "NotificationSettings" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."digest" AND u."status" = 'ACTIVE' AND u."email" IS NOT NULL
      AND (EXISTS (SELECT 1 FROM "Task" t WHERE t."assigneeId" = u."id" AND t."status" = 'OPEN')
        OR EXISTS (SELECT 1 FROM "TaskCandidate" c JOIN "Task" t ON t."id" = c."taskId"
          WHERE c."userId" = u."id" AND t."assigneeId" IS NULL AND t."status" = 'OPEN'))`;
  return rows.map((row) => row.userId);
}

export interface DigestLine {
  readonly title: string;
  readonly since: Date;
}

/** What somebody has to do, the oldest first, with how much there is in all. */
export async function findDigest(db: DatabaseClient, userId: string, limit: number) {
  const reader = await db.user.findUnique({
    where: { id: userId },
    select: { username: true, email: true, phone: true, locale: true, status: true },
  });
  const lines = await db.$queryRaw<DigestLine[]>`
    SELECT i."title", coalesce(t."openedAt", t."createdAt") AS "since"
    FROM "Task" t JOIN "Instance" i ON i."id" = t."instanceId"
    WHERE t."status" = 'OPEN' AND (t."assigneeId" = ${userId}::uuid OR (t."assigneeId" IS NULL AND EXISTS (
      SELECT 1 FROM "TaskCandidate" c WHERE c."taskId" = t."id" AND c."userId" = ${userId}::uuid)))
    ORDER BY "since" LIMIT ${limit + 1}`;
  return { reader, lines: lines.slice(0, limit), more: lines.length > limit };
}
