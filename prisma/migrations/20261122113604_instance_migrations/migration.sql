-- CreateTable
CREATE TABLE "Migration" (
    "id" UUID NOT NULL,
    "itemKey" TEXT NOT NULL,
    "fromDefinitionId" UUID NOT NULL,
    "toDefinitionId" UUID NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "restartTimers" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "status" TEXT NOT NULL DEFAULT 'running',
    "createdById" UUID NOT NULL,
    "undoneById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Migration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MigrationItem" (
    "migrationId" UUID NOT NULL,
    "instanceId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "findings" JSONB NOT NULL DEFAULT '[]',
    "before" JSONB,
    "versionAfter" INTEGER,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "MigrationItem_pkey" PRIMARY KEY ("migrationId","instanceId")
);

-- CreateIndex
CREATE INDEX "Migration_createdAt_id_idx" ON "Migration"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Migration_itemKey_createdAt_id_idx" ON "Migration"("itemKey", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "MigrationItem_migrationId_status_instanceId_idx" ON "MigrationItem"("migrationId", "status", "instanceId");

-- CreateIndex
CREATE INDEX "MigrationItem_instanceId_idx" ON "MigrationItem"("instanceId");

-- AddForeignKey
ALTER TABLE "Migration" ADD CONSTRAINT "Migration_fromDefinitionId_fkey" FOREIGN KEY ("fromDefinitionId") REFERENCES "Definition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Migration" ADD CONSTRAINT "Migration_toDefinitionId_fkey" FOREIGN KEY ("toDefinitionId") REFERENCES "Definition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MigrationItem" ADD CONSTRAINT "MigrationItem_migrationId_fkey" FOREIGN KEY ("migrationId") REFERENCES "Migration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MigrationItem" ADD CONSTRAINT "MigrationItem_instanceId_fkey" FOREIGN KEY ("instanceId") REFERENCES "Instance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
