import { type DatabaseClient, Prisma } from '@flowhall/db';
import type { Reach } from '../../http/reach.ts';
import { withinReach } from '../../http/within-reach.repository.ts';
import type { Place } from '../../lib/cursor.ts';

export interface IncidentRecord {
  readonly id: string;
  readonly kind: 'job' | 'timer' | 'process' | 'call';
  readonly elementId: string | null;
  readonly message: string;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
  readonly instanceId: string;
  readonly number: string;
  readonly title: string;
  readonly itemKey: string;
  readonly definitionId: string;
}

export interface IncidentFilter {
  readonly state: 'open' | 'resolved';
  readonly reach: Reach;
  readonly after?: Place;
  readonly limit: number;
}

/** One page, newest first, and one row more when there is a next page. */
export function findPage(
  db: DatabaseClient,
  { state, reach, after, limit }: IncidentFilter,
): Promise<IncidentRecord[]> {
  const open = state === 'open' ? Prisma.sql`n."resolvedAt" IS NULL` : Prisma.sql`n."resolvedAt" IS NOT NULL`;
  const behind = after ? Prisma.sql`AND (n."createdAt", n."id") < (${after.at}, ${after.id}::uuid)` : Prisma.empty;
  const within = withinReach(reach, { item: Prisma.sql`i."itemKey"`, department: Prisma.sql`i."departmentId"` });
  const reached = within.length > 0 ? Prisma.sql`AND ${Prisma.join(within, ' AND ')}` : Prisma.empty;
  return db.$queryRaw`
    SELECT n."id", n."kind", n."elementId", n."message", n."createdAt", n."resolvedAt", n."instanceId",
      i."number", i."title", i."itemKey", i."definitionId"
    FROM "Incident" n JOIN "Instance" i ON i."id" = n."instanceId"
    WHERE ${open} ${reached} ${behind} ORDER BY n."createdAt" DESC, n."id" DESC LIMIT ${limit + 1}`;
}

export function findInstance(db: DatabaseClient, id: string) {
  return db.incident.findUnique({
    where: { id },
    select: { instance: { select: { id: true, itemKey: true, departmentId: true } } },
  });
}
