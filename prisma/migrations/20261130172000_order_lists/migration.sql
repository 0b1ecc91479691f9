-- AlterTable: the time of the instance
ALTER TABLE "Participant" ADD COLUMN "appliedAt" TIMESTAMPTZ(3);
UPDATE "Participant" p SET "appliedAt" = i."createdAt" FROM "Instance" i WHERE i."id" = p."instanceId";
ALTER TABLE "Participant" ALTER COLUMN "appliedAt" SET NOT NULL;

-- CreateIndex
CREATE INDEX "Participant_userId_appliedAt_instanceId_relation_idx" ON "Participant"("userId", "appliedAt" DESC, "instanceId" DESC, "relation");

-- CreateIndex
CREATE INDEX "Instance_itemKey_createdAt_id_idx" ON "Instance"("itemKey", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Instance_createdAt_id_idx" ON "Instance"("createdAt" DESC, "id" DESC);
