-- Attempts of every kind with the school's permission, part marks beside the whole, individual plans of pupils with
-- disabilities, results inherited from an old school.

-- CreateEnum
CREATE TYPE "tracking"."PlanForm" AS ENUM ('INCLUSIVE', 'SPECIALISED');

-- CreateEnum
CREATE TYPE "tracking"."PlanMode" AS ENUM ('ADJUSTED', 'NOT_ASSESSED', 'EXEMPT');

-- CreateEnum
CREATE TYPE "tracking"."RequestState" AS ENUM ('REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "tracking"."PartRounding" AS ENUM ('HALF_UP', 'DOWN', 'UP');

-- AlterTable
ALTER TABLE "tracking"."subject_choice" ADD COLUMN     "dropped_at" TIMESTAMPTZ(3),
ADD COLUMN     "not_assessed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "tracking"."assessment" ADD COLUMN     "inherited_from" TEXT,
ADD COLUMN     "request_id" UUID;

-- AlterTable
ALTER TABLE "tracking"."trait_assessment" ADD COLUMN     "inherited_from" TEXT;

-- AlterTable
ALTER TABLE "tracking"."homeroom_remark" ADD COLUMN     "inherited_from" TEXT;

-- CreateTable
CREATE TABLE "tracking"."individual_plan" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "form" "tracking"."PlanForm" NOT NULL,
    "disability" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "planned_on" DATE NOT NULL,
    "adjustments" TEXT NOT NULL,
    "state" "tracking"."RequestState" NOT NULL DEFAULT 'REQUESTED',
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_number" TEXT,
    "decided_on" DATE,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "individual_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."individual_plan_subject" (
    "plan_id" UUID NOT NULL,
    "subject_code" VARCHAR(8) NOT NULL,
    "mode" "tracking"."PlanMode" NOT NULL,

    CONSTRAINT "individual_plan_subject_pkey" PRIMARY KEY ("plan_id","subject_code")
);

-- CreateTable
CREATE TABLE "tracking"."retest_request" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "subject_code" VARCHAR(8) NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "tracking"."RequestState" NOT NULL DEFAULT 'REQUESTED',
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "retest_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."part_mark_rule" (
    "year_id" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "subject_code" VARCHAR(8) NOT NULL,
    "parts" JSONB NOT NULL,
    "rounding" "tracking"."PartRounding" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "part_mark_rule_pkey" PRIMARY KEY ("year_id","grade","subject_code")
);

-- CreateTable
CREATE TABLE "tracking"."part_mark" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "subject_code" VARCHAR(8) NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "part_code" VARCHAR(8) NOT NULL,
    "value" DECIMAL(4,2),
    "entered_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "part_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "individual_plan_pupil_id_year_id_idx" ON "tracking"."individual_plan"("pupil_id", "year_id");

-- CreateIndex
CREATE INDEX "individual_plan_year_id_state_idx" ON "tracking"."individual_plan"("year_id", "state");

-- CreateIndex
CREATE INDEX "retest_request_year_id_state_idx" ON "tracking"."retest_request"("year_id", "state");

-- CreateIndex
CREATE INDEX "retest_request_pupil_id_idx" ON "tracking"."retest_request"("pupil_id");

-- CreateIndex
CREATE UNIQUE INDEX "part_mark_pupil_id_year_id_subject_code_period_part_code_key" ON "tracking"."part_mark"("pupil_id", "year_id", "subject_code", "period", "part_code");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_request_id_key" ON "tracking"."assessment"("request_id");

-- AddForeignKey
ALTER TABLE "tracking"."individual_plan" ADD CONSTRAINT "individual_plan_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."individual_plan" ADD CONSTRAINT "individual_plan_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."individual_plan_subject" ADD CONSTRAINT "individual_plan_subject_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "tracking"."individual_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."assessment" ADD CONSTRAINT "assessment_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "tracking"."retest_request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."retest_request" ADD CONSTRAINT "retest_request_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."retest_request" ADD CONSTRAINT "retest_request_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."part_mark_rule" ADD CONSTRAINT "part_mark_rule_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."part_mark" ADD CONSTRAINT "part_mark_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."part_mark" ADD CONSTRAINT "part_mark_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────────────────── guards ─────────────────────────

ALTER TABLE tracking.retest_request
  ADD CONSTRAINT retest_request_subject_known CHECK (tracking.is_subject(subject_code)),
  ADD CONSTRAINT retest_request_ends_a_term CHECK (period IN ('CK1', 'CN')), -- TT 27/2020, Đ.7.1d
  ADD CONSTRAINT retest_request_has_reason CHECK (reason <> ''),
  ADD CONSTRAINT retest_request_decided_by_someone CHECK (state IN ('REQUESTED', 'WITHDRAWN') OR (decided_by_id IS NOT NULL AND decided_at IS NOT NULL)),
  ADD CONSTRAINT retest_request_refused_with_reason CHECK (state <> 'REFUSED' OR note <> '');
-- The school agreed to another test, and to nothing else.
ALTER TABLE tracking.assessment ADD CONSTRAINT assessment_request_is_retest CHECK (request_id IS NULL OR kind = 'RETEST');

ALTER TABLE tracking.part_mark_rule
  ADD CONSTRAINT part_mark_rule_grade CHECK (grade BETWEEN 1 AND 5),
  ADD CONSTRAINT part_mark_rule_subject CHECK (subject_code IN ('TV', 'NN'));
ALTER TABLE tracking.part_mark
  ADD CONSTRAINT part_mark_subject CHECK (subject_code IN ('TV', 'NN')),
  ADD CONSTRAINT part_mark_within CHECK (value BETWEEN 0 AND 10);

ALTER TABLE tracking.individual_plan
  ADD CONSTRAINT individual_plan_has_number CHECK (number <> '' AND disability <> ''),
  ADD CONSTRAINT individual_plan_decided_by_someone CHECK (
    state <> 'APPROVED' OR (decided_by_id IS NOT NULL AND decided_at IS NOT NULL AND decision_number <> '' AND decided_on IS NOT NULL)),
  ADD CONSTRAINT individual_plan_refused_with_reason CHECK (state <> 'REFUSED' OR note <> '');
ALTER TABLE tracking.individual_plan_subject ADD CONSTRAINT individual_plan_subject_known CHECK (tracking.is_subject(subject_code));

DO $$
DECLARE
  name TEXT;
BEGIN
  FOREACH name IN ARRAY ARRAY['retest_request', 'part_mark_rule', 'part_mark', 'individual_plan', 'individual_plan_subject', 'subject_choice'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON tracking.%I TO hoc_ba_app', name);
    EXECUTE format('REVOKE DELETE ON tracking.%I FROM hoc_ba_app', name);
    EXECUTE format('CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON tracking.%I FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete()', name);
  END LOOP;
END
$$;
-- What a decided plan lists does not change: another plan is made.
REVOKE UPDATE ON tracking.individual_plan_subject FROM hoc_ba_app;
