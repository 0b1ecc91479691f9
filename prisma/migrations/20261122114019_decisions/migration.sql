-- AlterTable
ALTER TABLE "Definition" ADD COLUMN     "decisions" JSONB NOT NULL DEFAULT '{}';
