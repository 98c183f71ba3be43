-- How many tries of a PIN are left, where a token or a provider told it in the middle of a batch.

-- AlterTable
ALTER TABLE "transcripts"."batch" ADD COLUMN     "tries_left" SMALLINT;
