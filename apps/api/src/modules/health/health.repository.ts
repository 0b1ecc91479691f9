import type { DatabaseClient } from '@flowhall/db';

/** Whether the database answers a query. */
export async function databaseAnswers(client: DatabaseClient): Promise<boolean> {
  try {
    await client.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
