-- AlterTable
ALTER TABLE "StartEvent" RENAME COLUMN "repeats" TO "times";

-- CreateTable
CREATE TABLE "Receipt" (
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Receipt_createdAt_idx" ON "Receipt"("createdAt");
