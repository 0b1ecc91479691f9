import { Prisma } from '@flowhall/db';

/** What rows of all kinds have in common. */
interface Shared {
  readonly id: string;
  readonly itemKey: string;
  readonly createdAt: Date;
  readonly at: Date;
}

/**
 * Statements that write what belongs to an instance, by kind of row; each reads "rows"->'<kind>' of "input". In one
 * statement they see the database as it was before, so their order means nothing.
 */
const WRITES = {
  rounds: ({ id }: Shared) => Prisma.sql`
    INSERT INTO "Round" ("id", "instanceId", "stepId", "executionId", "status", "state", "openedAt", "closedAt", "wakeAt")
    SELECT r."id", ${id}::uuid, r."stepId", r."executionId", r."status", r."state", r."openedAt", r."closedAt",
        r."wakeAt"
      FROM "input", jsonb_to_recordset("rows"->'rounds') AS r(
        "id" uuid, "stepId" text, "executionId" text, "status" text, "state" jsonb,
        "openedAt" timestamptz(3), "closedAt" timestamptz(3), "wakeAt" timestamptz(3))
    ON CONFLICT ("id") DO UPDATE
      SET "stepId" = EXCLUDED."stepId", "status" = EXCLUDED."status", "state" = EXCLUDED."state",
        "closedAt" = EXCLUDED."closedAt", "wakeAt" = EXCLUDED."wakeAt"`,
  tasks: ({ id, itemKey }: Shared) => Prisma.sql`
    INSERT INTO "Task" ("id", "instanceId", "itemKey", "roundId", "stepId", "stepName", "status", "assigneeId",
        "outcome", "opinion", "version", "dueAt", "createdAt", "openedAt", "doneAt", "doneById", "doneForId")
    SELECT t."id", ${id}::uuid, ${itemKey}, t."roundId", t."stepId", t."stepName", t."status"::"TaskStatus",
        t."assigneeId", t."outcome", t."opinion", t."version", t."dueAt", t."createdAt", t."openedAt", t."doneAt",
        t."doneById", CASE WHEN t."doneById" <> t."assigneeId" THEN t."assigneeId" END
      FROM "input", jsonb_to_recordset("rows"->'tasks') AS t(
        "id" uuid, "roundId" uuid, "stepId" text, "stepName" jsonb, "status" text, "assigneeId" uuid, "outcome" text,
        "opinion" text, "version" int, "dueAt" timestamptz(3), "createdAt" timestamptz(3),
        "openedAt" timestamptz(3), "doneAt" timestamptz(3), "doneById" uuid)
    ON CONFLICT ("id") DO UPDATE
      SET "stepId" = EXCLUDED."stepId", "stepName" = EXCLUDED."stepName", "status" = EXCLUDED."status",
        "assigneeId" = EXCLUDED."assigneeId", "outcome" = EXCLUDED."outcome",
        "opinion" = EXCLUDED."opinion", "version" = EXCLUDED."version", "dueAt" = EXCLUDED."dueAt",
        "openedAt" = EXCLUDED."openedAt", "doneAt" = EXCLUDED."doneAt", "doneById" = EXCLUDED."doneById",
        "doneForId" = EXCLUDED."doneForId"`,
  candidates: ({ id }: Shared) => Prisma.sql`
    INSERT INTO "TaskCandidate" ("taskId", "userId", "instanceId", "createdAt")
    SELECT c."taskId", c."userId", ${id}::uuid, c."createdAt"
      FROM "input", jsonb_to_recordset("rows"->'candidates') AS c(
        "taskId" uuid, "userId" uuid, "createdAt" timestamptz(3))`,
  formerCandidates: () => Prisma.sql`
    DELETE FROM "TaskCandidate" WHERE "taskId" IN (
      SELECT f::uuid FROM "input", jsonb_array_elements_text("rows"->'formerCandidates') f)`,
  history: ({ id }: Shared) => Prisma.sql`
    INSERT INTO "HistoryEntry" ("id", "instanceId", "seq", "action", "actorId", "onBehalfOfId", "taskId", "stepId",
        "stepName", "opinion", "detail", "changes", "at", "previousHash", "hash")
    SELECT h."id", ${id}::uuid, h."seq", h."action", h."actorId", h."onBehalfOfId", h."taskId", h."stepId",
        h."stepName", h."opinion", h."detail", h."changes", h."at", h."previousHash", h."hash"
      FROM "input", jsonb_to_recordset("rows"->'history') AS h(
        "id" uuid, "seq" int, "action" text, "actorId" uuid, "onBehalfOfId" uuid, "taskId" uuid, "stepId" text,
        "stepName" jsonb, "opinion" text, "detail" jsonb, "changes" jsonb, "at" timestamptz(3),
        "previousHash" text, "hash" text)`,
  timers: ({ id, at }: Shared) => Prisma.sql`
    INSERT INTO "Timer" ("id", "instanceId", "elementId", "executionId", "dueAt", "createdAt")
    SELECT gen_random_uuid(), ${id}::uuid, m."elementId", m."executionId", m."dueAt", ${at}
      FROM "input", jsonb_to_recordset("rows"->'timers') AS m(
        "elementId" text, "executionId" text, "dueAt" timestamptz(3))
    ON CONFLICT ("instanceId", "executionId") DO UPDATE SET "dueAt" = EXCLUDED."dueAt"`,
  formerTimers: ({ id }: Shared) => Prisma.sql`
    DELETE FROM "Timer" WHERE "instanceId" = ${id}::uuid AND "executionId" IN (
      SELECT f FROM "input", jsonb_array_elements_text("rows"->'formerTimers') f)`,
  formerSubscriptions: ({ id }: Shared) => Prisma.sql`
    DELETE FROM "Subscription" s USING "input", jsonb_to_recordset("rows"->'formerSubscriptions') AS f(
        "executionId" text, "kind" text, "name" text)
    WHERE s."instanceId" = ${id}::uuid AND s."executionId" = f."executionId" AND s."kind" = f."kind"
      AND s."name" = f."name"`,
  subscriptions: ({ id, at }: Shared) => Prisma.sql`
    INSERT INTO "Subscription" ("id", "instanceId", "elementId", "executionId", "kind", "name", "correlationKey",
        "createdAt")
    SELECT gen_random_uuid(), ${id}::uuid, s."elementId", s."executionId", s."kind", s."name", s."correlationKey", ${at}
      FROM "input", jsonb_to_recordset("rows"->'subscriptions') AS s(
        "elementId" text, "executionId" text, "kind" text, "name" text, "correlationKey" text)
    ON CONFLICT ("instanceId", "executionId", "kind", "name") DO UPDATE SET "correlationKey" = EXCLUDED."correlationKey"`,
  jobs: ({ id, at }: Shared) => Prisma.sql`
    INSERT INTO "Job" ("id", "instanceId", "elementId", "executionId", "kind", "topic", "input", "availableAt",
        "createdAt")
    SELECT gen_random_uuid(), ${id}::uuid, j."elementId", j."executionId", j."kind", j."topic", j."input", ${at}, ${at}
      FROM "input", jsonb_to_recordset("rows"->'jobs') AS j(
        "elementId" text, "executionId" text, "kind" text, "topic" text, "input" jsonb)`,
  formerJobs: ({ id }: Shared) => Prisma.sql`
    DELETE FROM "Job" WHERE "instanceId" = ${id}::uuid AND "executionId" IN (
      SELECT f FROM "input", jsonb_array_elements_text("rows"->'formerJobs') f)`,
  incidents: ({ id, at }: Shared) => Prisma.sql`
    INSERT INTO "Incident" ("id", "instanceId", "elementId", "executionId", "kind", "message", "retry", "createdAt")
    SELECT n."id", ${id}::uuid, n."elementId", n."executionId", n."kind", n."message", n."retry", ${at}
      FROM "input", jsonb_to_recordset("rows"->'incidents') AS n(
        "id" uuid, "elementId" text, "executionId" text, "kind" text, "message" text, "retry" jsonb)`,
  resolved: ({ at }: Shared) => Prisma.sql`
    UPDATE "Incident" n SET "resolvedAt" = ${at}, "resolvedById" = r."byId"
      FROM "input", jsonb_to_recordset("rows"->'resolved') AS r("id" uuid, "byId" uuid)
    WHERE n."id" = r."id"`,
  participants: ({ id, createdAt, at }: Shared) => Prisma.sql`
    INSERT INTO "Participant" ("instanceId", "userId", "relation", "createdAt", "appliedAt")
    SELECT ${id}::uuid, p."userId", p."relation", ${at}, ${createdAt}
      FROM "input", jsonb_to_recordset("rows"->'participants') AS p("userId" uuid, "relation" text)
    ON CONFLICT DO NOTHING`,
  search: ({ id }: Shared) => Prisma.sql`
    INSERT INTO "InstanceSearch" ("instanceId", "text", "grams")
    SELECT ${id}::uuid, s."text", s."grams"
      FROM "input", jsonb_to_recordset("rows"->'search') AS s("text" text, "grams" text[])
    ON CONFLICT ("instanceId") DO UPDATE SET "text" = EXCLUDED."text", "grams" = EXCLUDED."grams"`,
} as const;

/** Rows by kind. */
export type Rows = Readonly<Record<keyof typeof WRITES, readonly unknown[]>>;

/** What writes the rows of those kinds that there are any of: each kind costs, also when it has no rows. */
export function writesOf(rows: Rows, shared: Shared): Prisma.Sql[] {
  const kinds = Object.entries(rows).filter(([, list]) => list.length > 0);
  return kinds.map(([kind]) => Prisma.sql`${Prisma.raw(`"${kind}"`)} AS (${WRITES[kind as keyof Rows](shared)})`);
}
