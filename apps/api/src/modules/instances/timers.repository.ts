import type { DatabaseClient } from '@flowhall/db';

export interface OverdueTimer {
  readonly instanceId: string;
  readonly executionId: string;
  readonly dueAt: Date;
}

/** Timers of instances that have not ended, longest due first; not those that an incident waits to try again. */
export function findOverdue(db: DatabaseClient, before: Date): Promise<OverdueTimer[]> {
  return db.$queryRaw`
    SELECT t."instanceId", t."executionId", t."dueAt" FROM "Timer" t
      JOIN "Instance" i ON i."id" = t."instanceId" AND i."status" IN ('RUNNING', 'INCIDENT')
    WHERE t."dueAt" < ${before} AND NOT EXISTS (
      SELECT 1 FROM "Incident" n
      WHERE n."instanceId" = t."instanceId" AND n."executionId" = t."executionId" AND n."resolvedAt" IS NULL)
    ORDER BY t."dueAt" LIMIT 1000`;
}

export interface SleepingRound {
  readonly instanceId: string;
  readonly roundId: string;
  readonly wakeAt: Date;
}

/** Open rounds whose time came before an instant, longest ago first. */
export function findSleeping(db: DatabaseClient, before: Date): Promise<SleepingRound[]> {
  return db.$queryRaw`
    SELECT r."instanceId", r."id" AS "roundId", r."wakeAt" FROM "Round" r
      JOIN "Instance" i ON i."id" = r."instanceId" AND i."status" IN ('RUNNING', 'INCIDENT')
    WHERE r."wakeAt" < ${before} ORDER BY r."wakeAt" LIMIT 1000`;
}

/** Open rounds with a time that is not over; where nothing is left to be done about it, nothing wakes them. */
export const findTimed = (db: DatabaseClient): Promise<{ instanceId: string; roundId: string }[]> =>
  db.$queryRaw`
    SELECT r."instanceId", r."id" AS "roundId" FROM "Round" r
      JOIN "Instance" i ON i."id" = r."instanceId" AND i."status" IN ('RUNNING', 'INCIDENT')
    WHERE r."wakeAt" IS NOT NULL ORDER BY r."wakeAt"`;

export const countTimed = (db: DatabaseClient): Promise<number> => db.round.count({ where: { wakeAt: { not: null } } });
