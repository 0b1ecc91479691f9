-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "doneForId" UUID;
UPDATE "Task" SET "doneForId" = "assigneeId" WHERE "doneById" <> "assigneeId";

-- CreateIndex
CREATE INDEX "Task_doneForId_doneAt_id_idx" ON "Task"("doneForId", "doneAt" DESC, "id" DESC);
