-- Pupils who come, change class or leave during the year: the school's register of it.

-- CreateEnum
CREATE TYPE "tracking"."MoveKind" AS ENUM ('ARRIVED', 'MOVED_CLASS', 'TRANSFERRED', 'LEFT');

-- CreateEnum
CREATE TYPE "tracking"."MoveState" AS ENUM ('PROPOSED', 'DONE', 'REFUSED', 'WITHDRAWN', 'TAKEN_BACK');

-- DropIndex
DROP INDEX "tracking"."enrolment_class_id_order_no_key";

-- AlterTable
ALTER TABLE "tracking"."enrolment" ADD COLUMN     "away_end" "tracking"."EnrolmentEnd",
ADD COLUMN     "away_from" DATE,
ADD COLUMN     "back_on" DATE;

-- CreateTable
CREATE TABLE "tracking"."pupil_move" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "kind" "tracking"."MoveKind" NOT NULL,
    "state" "tracking"."MoveState" NOT NULL,
    "from_class_id" UUID,
    "to_class_id" UUID,
    "day" DATE NOT NULL,
    "school" TEXT,
    "paper" TEXT,
    "reason" TEXT,
    "results_paper" TEXT,
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "taken_back_by_id" UUID,
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_why" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pupil_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pupil_move_pupil_id_idx" ON "tracking"."pupil_move"("pupil_id");

-- CreateIndex
CREATE INDEX "pupil_move_year_id_state_idx" ON "tracking"."pupil_move"("year_id", "state");

-- AddForeignKey
ALTER TABLE "tracking"."pupil_move" ADD CONSTRAINT "pupil_move_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."pupil_move" ADD CONSTRAINT "pupil_move_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."pupil_move" ADD CONSTRAINT "pupil_move_from_class_id_fkey" FOREIGN KEY ("from_class_id") REFERENCES "tracking"."school_class"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."pupil_move" ADD CONSTRAINT "pupil_move_to_class_id_fkey" FOREIGN KEY ("to_class_id") REFERENCES "tracking"."school_class"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ───────────────────────── guards ─────────────────────────

-- A number of a class belongs to one pupil, and a pupil has one number in a class; mistaken places give theirs back.
CREATE UNIQUE INDEX enrolment_one_number ON tracking.enrolment (class_id, order_no) WHERE "end" IS DISTINCT FROM 'MISTAKEN';
CREATE UNIQUE INDEX enrolment_one_place ON tracking.enrolment (class_id, pupil_id) WHERE "end" IS DISTINCT FROM 'MISTAKEN';
ALTER TABLE tracking.enrolment
  ADD CONSTRAINT enrolment_away_is_whole CHECK (num_nonnulls(away_from, back_on, away_end) IN (0, 3)),
  ADD CONSTRAINT enrolment_away_in_order CHECK (away_from > started_on AND back_on >= away_from);

-- What an old school answers for is no attempt of ours.
ALTER TABLE tracking.assessment ADD CONSTRAINT assessment_inherited_is_first CHECK (inherited_from IS NULL OR (kind = 'FIRST' AND attempt = 1));

CREATE UNIQUE INDEX pupil_move_one_proposed ON tracking.pupil_move (pupil_id) WHERE state = 'PROPOSED';
ALTER TABLE tracking.pupil_move
  ADD CONSTRAINT pupil_move_from_and_to CHECK (
    (from_class_id IS NULL) = (kind = 'ARRIVED') AND (to_class_id IS NULL) = (kind IN ('TRANSFERRED', 'LEFT')) AND from_class_id IS DISTINCT FROM to_class_id),
  ADD CONSTRAINT pupil_move_names_the_school CHECK (kind <> 'TRANSFERRED' OR btrim(coalesce(school, '')) <> ''),
  ADD CONSTRAINT pupil_move_has_paper CHECK (kind NOT IN ('ARRIVED', 'TRANSFERRED') OR btrim(coalesce(paper, '')) <> ''),
  ADD CONSTRAINT pupil_move_has_reason CHECK (kind NOT IN ('MOVED_CLASS', 'LEFT') OR btrim(coalesce(reason, '')) <> ''),
  ADD CONSTRAINT pupil_move_waits_for_the_head CHECK (state NOT IN ('PROPOSED', 'REFUSED', 'WITHDRAWN') OR kind IN ('TRANSFERRED', 'LEFT')),
  ADD CONSTRAINT pupil_move_decided_by_someone CHECK (state IN ('PROPOSED', 'WITHDRAWN') OR (decided_by_id IS NOT NULL AND decided_at IS NOT NULL)),
  ADD CONSTRAINT pupil_move_refused_with_reason CHECK (state <> 'REFUSED' OR btrim(coalesce(note, '')) <> ''),
  ADD CONSTRAINT pupil_move_taken_back_with_reason CHECK (
    (state = 'TAKEN_BACK') = (taken_back_by_id IS NOT NULL AND taken_back_at IS NOT NULL AND btrim(coalesce(taken_back_why, '')) <> ''));

GRANT SELECT, INSERT, UPDATE ON tracking.pupil_move TO hoc_ba_app;
REVOKE DELETE ON tracking.pupil_move FROM hoc_ba_app;
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON tracking.pupil_move FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete();
CREATE TRIGGER steps BEFORE UPDATE ON tracking.pupil_move
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_steps('state', 'PROPOSED>DONE', 'PROPOSED>REFUSED', 'PROPOSED>WITHDRAWN', 'DONE>TAKEN_BACK');
