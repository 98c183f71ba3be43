-- CreateEnum
CREATE TYPE "tracking"."HeldOutCause" AS ENUM ('INCOMPLETE', 'SUPPLEMENT');

-- CreateEnum
CREATE TYPE "tracking"."HeldOutStatus" AS ENUM ('OPEN', 'CERTIFIED', 'APPROVED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "tracking"."ReviewFinding" AS ENUM ('CONFIRMED', 'SET_ASIDE');

-- CreateEnum
CREATE TYPE "tracking"."HandoverStatus" AS ENUM ('DRAFT', 'GIVEN', 'RECEIVED');

-- AlterTable
ALTER TABLE "tracking"."year_outcome" ADD COLUMN     "after_supplement" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "decided_on" DATE,
ADD COLUMN     "decision" TEXT;

-- AlterTable
ALTER TABLE "tracking"."award" ADD COLUMN     "decided_on" DATE,
ADD COLUMN     "withdrawn_by_id" UUID,
ADD COLUMN     "withdrawn_reason" TEXT;

-- CreateTable
CREATE TABLE "tracking"."held_out" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "cause" "tracking"."HeldOutCause" NOT NULL,
    "status" "tracking"."HeldOutStatus" NOT NULL DEFAULT 'OPEN',
    "reason" TEXT NOT NULL,
    "held_by_id" UUID NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "certified_by_id" UUID,
    "certified_at" TIMESTAMPTZ(3),
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "held_out_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."held_out_part" (
    "id" UUID NOT NULL,
    "held_out_id" UUID NOT NULL,
    "subject_code" VARCHAR(8) NOT NULL,
    "status" "tracking"."PartStatus" NOT NULL DEFAULT 'DRAFT',
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "held_out_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."support_plan" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "responsible_id" UUID NOT NULL,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "support_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."praise_letter" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "praise_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."year_review" (
    "id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "minutes" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "members" TEXT NOT NULL,
    "promotion_decision" TEXT NOT NULL,
    "award_decision" TEXT,
    "decided_on" DATE NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "year_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."year_review_pupil" (
    "review_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "finding" "tracking"."ReviewFinding" NOT NULL,
    "result" "tracking"."YearResult",
    "completion" TEXT,
    "reason" TEXT,

    CONSTRAINT "year_review_pupil_pkey" PRIMARY KEY ("review_id","pupil_id")
);

-- CreateTable
CREATE TABLE "tracking"."class_handover" (
    "class_id" UUID NOT NULL,
    "status" "tracking"."HandoverStatus" NOT NULL DEFAULT 'DRAFT',
    "to_id" UUID,
    "strengths" TEXT NOT NULL,
    "limits" TEXT NOT NULL,
    "papers" TEXT NOT NULL,
    "witness" TEXT,
    "given_by_id" UUID,
    "given_at" TIMESTAMPTZ(3),
    "received_by_id" UUID,
    "received_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "class_handover_pkey" PRIMARY KEY ("class_id")
);

-- CreateTable
CREATE TABLE "tracking"."handover_pupil" (
    "class_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "strengths" TEXT NOT NULL,
    "limits" TEXT NOT NULL,

    CONSTRAINT "handover_pupil_pkey" PRIMARY KEY ("class_id","pupil_id")
);

-- CreateIndex
CREATE INDEX "held_out_class_id_period_idx" ON "tracking"."held_out"("class_id", "period");

-- CreateIndex
CREATE INDEX "held_out_pupil_id_year_id_idx" ON "tracking"."held_out"("pupil_id", "year_id");

-- CreateIndex
CREATE UNIQUE INDEX "held_out_part_held_out_id_subject_code_key" ON "tracking"."held_out_part"("held_out_id", "subject_code");

-- CreateIndex
CREATE UNIQUE INDEX "support_plan_pupil_id_year_id_key" ON "tracking"."support_plan"("pupil_id", "year_id");

-- CreateIndex
CREATE INDEX "praise_letter_pupil_id_year_id_idx" ON "tracking"."praise_letter"("pupil_id", "year_id");

-- CreateIndex
CREATE INDEX "year_review_year_id_idx" ON "tracking"."year_review"("year_id");

-- CreateIndex
CREATE INDEX "year_review_pupil_pupil_id_idx" ON "tracking"."year_review_pupil"("pupil_id");

-- CreateIndex
CREATE INDEX "year_review_pupil_class_id_idx" ON "tracking"."year_review_pupil"("class_id");

