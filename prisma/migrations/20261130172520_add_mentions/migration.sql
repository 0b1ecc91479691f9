-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "attachmentIds" UUID[],
ADD COLUMN     "mentions" UUID[];
