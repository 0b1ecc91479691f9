-- AlterTable: the time of the task
ALTER TABLE "TaskCandidate" ADD COLUMN "createdAt" TIMESTAMPTZ(3);
UPDATE "TaskCandidate" c SET "createdAt" = t."createdAt" FROM "Task" t WHERE t."id" = c."taskId";
ALTER TABLE "TaskCandidate" ALTER COLUMN "createdAt" SET NOT NULL;

-- DropIndex
DROP INDEX "TaskCandidate_userId_taskId_idx";

-- CreateIndex
CREATE INDEX "TaskCandidate_userId_createdAt_taskId_idx" ON "TaskCandidate"("userId", "createdAt" DESC, "taskId" DESC);