-- AddForeignKey
ALTER TABLE "tracking"."held_out" ADD CONSTRAINT "held_out_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."held_out" ADD CONSTRAINT "held_out_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."held_out" ADD CONSTRAINT "held_out_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."held_out_part" ADD CONSTRAINT "held_out_part_held_out_id_fkey" FOREIGN KEY ("held_out_id") REFERENCES "tracking"."held_out"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."support_plan" ADD CONSTRAINT "support_plan_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."support_plan" ADD CONSTRAINT "support_plan_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."support_plan" ADD CONSTRAINT "support_plan_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "tracking"."staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."praise_letter" ADD CONSTRAINT "praise_letter_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."praise_letter" ADD CONSTRAINT "praise_letter_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."praise_letter" ADD CONSTRAINT "praise_letter_sent_by_id_fkey" FOREIGN KEY ("sent_by_id") REFERENCES "tracking"."staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."year_review" ADD CONSTRAINT "year_review_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."year_review_pupil" ADD CONSTRAINT "year_review_pupil_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "tracking"."year_review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."year_review_pupil" ADD CONSTRAINT "year_review_pupil_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."year_review_pupil" ADD CONSTRAINT "year_review_pupil_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."class_handover" ADD CONSTRAINT "class_handover_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."class_handover" ADD CONSTRAINT "class_handover_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "tracking"."staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."handover_pupil" ADD CONSTRAINT "handover_pupil_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."class_handover"("class_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."handover_pupil" ADD CONSTRAINT "handover_pupil_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────────────────── guards ─────────────────────────

ALTER TABLE tracking.held_out
  ADD CONSTRAINT held_out_has_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT held_out_supplement_at_year_end CHECK (cause = 'INCOMPLETE' OR period = 'CN'),
  ADD CONSTRAINT held_out_certified_by_someone CHECK (status NOT IN ('CERTIFIED', 'APPROVED') OR (certified_by_id IS NOT NULL AND certified_at IS NOT NULL)),
  ADD CONSTRAINT held_out_approved_by_someone CHECK (status <> 'APPROVED' OR (approved_by_id IS NOT NULL AND approved_at IS NOT NULL)),
  ADD CONSTRAINT held_out_withdrawn_at_some_time CHECK ((status = 'WITHDRAWN') = (withdrawn_at IS NOT NULL));
-- Nobody is held out of one sheet twice at once.
CREATE UNIQUE INDEX held_out_one_live ON tracking.held_out (pupil_id, year_id, period) WHERE status <> 'WITHDRAWN';
ALTER TABLE tracking.held_out_part
  ADD CONSTRAINT held_out_part_subject_known CHECK (tracking.is_subject(subject_code)),
  ADD CONSTRAINT held_out_part_submitted_by_someone CHECK (status IN ('DRAFT', 'RETURNED') OR (submitted_by_id IS NOT NULL AND submitted_at IS NOT NULL));
ALTER TABLE tracking.support_plan
  ADD CONSTRAINT support_plan_has_text CHECK (btrim(text) <> ''),
  ADD CONSTRAINT support_plan_ends_after_start CHECK (ends_on >= starts_on);
ALTER TABLE tracking.praise_letter ADD CONSTRAINT praise_letter_has_text CHECK (btrim(text) <> '');
ALTER TABLE tracking.year_review_pupil
  ADD CONSTRAINT year_review_pupil_aside_has_reason CHECK (finding = 'CONFIRMED' OR btrim(reason) <> ''),
  ADD CONSTRAINT year_review_pupil_confirms_a_result CHECK (finding = 'SET_ASIDE' OR result IS NOT NULL);
ALTER TABLE tracking.class_handover
  ADD CONSTRAINT class_handover_given_by_someone CHECK (status = 'DRAFT' OR (given_by_id IS NOT NULL AND given_at IS NOT NULL)),
  ADD CONSTRAINT class_handover_received_by_someone CHECK (status <> 'RECEIVED' OR (received_by_id IS NOT NULL AND received_at IS NOT NULL));

GRANT SELECT, INSERT, UPDATE ON tracking.held_out, tracking.held_out_part, tracking.support_plan, tracking.praise_letter,
  tracking.class_handover, tracking.handover_pupil TO hoc_ba_app;
-- What a meeting found is what it found: the next one finds anew.
GRANT SELECT, INSERT ON tracking.year_review, tracking.year_review_pupil TO hoc_ba_app;

DO $$
DECLARE
  name TEXT;
BEGIN
  FOREACH name IN ARRAY ARRAY['tracking.year_review', 'tracking.year_review_pupil'] LOOP
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['tracking.held_out', 'tracking.held_out_part', 'tracking.support_plan', 'tracking.praise_letter', 'tracking.class_handover', 'tracking.handover_pupil'] LOOP
    EXECUTE format('CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete()', name);
  END LOOP;
END
$$;

CREATE TRIGGER steps BEFORE UPDATE ON tracking.held_out
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_steps('status', 'OPEN>CERTIFIED', 'OPEN>WITHDRAWN', 'CERTIFIED>APPROVED', 'CERTIFIED>OPEN', 'APPROVED>OPEN');
CREATE TRIGGER steps BEFORE UPDATE ON tracking.class_handover
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_steps('status', 'DRAFT>GIVEN', 'GIVEN>DRAFT', 'GIVEN>RECEIVED');
