-- Codes are good for more than the services of visitors.
ALTER TABLE "PhoneCode" RENAME COLUMN "itemKey" TO "purpose";

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "phoneVerifiedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "pending" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "IdentityProvider" ADD COLUMN     "requirePhone" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "SignInSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "requirePhone" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInSettings_pkey" PRIMARY KEY ("id")
);
