-- A place in a class that was written down by mistake ends in a state of its own, because nothing is deleted.
-- Alone in its migration: PostgreSQL lets nobody use a new value in the transaction that adds it.

-- AlterEnum
ALTER TYPE "tracking"."EnrolmentEnd" ADD VALUE 'MISTAKEN';
