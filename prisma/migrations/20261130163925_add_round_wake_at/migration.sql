-- AlterTable
ALTER TABLE "Round" ADD COLUMN     "wakeAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Round_wakeAt_idx" ON "Round"("wakeAt");
