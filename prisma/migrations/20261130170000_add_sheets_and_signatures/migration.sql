-- CreateTable
CREATE TABLE "Sheet" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "instanceId" UUID NOT NULL,
    "historySeq" INTEGER NOT NULL,
    "historyHash" TEXT NOT NULL,
    "status" "InstanceStatus" NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedById" UUID NOT NULL,
    "files" TEXT[],

    CONSTRAINT "Sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedSignature" (
    "userId" UUID NOT NULL,
    "image" BYTEA NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedSignature_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Sheet_code_key" ON "Sheet"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Sheet_instanceId_historySeq_key" ON "Sheet"("instanceId", "historySeq");

-- AddForeignKey
ALTER TABLE "Sheet" ADD CONSTRAINT "Sheet_instanceId_fkey" FOREIGN KEY ("instanceId") REFERENCES "Instance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedSignature" ADD CONSTRAINT "SavedSignature_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
