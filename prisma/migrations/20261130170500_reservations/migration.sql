-- CreateTable
CREATE TABLE "Reservation" (
    "id" UUID NOT NULL,
    "instanceId" UUID NOT NULL,
    "itemKey" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reservation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Reservation_itemKey_resource_endsAt_idx" ON "Reservation"("itemKey", "resource", "endsAt");

-- CreateIndex
CREATE INDEX "Reservation_instanceId_idx" ON "Reservation"("instanceId");

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_instanceId_fkey" FOREIGN KEY ("instanceId") REFERENCES "Instance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
