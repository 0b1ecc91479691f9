-- CreateTable
CREATE TABLE "NotificationSettings" (
    "userId" UUID NOT NULL,
    "channels" JSONB NOT NULL DEFAULT '{}',
    "quietFrom" TEXT,
    "quietTo" TEXT,
    "digest" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "NotificationSettings_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX "NotificationDelivery_status_createdAt_id_idx" ON "NotificationDelivery"("status", "createdAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "NotificationSettings" ADD CONSTRAINT "NotificationSettings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
