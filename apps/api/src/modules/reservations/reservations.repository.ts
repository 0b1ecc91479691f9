import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';
import type { Reserved } from '@flowhall/items';

interface Place {
  readonly instanceId: string;
  readonly itemKey: string;
}

export interface Span {
  readonly resource: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What an application keeps now. */
export function findKept(tx: Transaction, instanceId: string): Promise<Span[]> {
  const select = { resource: true, startsAt: true, endsAt: true };
  return tx.reservation.findMany({ where: { instanceId }, orderBy: { resource: 'asc' }, select });
}

/** Lets nobody else reserve these things until the transaction ends. Always in the same order, so that two wait in line. */
export async function lockResources(tx: Transaction, itemKey: string, resources: readonly string[]): Promise<void> {
  for (const resource of [...resources].sort()) {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`reservation:${itemKey}:${resource}`}, 0))::text`;
  }
}

/** Somebody else's reservation in the way; null when there is none. Ask only with the things locked. */
export async function findConflict(tx: Transaction, place: Place, wanted: Reserved): Promise<Span | null> {
  const { itemKey, instanceId } = place;
  return tx.reservation.findFirst({
    where: {
      itemKey,
      resource: { in: [...wanted.resources] },
      startsAt: { lt: wanted.to },
      endsAt: { gt: wanted.from },
      instanceId: { not: instanceId },
    },
    orderBy: { startsAt: 'asc' },
    select: { resource: true, startsAt: true, endsAt: true },
  });
}

/** Puts what an application keeps in place of what it kept. */
export async function replace(tx: Transaction, place: Place, wanted: Reserved | null): Promise<void> {
  await tx.reservation.deleteMany({ where: { instanceId: place.instanceId } });
  if (!wanted) return;
  const { resources, from, to } = wanted;
  await tx.reservation.createMany({
    data: resources.map((resource) => ({ ...place, resource, startsAt: from, endsAt: to })),
  });
}

/** When a thing is taken from a moment on, soonest first. */
export function findTaken(
  db: DatabaseClient,
  query: { readonly itemKey: string; readonly resource: string; readonly since: Date; readonly userId: string },
): Promise<{ from: Date; to: Date; own: boolean }[]> {
  return db.$queryRaw(Prisma.sql`
    SELECT r."startsAt" AS "from", r."endsAt" AS "to", n."initiatorId" = ${query.userId}::uuid AS "own"
    FROM "Reservation" r JOIN "Instance" n ON n."id" = r."instanceId"
    WHERE r."itemKey" = ${query.itemKey} AND r."resource" = ${query.resource} AND r."endsAt" > ${query.since}
    ORDER BY r."startsAt", r."endsAt" LIMIT 200`);
}
