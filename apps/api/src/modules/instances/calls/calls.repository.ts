import type { DatabaseClient } from '@flowhall/db';

/** Whether a call has its process. */
export async function exists(db: DatabaseClient, parentId: string, parentExecutionId: string): Promise<boolean> {
  return (await db.instance.count({ where: { parentId, parentExecutionId } })) > 0;
}

/** Processes of calls that have not ended. */
export async function findOpen(
  db: DatabaseClient,
  parentId: string,
  executionIds: readonly string[],
): Promise<string[]> {
  const rows = await db.instance.findMany({
    where: { parentId, parentExecutionId: { in: [...executionIds] }, status: { in: ['RUNNING', 'INCIDENT'] } },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** How many instances stand above one, each having called the next. */
export async function depthOf(db: DatabaseClient, id: string): Promise<number> {
  const rows = await db.$queryRaw<{ depth: number }[]>`
    WITH RECURSIVE "above" AS (
      SELECT i."parentId", 0 AS "depth" FROM "Instance" i WHERE i."id" = ${id}::uuid
      UNION ALL
      SELECT i."parentId", a."depth" + 1 FROM "Instance" i JOIN "above" a ON i."id" = a."parentId"
    )
    SELECT max("depth") AS "depth" FROM "above"`;
  return rows[0]?.depth ?? 0;
}
