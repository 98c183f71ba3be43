-- What goes beyond the school's own awards (TT 27/2020, Đ.13.2, 13.3): proposals to a higher authority, and a praise letter taken back.

-- CreateEnum
CREATE TYPE "tracking"."CommendationState" AS ENUM ('PROPOSED', 'SENT', 'GRANTED', 'DECLINED', 'REFUSED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "tracking"."praise_letter" ADD COLUMN     "withdrawn_by_id" UUID,
ADD COLUMN     "withdrawn_reason" TEXT;

-- CreateTable
CREATE TABLE "tracking"."commendation" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "achievement" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "state" "tracking"."CommendationState" NOT NULL DEFAULT 'PROPOSED',
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "authority" TEXT,
    "number" TEXT,
    "sent_on" DATE,
    "answer" TEXT,
    "answered_on" DATE,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "commendation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "commendation_pupil_id_year_id_idx" ON "tracking"."commendation"("pupil_id", "year_id");

-- CreateIndex
CREATE INDEX "commendation_year_id_state_idx" ON "tracking"."commendation"("year_id", "state");

-- AddForeignKey
ALTER TABLE "tracking"."commendation" ADD CONSTRAINT "commendation_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."commendation" ADD CONSTRAINT "commendation_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."commendation" ADD CONSTRAINT "commendation_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────────────────── guards ─────────────────────────

ALTER TABLE tracking.praise_letter
  ADD CONSTRAINT praise_letter_withdrawn_with_reason CHECK (withdrawn_at IS NULL OR (withdrawn_by_id IS NOT NULL AND btrim(coalesce(withdrawn_reason, '')) <> ''));
ALTER TABLE tracking.commendation
  ADD CONSTRAINT commendation_has_text CHECK (btrim(achievement) <> '' AND btrim(evidence) <> ''),
  ADD CONSTRAINT commendation_sent_with_papers CHECK (state NOT IN ('SENT', 'GRANTED', 'DECLINED') OR (btrim(coalesce(authority, '')) <> '' AND btrim(coalesce(number, '')) <> '' AND sent_on IS NOT NULL)),
  ADD CONSTRAINT commendation_answered_with_papers CHECK ((state IN ('GRANTED', 'DECLINED')) = (answer IS NOT NULL AND answered_on IS NOT NULL)),
  ADD CONSTRAINT commendation_answered_after_sent CHECK (answered_on IS NULL OR answered_on >= sent_on);
-- A comparison with NULL refuses nothing: who is set aside without any reason was let through.
ALTER TABLE tracking.year_review_pupil
  DROP CONSTRAINT year_review_pupil_aside_has_reason,
  ADD CONSTRAINT year_review_pupil_aside_has_reason CHECK (finding = 'CONFIRMED' OR btrim(coalesce(reason, '')) <> '');

GRANT SELECT, INSERT, UPDATE ON tracking.commendation TO hoc_ba_app;
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON tracking.commendation FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete();
CREATE TRIGGER steps BEFORE UPDATE ON tracking.commendation
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_steps('state', 'PROPOSED>SENT', 'PROPOSED>REFUSED', 'PROPOSED>WITHDRAWN', 'SENT>GRANTED', 'SENT>DECLINED');
