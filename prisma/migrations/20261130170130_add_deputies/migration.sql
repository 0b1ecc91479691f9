-- CreateTable
CREATE TABLE "Deputy" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "deputyId" UUID,
    "itemKeys" TEXT[],
    "fromDate" DATE NOT NULL,
    "toDate" DATE NOT NULL,
    "reason" TEXT,
    "instanceId" UUID,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Deputy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Deputy_instanceId_key" ON "Deputy"("instanceId");

-- CreateIndex
CREATE INDEX "Deputy_deputyId_toDate_idx" ON "Deputy"("deputyId", "toDate");

-- CreateIndex
CREATE INDEX "Deputy_userId_createdAt_id_idx" ON "Deputy"("userId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Deputy_createdAt_id_idx" ON "Deputy"("createdAt" DESC, "id" DESC);
