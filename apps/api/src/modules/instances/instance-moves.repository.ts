import type { Transaction } from '@flowhall/db';

/** An instance comes to another version of its item. */
export interface MoveToVersion {
  readonly definitionId: string;
  /** Elements that have another id there. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** What waits keeps its execution id, and is at the elements of another version from now on. The row must be locked. */
export async function moveToVersion(tx: Transaction, id: string, move: MoveToVersion): Promise<void> {
  const names = JSON.stringify(move.renamed);
  await tx.$executeRaw`
    WITH "names" AS (SELECT * FROM jsonb_to_recordset(${names}::jsonb) AS n("from" text, "to" text)),
    "timers" AS (
      UPDATE "Timer" t SET "elementId" = n."to" FROM "names" n
      WHERE t."instanceId" = ${id}::uuid AND t."elementId" = n."from"
    ),
    "jobs" AS (
      UPDATE "Job" j SET "elementId" = n."to" FROM "names" n
      WHERE j."instanceId" = ${id}::uuid AND j."elementId" = n."from"
    ),
    "subscriptions" AS (
      UPDATE "Subscription" s SET "elementId" = n."to" FROM "names" n
      WHERE s."instanceId" = ${id}::uuid AND s."elementId" = n."from"
    ),
    "incidents" AS (
      UPDATE "Incident" i SET "elementId" = n."to" FROM "names" n
      WHERE i."instanceId" = ${id}::uuid AND i."elementId" = n."from" AND i."resolvedAt" IS NULL
    )
    UPDATE "Instance" SET "definitionId" = ${move.definitionId}::uuid WHERE "id" = ${id}::uuid`;
}
