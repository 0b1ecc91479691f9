-- CreateTable
CREATE TABLE "ItemChange" (
    "id" UUID NOT NULL,
    "itemKey" TEXT NOT NULL,
    "definitionId" UUID,
    "userId" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "elements" JSONB NOT NULL DEFAULT '[]',
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ItemChange_itemKey_definitionId_idx" ON "ItemChange"("itemKey", "definitionId");
