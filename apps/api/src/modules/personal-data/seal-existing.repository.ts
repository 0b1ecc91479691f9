import { type DatabaseClient, Prisma, type Transaction } from '@flowhall/db';

/** How many rows a transaction takes. */
const BATCH = 200;
const PHONES = 2000;

/** Phones after another account's that are not sealed under the present key, locked. */
export const findPhones = (tx: Transaction, prefix: string, after: string) =>
  tx.$queryRaw<{ id: string; phone: string }[]>`
    SELECT "id", "phone" FROM "User"
    WHERE "id" > ${after}::uuid AND "phone" IS NOT NULL AND ("phoneKey" IS NULL OR left("phone", ${prefix.length}) <> ${prefix})
    ORDER BY "id" LIMIT ${PHONES} FOR UPDATE SKIP LOCKED`;

export interface SealedPhone {
  readonly id: string;
  readonly phone: string;
  readonly phoneKey: string;
}

/** Writes them by one statement: an import brings tens of thousands. */
export async function savePhones(tx: Transaction, phones: readonly SealedPhone[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "User" u SET "phone" = n."phone", "phoneKey" = n."phoneKey"
    FROM jsonb_to_recordset(${JSON.stringify(phones)}::jsonb) AS n("id" uuid, "phone" text, "phoneKey" text)
    WHERE u."id" = n."id"`;
}

export interface StoredInstance {
  readonly id: string;
  readonly variables: unknown;
  readonly snapshot: unknown;
  readonly approval: unknown;
  readonly rounds: readonly { readonly id: string; readonly state: unknown }[];
  readonly jobs: readonly { readonly id: string; readonly input: unknown; readonly prepared: unknown }[];
}

/** Versions of services, with the forms that tell which of their values are people's numbers. */
export const findDefinitions = (db: DatabaseClient) =>
  db.definition.findMany({ select: { id: true, forms: true }, orderBy: { id: 'asc' } });

/** Values that a former key sealed, or that nobody has sealed yet. */
const outdated = (column: Prisma.Sql, prefix: string, formerKeys: boolean): Prisma.Sql =>
  formerKeys
    ? Prisma.sql`(${column}::text LIKE '%"sealed:1:%' AND replace(${column}::text, ${`"${prefix}`}, '') LIKE '%"sealed:1:%')`
    : Prisma.sql`false`;

/** Applications of a version after another one that are still to be sealed, locked. */
export const findInstances = (
  tx: Transaction,
  {
    definitionId,
    after,
    prefix,
    formerKeys,
  }: { definitionId: string; after: string; prefix: string; formerKeys: boolean },
) =>
  tx.$queryRaw<StoredInstance[]>`
    SELECT i."id", i."variables", i."snapshot", i."approval",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r."id", 'state', r."state")), '[]')
        FROM "Round" r WHERE r."instanceId" = i."id") AS "rounds",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', j."id", 'input', j."input", 'prepared', j."prepared")), '[]')
        FROM "Job" j WHERE j."instanceId" = i."id") AS "jobs"
    FROM "Instance" i
    WHERE i."definitionId" = ${definitionId}::uuid AND i."id" > ${after}::uuid
      AND (NOT i."sealed" OR ${outdated(Prisma.sql`i."variables"`, prefix, formerKeys)})
    ORDER BY i."id" LIMIT ${BATCH} FOR UPDATE OF i`;

/** Writes what was sealed; to everybody else the application has not changed. */
export async function saveInstance(tx: Transaction, instance: StoredInstance): Promise<void> {
  const { id, variables, snapshot, approval, rounds, jobs } = instance;
  const input = JSON.stringify({ variables, snapshot, approval, rounds, jobs });
  await tx.$executeRaw`
    WITH "input" AS (SELECT ${input}::jsonb AS "rows"),
    "rounds" AS (UPDATE "Round" r SET "state" = n."state"
      FROM "input", jsonb_to_recordset("rows"->'rounds') AS n("id" uuid, "state" jsonb) WHERE r."id" = n."id"),
    "jobs" AS (UPDATE "Job" j SET "input" = nullif(n."input", 'null'), "prepared" = nullif(n."prepared", 'null')
      FROM "input", jsonb_to_recordset("rows"->'jobs') AS n("id" uuid, "input" jsonb, "prepared" jsonb) WHERE j."id" = n."id")
    UPDATE "Instance" i SET "sealed" = true, "variables" = "rows"->'variables',
      "snapshot" = nullif("rows"->'snapshot', 'null'), "approval" = "rows"->'approval'
    FROM "input" WHERE i."id" = ${id}::uuid`;
}

/** There is nothing to seal in them, now. */
export async function markSealed(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.instance.updateMany({ where: { id: { in: [...ids] } }, data: { sealed: true } });
}

export interface StoredDraft {
  readonly id: string;
  readonly userId: string;
  readonly form: unknown;
}

/** Drafts of a version after another one, locked. */
export const findDrafts = (tx: Transaction, definitionId: string, after: string) =>
  tx.$queryRaw<StoredDraft[]>`
    SELECT "id", "userId", "form" FROM "Draft"
    WHERE "definitionId" = ${definitionId}::uuid AND "id" > ${after}::uuid ORDER BY "id" LIMIT ${BATCH} FOR UPDATE`;

export async function saveDraft(tx: Transaction, { id, form }: StoredDraft): Promise<void> {
  await tx.$executeRaw`UPDATE "Draft" SET "form" = ${JSON.stringify(form)}::jsonb WHERE "id" = ${id}::uuid`;
}
