import type { Client } from 'pg';

/**
 * What applications are found by, made of title, number and applicant as the server makes it when it stores one. Copies of
 * a template cannot have it from there: it holds their numbers in pieces.
 */
export async function insertSearchRows(client: Client): Promise<void> {
  await client.query(`
    INSERT INTO "InstanceSearch" ("instanceId", "text", "grams")
    SELECT made."id", made."text", ARRAY(
      SELECT substr("line", "n", 2)
        FROM string_to_table(made."text", E'\\n') AS "line", generate_series(1, length("line") - 1) AS "n"
      UNION
      SELECT substr("line", "n", 1)
        FROM string_to_table(made."text", E'\\n') AS "line", generate_series(1, length("line")) AS "n"
        WHERE ascii(substr("line", "n", 1)) > 11903)
    FROM (
      SELECT i."id", lower(concat_ws(E'\\n', i."title", i."number", u."name", coalesce(u."nameEn", u."name"))) AS "text"
      FROM "Instance" i JOIN "User" u ON u."id" = i."initiatorId"
    ) made
    ON CONFLICT ("instanceId") DO NOTHING`);
  await client.query('VACUUM ANALYZE "InstanceSearch"');
}
