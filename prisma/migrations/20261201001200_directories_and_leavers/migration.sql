-- AlterEnum
ALTER TYPE "UserStatus" ADD VALUE 'LEAVING';

-- CreateTable
CREATE TABLE "Directory" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "address" TEXT NOT NULL,
    "startTls" BOOLEAN NOT NULL,
    "certificate" TEXT,
    "bindDn" TEXT NOT NULL,
    "secret" BYTEA,
    "mapping" JSONB NOT NULL,
    "everyMinutes" INTEGER NOT NULL,
    "closeShare" INTEGER NOT NULL,
    "leaverRule" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "cursor" TEXT,
    "lastFullAt" TIMESTAMPTZ(3),
    "nextRunAt" TIMESTAMPTZ(3),

    CONSTRAINT "Directory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DirectoryRun" (
    "id" UUID NOT NULL,
    "directoryId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "full" BOOLEAN NOT NULL,
    "dry" BOOLEAN NOT NULL,
    "confirmed" BOOLEAN NOT NULL DEFAULT false,
    "read" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "failure" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DirectoryRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DirectoryRunEntry" (
    "runId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "entity" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "detail" JSONB,

    CONSTRAINT "DirectoryRunEntry_pkey" PRIMARY KEY ("runId","seq")
);

-- CreateTable
CREATE TABLE "ProvisionedUser" (
    "userId" UUID NOT NULL,
    "attributes" JSONB NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProvisionedUser_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Leaver" (
    "userId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "noticedAt" TIMESTAMPTZ(3) NOT NULL,
    "receiverId" UUID,
    "handOverId" UUID,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Leaver_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Directory_key_key" ON "Directory"("key");

-- CreateIndex
CREATE INDEX "Directory_nextRunAt_idx" ON "Directory"("nextRunAt");

-- CreateIndex
CREATE INDEX "DirectoryRun_directoryId_createdAt_idx" ON "DirectoryRun"("directoryId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "DirectoryRunEntry_runId_change_seq_idx" ON "DirectoryRunEntry"("runId", "change", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Leaver_handOverId_key" ON "Leaver"("handOverId");

-- CreateIndex
CREATE INDEX "Leaver_state_noticedAt_idx" ON "Leaver"("state", "noticedAt");

-- AddForeignKey
ALTER TABLE "DirectoryRun" ADD CONSTRAINT "DirectoryRun_directoryId_fkey" FOREIGN KEY ("directoryId") REFERENCES "Directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DirectoryRunEntry" ADD CONSTRAINT "DirectoryRunEntry_runId_fkey" FOREIGN KEY ("runId") REFERENCES "DirectoryRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProvisionedUser" ADD CONSTRAINT "ProvisionedUser_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
