-- CreateTable
CREATE TABLE "InstanceSearch" (
    "instanceId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "grams" TEXT[],

    CONSTRAINT "InstanceSearch_pkey" PRIMARY KEY ("instanceId")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "InstanceSearch_grams_idx" ON "InstanceSearch" USING GIN ("grams");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_userId_list_name_key" ON "SavedView"("userId", "list", "name");

-- AddForeignKey
ALTER TABLE "InstanceSearch" ADD CONSTRAINT "InstanceSearch_instanceId_fkey" FOREIGN KEY ("instanceId") REFERENCES "Instance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Applications that are there are found by title, number and applicant; the fields of their forms join with the next action.
INSERT INTO "InstanceSearch" ("instanceId", "text", "grams")
SELECT made."id", made."text", ARRAY(
  SELECT substr("line", "n", 2) FROM string_to_table(made."text", E'\n') AS "line", generate_series(1, length("line") - 1) AS "n"
  UNION
  SELECT substr("line", "n", 1) FROM string_to_table(made."text", E'\n') AS "line", generate_series(1, length("line")) AS "n"
    WHERE ascii(substr("line", "n", 1)) > 11903)
FROM (
  SELECT i."id", left(concat_ws(E'\n', lower(normalize(i."title", NFKC)), lower(normalize(i."number", NFKC)),
    lower(normalize(u."name", NFKC)), lower(normalize(coalesce(u."nameEn", u."name"), NFKC))), 2000) AS "text"
  FROM "Instance" i JOIN "User" u ON u."id" = i."initiatorId"
) made;
