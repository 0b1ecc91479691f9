-- DropIndex
DROP INDEX "User_visitorOf_phone_key";

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "phoneKey" TEXT,
ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "UserRole" ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "departmentIds" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "itemKeys" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "grantedById" UUID,
ADD COLUMN     "grantedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "address" TEXT;

-- AlterTable
ALTER TABLE "ApiToken" ADD COLUMN     "ownerId" UUID;

-- AlterTable
ALTER TABLE "Instance" ADD COLUMN     "sealed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "HistoryEntry" ADD COLUMN     "residue" TEXT;

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "itemKey" TEXT,
ADD COLUMN     "departmentId" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "UserRole_id_key" ON "UserRole"("id");

-- CreateIndex
CREATE UNIQUE INDEX "User_visitorOf_phoneKey_key" ON "User"("visitorOf", "phoneKey");

-- CreateIndex
CREATE INDEX "ApiToken_ownerId_idx" ON "ApiToken"("ownerId");

-- CreateIndex
CREATE INDEX "Instance_itemKey_endedAt_idx" ON "Instance"("itemKey", "endedAt");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_at_idx" ON "AuditEntry"("subject", "at" DESC);

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever looked after the organisation looked after roles and personal data, too.
UPDATE "Role" SET "permissions" = "permissions" || ARRAY['roles.manage', 'personal-data.manage']
WHERE 'org.manage' = ANY("permissions");
