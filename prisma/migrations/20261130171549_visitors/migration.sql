-- AlterTable
ALTER TABLE "User" ADD COLUMN     "visitorOf" TEXT;

-- CreateTable
CREATE TABLE "PhoneCode" (
    "id" UUID NOT NULL,
    "itemKey" TEXT NOT NULL,
    "phoneKey" TEXT NOT NULL,
    "addressKey" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PhoneCode_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PhoneCode_phoneKey_createdAt_idx" ON "PhoneCode"("phoneKey", "createdAt");

-- CreateIndex
CREATE INDEX "PhoneCode_addressKey_createdAt_idx" ON "PhoneCode"("addressKey", "createdAt");

-- CreateIndex
CREATE INDEX "PhoneCode_createdAt_idx" ON "PhoneCode"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "User_visitorOf_phone_key" ON "User"("visitorOf", "phone");
