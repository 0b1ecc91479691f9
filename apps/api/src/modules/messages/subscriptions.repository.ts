import { type DatabaseClient, Prisma } from '@flowhall/db';

/** Something of a running instance that waits for a message. */
export interface Waiting {
  readonly instanceId: string;
  readonly executionId: string;
  readonly elementId: string;
  readonly correlationKey: string | null;
}

export interface MessageAddress {
  /** It may be known by any of these. */
  readonly names: readonly string[];
  readonly correlationKey?: string;
  readonly instanceId?: string;
}

/**
 * Up to two that wait for a message, those with its key before those without any. What waits for a key gets no message
 * without one, unless the message is for its instance.
 */
export function findWaiting(
  db: DatabaseClient,
  { names, correlationKey, instanceId }: MessageAddress,
): Promise<Waiting[]> {
  const key =
    correlationKey === undefined
      ? Prisma.sql`(${instanceId !== undefined} OR s."correlationKey" IS NULL)`
      : Prisma.sql`(s."correlationKey" IS NULL OR s."correlationKey" = ${correlationKey})`;
  const instance = instanceId === undefined ? Prisma.empty : Prisma.sql`AND s."instanceId" = ${instanceId}::uuid`;
  return db.$queryRaw`
    SELECT s."instanceId", s."executionId", s."elementId", s."correlationKey" FROM "Subscription" s
      JOIN "Instance" i ON i."id" = s."instanceId" AND i."status" IN ('RUNNING', 'INCIDENT')
    WHERE s."kind" = 'message' AND s."name" = ANY(${[...names]}) AND ${key} ${instance}
    ORDER BY s."correlationKey" IS NULL LIMIT 2`;
}

export interface Listeners {
  readonly name: string;
  /** Who began to listen later does not hear it. */
  readonly sentAt: Date;
  readonly exceptId: string | null;
}

const listening = ({ name, sentAt, exceptId }: Listeners): Prisma.Sql => Prisma.sql`
  FROM "Subscription" s JOIN "Instance" i ON i."id" = s."instanceId" AND i."status" IN ('RUNNING', 'INCIDENT')
  WHERE s."kind" = 'signal' AND s."name" = ${name} AND s."createdAt" <= ${sentAt}
    AND s."instanceId" IS DISTINCT FROM ${exceptId}::uuid`;

/** Ids of instances that listen for a signal, in order, after the given one. */
export async function findListening(
  db: DatabaseClient,
  listeners: Listeners,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const behind = after === null ? Prisma.empty : Prisma.sql`AND s."instanceId" > ${after}::uuid`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s."instanceId" AS "id" ${listening(listeners)} ${behind} ORDER BY 1 LIMIT ${limit}`;
  return rows.map((row) => row.id);
}

export async function countListening(db: DatabaseClient, listeners: Listeners): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT s."instanceId")::int AS "count" ${listening(listeners)}`;
  return rows[0]?.count ?? 0;
}
