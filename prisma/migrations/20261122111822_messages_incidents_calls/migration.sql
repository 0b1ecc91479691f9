-- AlterTable
ALTER TABLE "Definition" ADD COLUMN     "runtimeReason" TEXT;

-- AlterTable
ALTER TABLE "Instance" ADD COLUMN     "parentExecutionId" TEXT,
ADD COLUMN     "parentId" UUID;

-- CreateTable
CREATE TABLE "Subscription" (
    "id" UUID NOT NULL,
    "instanceId" UUID NOT NULL,
    "elementId" TEXT NOT NULL,
    "executionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "correlationKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" UUID NOT NULL,
    "instanceId" UUID NOT NULL,
    "elementId" TEXT,
    "executionId" TEXT,
    "kind" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "retry" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StartEvent" (
    "id" UUID NOT NULL,
    "itemKey" TEXT NOT NULL,
    "definitionId" UUID NOT NULL,
    "elementId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "dueAt" TIMESTAMPTZ(3),
    "repeats" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StartEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Subscription_kind_name_correlationKey_idx" ON "Subscription"("kind", "name", "correlationKey");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_instanceId_executionId_kind_name_key" ON "Subscription"("instanceId", "executionId", "kind", "name");

-- CreateIndex
CREATE INDEX "Incident_instanceId_resolvedAt_idx" ON "Incident"("instanceId", "resolvedAt");

-- CreateIndex
CREATE INDEX "Incident_resolvedAt_createdAt_id_idx" ON "Incident"("resolvedAt", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "StartEvent_itemKey_idx" ON "StartEvent"("itemKey");

-- CreateIndex
CREATE INDEX "StartEvent_kind_name_idx" ON "StartEvent"("kind", "name");

-- CreateIndex
CREATE INDEX "StartEvent_dueAt_idx" ON "StartEvent"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Instance_parentId_parentExecutionId_key" ON "Instance"("parentId", "parentExecutionId");

-- AddForeignKey
ALTER TABLE "Instance" ADD CONSTRAINT "Instance_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Instance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_instanceId_fkey" FOREIGN KEY ("instanceId") REFERENCES "Instance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_instanceId_fkey" FOREIGN KEY ("instanceId") REFERENCES "Instance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StartEvent" ADD CONSTRAINT "StartEvent_definitionId_fkey" FOREIGN KEY ("definitionId") REFERENCES "Definition"("id") ON DELETE CASCADE ON UPDATE CASCADE;
