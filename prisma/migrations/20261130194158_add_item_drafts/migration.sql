-- CreateTable
CREATE TABLE "ItemDraft" (
    "id" UUID NOT NULL,
    "itemKey" TEXT NOT NULL,
    "basedOn" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "baseRevision" INTEGER NOT NULL DEFAULT 0,
    "lockedBy" UUID,
    "lockedUntil" TIMESTAMPTZ(3),
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedBy" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ItemDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemDraftFile" (
    "draftId" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "ItemDraftFile_pkey" PRIMARY KEY ("draftId","path")
);

-- CreateIndex
CREATE UNIQUE INDEX "ItemDraft_itemKey_key" ON "ItemDraft"("itemKey");

-- AddForeignKey
ALTER TABLE "ItemDraftFile" ADD CONSTRAINT "ItemDraftFile_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "ItemDraft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
