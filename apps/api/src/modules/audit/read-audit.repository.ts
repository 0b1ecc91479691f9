import { type DatabaseClient, Prisma } from '@flowhall/db';
import type { Reach } from '../../http/reach.ts';
import { withinReach } from '../../http/within-reach.repository.ts';
import type { Place } from '../../lib/cursor.ts';

export interface AuditFilter {
  readonly action?: string;
  readonly actorId?: string;
  /** Part of what it was done to. */
  readonly subject?: string;
  /** Beginning of a network address. */
  readonly address?: string;
  readonly from?: Date;
  /** Excluded. */
  readonly to?: Date;
  /** How far the reader sees. */
  readonly reach: Reach;
  readonly after?: Place;
  readonly limit: number;
}

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly actorNameEn: string | null;
  readonly subject: string | null;
  readonly subjectName: string | null;
  readonly subjectNameEn: string | null;
  readonly number: string | null;
  readonly detail: unknown;
  readonly address: string | null;
}

/** `%` and `_` mean themselves. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Subjects are ids of people or applications, or keys: what somebody types is a name, a number or part of a key. */
const about = (text: string): Prisma.Sql => {
  const pattern = `%${literally(text)}%`;
  return Prisma.sql`(a."subject" ILIKE ${pattern}
    OR a."subject" IN (SELECT u."id"::text FROM "User" u WHERE u."name" LIKE ${pattern} OR u."nameEn" ILIKE ${pattern} LIMIT 1000)
    OR a."subject" = (SELECT i."id"::text FROM "Instance" i WHERE i."number" = ${text}))`;
};

/** One page of entries, newest first, and one row more when there is a next page. */
export function findPage(db: DatabaseClient, filter: AuditFilter): Promise<AuditRow[]> {
  const { action, actorId, subject, address, from, to, reach, after, limit } = filter;
  const conditions = [
    ...(action ? [Prisma.sql`a."action" = ${action}`] : []),
    ...(actorId ? [Prisma.sql`a."actorId" = ${actorId}::uuid`] : []),
    ...(subject ? [about(subject)] : []),
    ...(address ? [Prisma.sql`a."address" LIKE ${`${literally(address)}%`}`] : []),
    ...(from ? [Prisma.sql`a."at" >= ${from}`] : []),
    ...(to ? [Prisma.sql`a."at" < ${to}`] : []),
    ...withinReach(reach, { item: Prisma.sql`a."itemKey"`, department: Prisma.sql`a."departmentId"` }),
    ...(after ? [Prisma.sql`(a."at", a."id") < (${after.at}, ${after.id}::uuid)`] : []),
  ];
  const where = conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty;
  return db.$queryRaw`
    SELECT f.*, u."name" AS "actorName", u."nameEn" AS "actorNameEn",
      s."name" AS "subjectName", s."nameEn" AS "subjectNameEn", i."number"
    FROM (SELECT a."id", a."at", a."action", a."actorId", a."subject", a."detail", a."address" FROM "AuditEntry" a
      ${where} ORDER BY a."at" DESC, a."id" DESC LIMIT ${limit + 1}) f
    LEFT JOIN "User" u ON u."id" = f."actorId"
    LEFT JOIN "User" s ON s."id"::text = f."subject"
    LEFT JOIN "Instance" i ON i."id"::text = f."subject"
    ORDER BY f."at" DESC, f."id" DESC`;
}
