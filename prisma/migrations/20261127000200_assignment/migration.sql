-- Assignments are prepared, decided and signed here (QĐ 1789, Đ.20.2): a draft's changes, the paper the head signs, groups whose
-- members come and go, delegations that end early. docs/decisions/174-assignment-by-versions.md.

-- AlterEnum
ALTER TYPE "transcripts"."BatchPurpose" ADD VALUE 'ASSIGNMENT';

-- AlterTable
ALTER TABLE "tracking"."duty_assignment" ADD COLUMN     "batch_id" UUID,
ADD COLUMN     "dropped_at" TIMESTAMPTZ(3),
ADD COLUMN     "paper" BYTEA,
ADD COLUMN     "prepared_at" TIMESTAMPTZ(3),
ADD COLUMN     "prepared_by_id" UUID,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "return_note" TEXT,
ADD COLUMN     "signature" BYTEA,
ADD COLUMN     "submitted_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "tracking"."duty_assignment" ADD CONSTRAINT "duty_assignment_prepared_by_id_fkey" FOREIGN KEY ("prepared_by_id") REFERENCES "tracking"."staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "tracking"."duty" ADD COLUMN     "cancelled_by_id" UUID;
ALTER TABLE "tracking"."duty" ADD CONSTRAINT "duty_cancelled_by_id_fkey" FOREIGN KEY ("cancelled_by_id") REFERENCES "tracking"."duty_assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "tracking"."delegation" ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "given_at" TIMESTAMPTZ(3);

-- AlterTable: groups say their subject; those that are there say it by their duties
ALTER TABLE "tracking"."pupil_group" ADD COLUMN     "subject_code" VARCHAR(8);
UPDATE "tracking"."pupil_group" g SET "subject_code" = (SELECT d."subject_code" FROM "tracking"."duty" d WHERE d."group_id" = g."id" LIMIT 1);
ALTER TABLE "tracking"."pupil_group" ADD CONSTRAINT pupil_group_subject_known CHECK (tracking.is_subject(subject_code));

-- AlterTable: who moves to another group leaves a row behind
ALTER TABLE "tracking"."pupil_group_member" DROP CONSTRAINT "pupil_group_member_pkey",
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "left_at" TIMESTAMPTZ(3),
ADD CONSTRAINT "pupil_group_member_pkey" PRIMARY KEY ("id");
CREATE INDEX "pupil_group_member_pupil_id_idx" ON "tracking"."pupil_group_member"("pupil_id");

-- CreateTable
CREATE TABLE "tracking"."duty_change" (
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "ends_duty_id" UUID,
    "staff_id" UUID NOT NULL,
    "kind" "tracking"."DutyKind" NOT NULL,
    "class_id" UUID,
    "subject_code" VARCHAR(8),
    "group_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "duty_change_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "duty_change_assignment_id_ends_duty_id_key" ON "tracking"."duty_change"("assignment_id", "ends_duty_id");
ALTER TABLE "tracking"."duty_change" ADD CONSTRAINT "duty_change_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "tracking"."duty_assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "tracking"."duty_change" ADD CONSTRAINT "duty_change_ends_duty_id_fkey" FOREIGN KEY ("ends_duty_id") REFERENCES "tracking"."duty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "tracking"."duty_change" ADD CONSTRAINT "duty_change_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "tracking"."staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "tracking"."duty_change" ADD CONSTRAINT "duty_change_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "tracking"."duty_change" ADD CONSTRAINT "duty_change_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "tracking"."pupil_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────────────────── guards ─────────────────────────

-- A year has one draft at a time; a pupil one place in a group at a time.
CREATE UNIQUE INDEX duty_assignment_one_open ON tracking.duty_assignment (year_id) WHERE signed_at IS NULL AND dropped_at IS NULL;
CREATE UNIQUE INDEX pupil_group_member_one_current ON tracking.pupil_group_member (group_id, pupil_id) WHERE left_at IS NULL;

ALTER TABLE tracking.duty_change
  ADD CONSTRAINT duty_change_subject_known CHECK (tracking.is_subject(subject_code)),
  ADD CONSTRAINT duty_change_ending_has_a_day CHECK (ends_duty_id IS NULL OR valid_to IS NOT NULL),
  ADD CONSTRAINT duty_change_ends_after_start CHECK (ends_duty_id IS NOT NULL OR valid_to >= valid_from);
ALTER TABLE tracking.duty_assignment
  ADD CONSTRAINT duty_assignment_signed_has_number CHECK (signed_at IS NULL OR btrim(number) <> ''),
  ADD CONSTRAINT duty_assignment_signature_with_paper CHECK (signature IS NULL OR (paper IS NOT NULL AND signed_at IS NOT NULL));
ALTER TABLE tracking.delegation ADD CONSTRAINT delegation_taken_back_with_reason CHECK (ended_at IS NULL OR btrim(coalesce(end_reason, '')) <> '');

-- A duty that a later version cancelled before it began stands in nobody's way.
ALTER TABLE tracking.duty
  DROP CONSTRAINT duty_one_homeroom_teacher,
  DROP CONSTRAINT duty_one_subject_teacher,
  DROP CONSTRAINT duty_one_head,
  ADD CONSTRAINT duty_one_homeroom_teacher EXCLUDE USING gist (class_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
    WHERE (kind = 'HOMEROOM_TEACHER' AND cancelled_by_id IS NULL),
  ADD CONSTRAINT duty_one_subject_teacher EXCLUDE USING gist (class_id WITH =, subject_code WITH =,
    (COALESCE(group_id, '00000000-0000-0000-0000-000000000000'::uuid)) WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
    WHERE (kind = 'SUBJECT_TEACHER' AND cancelled_by_id IS NULL),
  ADD CONSTRAINT duty_one_head EXCLUDE USING gist (daterange(valid_from, valid_to, '[]') WITH &&) WHERE (kind = 'HEAD' AND cancelled_by_id IS NULL);

-- What the head has signed stays as it was signed; so do its changes.
CREATE FUNCTION tracking.refuse_signed_assignment() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'duty_assignment' THEN
    IF OLD.signed_at IS NOT NULL THEN
      RAISE EXCEPTION 'A signed assignment is not changed: a new version follows it.' USING ERRCODE = 'HB002';
    END IF;
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM tracking.duty_assignment a
             WHERE a.signed_at IS NOT NULL AND a.id IN (CASE WHEN TG_OP = 'INSERT' THEN NEW.assignment_id ELSE OLD.assignment_id END)) THEN
    RAISE EXCEPTION 'The changes of a signed assignment stay as they are.' USING ERRCODE = 'HB002';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER signed_stays BEFORE UPDATE ON tracking.duty_assignment FOR EACH ROW EXECUTE FUNCTION tracking.refuse_signed_assignment();
CREATE TRIGGER signed_stays BEFORE INSERT OR UPDATE OR DELETE ON tracking.duty_change FOR EACH ROW EXECUTE FUNCTION tracking.refuse_signed_assignment();

GRANT SELECT, INSERT, DELETE ON tracking.duty_change TO hoc_ba_app;
REVOKE UPDATE ON tracking.duty, tracking.delegation FROM hoc_ba_app;
GRANT UPDATE (valid_to, cancelled_by_id) ON tracking.duty TO hoc_ba_app;
GRANT UPDATE (valid_to, ended_at, end_reason) ON tracking.delegation TO hoc_ba_app;
REVOKE DELETE ON tracking.pupil_group_member FROM hoc_ba_app;
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON tracking.pupil_group_member FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete();
