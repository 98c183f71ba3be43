-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "tracking";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "transcripts";

-- CreateEnum
CREATE TYPE "tracking"."Period" AS ENUM ('GK1', 'CK1', 'GK2', 'CN');

-- CreateEnum
CREATE TYPE "tracking"."Sex" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "tracking"."IdentityKind" AS ENUM ('CCCD', 'PASSPORT');

-- CreateEnum
CREATE TYPE "tracking"."EnrolmentEnd" AS ENUM ('MOVED_CLASS', 'TRANSFERRED', 'LEFT');

-- CreateEnum
CREATE TYPE "tracking"."DutyKind" AS ENUM ('SUBJECT_TEACHER', 'HOMEROOM_TEACHER', 'DEPARTMENT_LEAD', 'HEAD', 'DEPUTY_HEAD', 'ACADEMIC_CLERK', 'SEAL_CLERK', 'ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "tracking"."DelegationScope" AS ENUM ('CLASS_YEAR', 'YEARLY_UNIT');

-- CreateEnum
CREATE TYPE "tracking"."AccountStatus" AS ENUM ('PREPARED', 'ACTIVE', 'LOCKED');

-- CreateEnum
CREATE TYPE "tracking"."SubjectLevel" AS ENUM ('T', 'H', 'C');

-- CreateEnum
CREATE TYPE "tracking"."TraitLevel" AS ENUM ('T', 'D', 'C');

-- CreateEnum
CREATE TYPE "tracking"."AttemptKind" AS ENUM ('FIRST', 'MAKE_UP', 'RETEST', 'SUPPLEMENTARY', 'HEAD');

-- CreateEnum
CREATE TYPE "tracking"."RemarkKind" AS ENUM ('QUALITIES', 'GENERAL_COMPETENCES', 'SPECIFIC_COMPETENCES', 'OVERALL');

-- CreateEnum
CREATE TYPE "tracking"."DaySession" AS ENUM ('MORNING', 'AFTERNOON');

-- CreateEnum
CREATE TYPE "tracking"."YearResult" AS ENUM ('EXCELLENT', 'WELL_DONE', 'DONE', 'NOT_DONE');

-- CreateEnum
CREATE TYPE "tracking"."Promotion" AS ENUM ('PROMOTED', 'NOT_PROMOTED', 'PRIMARY_COMPLETED');

-- CreateEnum
CREATE TYPE "tracking"."AwardKind" AS ENUM ('EXCELLENT', 'EXEMPLARY', 'SUDDEN');

-- CreateEnum
CREATE TYPE "tracking"."SheetStatus" AS ENUM ('OPEN', 'CERTIFIED', 'APPROVED');

-- CreateEnum
CREATE TYPE "tracking"."PartStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "transcripts"."DocumentKind" AS ENUM ('CREATION', 'YEARLY', 'INTERIM', 'DIGITISED', 'CLASS_SHEET');

-- CreateEnum
CREATE TYPE "transcripts"."UnitStatus" AS ENUM ('SIGNING', 'ISSUED', 'WITHDRAWN', 'REVOKED', 'REPLACED');

-- CreateEnum
CREATE TYPE "transcripts"."RegistrationStatus" AS ENUM ('REGISTERED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "transcripts"."SlotRole" AS ENUM ('GVBM', 'GVCN', 'CBQL', 'KY_PHAT_HANH');

-- CreateEnum
CREATE TYPE "transcripts"."FileFormat" AS ENUM ('XML', 'PDF');

-- CreateEnum
CREATE TYPE "transcripts"."SignatureState" AS ENUM ('PREPARED', 'SIGNED', 'EMBEDDED');

-- CreateEnum
CREATE TYPE "transcripts"."CertificateHolder" AS ENUM ('PERSON', 'SCHOOL');

-- CreateEnum
CREATE TYPE "transcripts"."CertificateStatus" AS ENUM ('DECLARED', 'APPROVED', 'REVOKED');

-- CreateEnum
CREATE TYPE "transcripts"."BatchState" AS ENUM ('PIN_NEEDED', 'RUNNING', 'DONE', 'STOPPED');

-- CreateEnum
CREATE TYPE "transcripts"."ItemState" AS ENUM ('WAITING', 'DONE', 'REFUSED');

-- CreateTable
CREATE TABLE "tracking"."school" (
    "id" UUID NOT NULL,
    "code" VARCHAR(20) NOT NULL,
    "department_code" VARCHAR(2) NOT NULL,
    "department_name" TEXT NOT NULL,
    "level_code" VARCHAR(2) NOT NULL DEFAULT '02',
    "tax_code" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "is_trial" BOOLEAN NOT NULL DEFAULT false,
    "hide_until_city" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."school_year" (
    "id" UUID NOT NULL,
    "start_year" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "school_name" TEXT NOT NULL,
    "ward" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "supplements_closes_on" DATE NOT NULL,

    CONSTRAINT "school_year_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."grade_calendar" (
    "year_id" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "review_by" DATE NOT NULL,
    "sign_by" DATE NOT NULL,
    "issue_by" DATE NOT NULL,
    "term_two_on" DATE NOT NULL,

    CONSTRAINT "grade_calendar_pkey" PRIMARY KEY ("year_id","grade")
);

-- CreateTable
CREATE TABLE "tracking"."entry_window" (
    "year_id" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "entry_window_pkey" PRIMARY KEY ("year_id","grade","period")
);

-- CreateTable
CREATE TABLE "tracking"."school_class" (
    "id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "school_class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."class_subject" (
    "class_id" UUID NOT NULL,
    "subject_code" VARCHAR(8) NOT NULL,

    CONSTRAINT "class_subject_pkey" PRIMARY KEY ("class_id","subject_code")
);

-- CreateTable
CREATE TABLE "tracking"."pupil" (
    "id" UUID NOT NULL,
    "code" VARCHAR(20) NOT NULL,
    "identity_kind" "tracking"."IdentityKind" NOT NULL DEFAULT 'CCCD',
    "identity_number" VARCHAR(20),
    "full_name" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "sex" "tracking"."Sex" NOT NULL,
    "birth_date" DATE NOT NULL,
    "birth_place" TEXT NOT NULL,
    "hometown" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "ethnicity" TEXT NOT NULL,
    "ethnicity_code" VARCHAR(2) NOT NULL,
    "nationality" TEXT NOT NULL DEFAULT 'Việt Nam',
    "father_name" TEXT,
    "mother_name" TEXT,
    "mother_missing_reason" TEXT,
    "guardian_name" TEXT,
    "disability" TEXT,
    "notes" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pupil_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."admission" (
    "id" UUID NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "pupil_id" UUID NOT NULL,
    "admitted_on" DATE NOT NULL,
    "from_school" TEXT,

    CONSTRAINT "admission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."enrolment" (
    "id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "order_no" INTEGER NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "end" "tracking"."EnrolmentEnd",

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."guardian" (
    "id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "identity_number" VARCHAR(20),
    "phone" TEXT,

    CONSTRAINT "guardian_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."guardianship" (
    "id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "paper" TEXT,

    CONSTRAINT "guardianship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."subject_choice" (
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "subject_code" VARCHAR(8) NOT NULL,
    "exempt" BOOLEAN NOT NULL,
    "reason" TEXT,
    "paper" TEXT,

    CONSTRAINT "subject_choice_pkey" PRIMARY KEY ("pupil_id","year_id","subject_code")
);

-- CreateTable
CREATE TABLE "tracking"."staff" (
    "id" UUID NOT NULL,
    "code" VARCHAR(20) NOT NULL,
    "full_name" TEXT NOT NULL,
    "sex" "tracking"."Sex" NOT NULL,
    "identity_number" VARCHAR(12) NOT NULL,
    "left_on" DATE,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."duty_assignment" (
    "id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "signed_by_id" UUID,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "duty_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."duty" (
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "kind" "tracking"."DutyKind" NOT NULL,
    "class_id" UUID,
    "subject_code" VARCHAR(8),
    "group_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."pupil_group" (
    "id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "pupil_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."pupil_group_member" (
    "group_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,

    CONSTRAINT "pupil_group_member_pkey" PRIMARY KEY ("group_id","pupil_id")
);

-- CreateTable
CREATE TABLE "tracking"."delegation" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "scope" "tracking"."DelegationScope" NOT NULL,
    "paper" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."account" (
    "id" UUID NOT NULL,
    "username" VARCHAR(60) NOT NULL,
    "password_hash" TEXT NOT NULL,
    "password_is_temporary" BOOLEAN NOT NULL DEFAULT false,
    "status" "tracking"."AccountStatus" NOT NULL DEFAULT 'PREPARED',
    "staff_id" UUID,
    "guardian_id" UUID,
    "prepared_by_id" UUID,
    "approved_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."throttle" (
    "key" VARCHAR(120) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "tracking"."assessment" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "subject_code" VARCHAR(8) NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "kind" "tracking"."AttemptKind" NOT NULL DEFAULT 'FIRST',
    "current" BOOLEAN NOT NULL DEFAULT true,
    "level" "tracking"."SubjectLevel",
    "mark" SMALLINT,
    "absent_reason" TEXT,
    "comment" TEXT,
    "reason" TEXT,
    "assessed_on" DATE,
    "entered_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."trait_assessment" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "trait_code" VARCHAR(24) NOT NULL,
    "level" "tracking"."TraitLevel",
    "entered_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "trait_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."homeroom_remark" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "kind" "tracking"."RemarkKind" NOT NULL,
    "text" TEXT,
    "entered_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "homeroom_remark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."absence" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "session" "tracking"."DaySession" NOT NULL,
    "with_leave" BOOLEAN NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."health_measure" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "term" SMALLINT NOT NULL,
    "height_cm" DECIMAL(4,1),
    "weight_kg" DECIMAL(4,1),
    "entered_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "health_measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."year_outcome" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "rule_set" TEXT NOT NULL,
    "result" "tracking"."YearResult",
    "promotion" "tracking"."Promotion",
    "completion" TEXT,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "year_outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."award" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "year_id" UUID NOT NULL,
    "kind" "tracking"."AwardKind" NOT NULL,
    "text" TEXT NOT NULL,
    "evidence" TEXT,
    "class_recognised" BOOLEAN NOT NULL DEFAULT false,
    "decision" TEXT,
    "proposed_by_id" UUID NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."class_sheet" (
    "id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "status" "tracking"."SheetStatus" NOT NULL DEFAULT 'OPEN',
    "certified_by_id" UUID,
    "certified_at" TIMESTAMPTZ(3),
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "class_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."subject_sheet" (
    "id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "subject_code" VARCHAR(8) NOT NULL,
    "group_id" UUID,
    "status" "tracking"."PartStatus" NOT NULL DEFAULT 'DRAFT',
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "subject_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."history" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" VARCHAR(60) NOT NULL,
    "entity" VARCHAR(40) NOT NULL,
    "entity_id" TEXT NOT NULL,
    "pupil_id" UUID,
    "class_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."read_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,
    "what" VARCHAR(60) NOT NULL,
    "entity_id" TEXT NOT NULL,
    "pupil_id" UUID,

    CONSTRAINT "read_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."handled_request" (
    "account_id" UUID NOT NULL,
    "key" VARCHAR(80) NOT NULL,
    "action" VARCHAR(60) NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handled_request_pkey" PRIMARY KEY ("account_id","key")
);

-- CreateTable
CREATE TABLE "transcripts"."transcript" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "level_code" VARCHAR(2) NOT NULL DEFAULT '02',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transcript_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."unit" (
    "id" UUID NOT NULL,
    "transcript_id" UUID NOT NULL,
    "kind" "transcripts"."DocumentKind" NOT NULL DEFAULT 'YEARLY',
    "status" "transcripts"."UnitStatus" NOT NULL DEFAULT 'SIGNING',
    "code" UUID NOT NULL,
    "layout" VARCHAR(20) NOT NULL,
    "rule_set" VARCHAR(20) NOT NULL,
    "start_year" INTEGER NOT NULL,
    "year_label" TEXT NOT NULL,
    "grade" INTEGER NOT NULL,
    "class_id" UUID NOT NULL,
    "class_name" TEXT NOT NULL,
    "order_no" INTEGER NOT NULL,
    "pupil_id" UUID NOT NULL,
    "pupil_code" TEXT NOT NULL,
    "identity_number" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "birth_date" DATE NOT NULL,
    "data" JSONB NOT NULL,
    "data_digest" BYTEA NOT NULL,
    "declared_on" DATE NOT NULL,
    "previous_id" UUID,
    "replaces_id" UUID,
    "gap_reason" TEXT,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "prepared_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."code_registration" (
    "id" UUID NOT NULL,
    "code" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "provider" VARCHAR(20) NOT NULL,
    "identity_number" TEXT NOT NULL,
    "status" "transcripts"."RegistrationStatus" NOT NULL DEFAULT 'REGISTERED',
    "registered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."slot" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" "transcripts"."SlotRole" NOT NULL,
    "key" VARCHAR(40) NOT NULL,
    "stage" INTEGER NOT NULL,
    "staff_id" UUID,
    "signer_name" TEXT NOT NULL,
    "signer_identity" TEXT NOT NULL,
    "subjects" TEXT[],
    "duty_id" UUID,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."signature" (
    "id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "format" "transcripts"."FileFormat" NOT NULL,
    "state" "transcripts"."SignatureState" NOT NULL DEFAULT 'PREPARED',
    "certificate_id" UUID NOT NULL,
    "signing_time" TIMESTAMPTZ(0) NOT NULL,
    "hash" BYTEA NOT NULL,
    "value" BYTEA,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."file_revision" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "format" "transcripts"."FileFormat" NOT NULL,
    "revision" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."issue_entry" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "start_year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "city_receipt_at" TIMESTAMPTZ(3),

    CONSTRAINT "issue_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."issue_counter" (
    "start_year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "issue_counter_pkey" PRIMARY KEY ("start_year")
);

-- CreateTable
CREATE TABLE "transcripts"."confirmation_code" (
    "unit_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "renewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "confirmation_code_pkey" PRIMARY KEY ("unit_id","edition")
);

-- CreateTable
CREATE TABLE "transcripts"."certificate" (
    "id" UUID NOT NULL,
    "holder" "transcripts"."CertificateHolder" NOT NULL,
    "staff_id" UUID,
    "subject" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "fingerprint" VARCHAR(64) NOT NULL,
    "not_before" TIMESTAMPTZ(0) NOT NULL,
    "not_after" TIMESTAMPTZ(0) NOT NULL,
    "der" BYTEA NOT NULL,
    "chain" BYTEA[],
    "status" "transcripts"."CertificateStatus" NOT NULL DEFAULT 'DECLARED',
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."stored_key" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."trust_anchor" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "der" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "trust_anchor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."revocation_list" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "der" BYTEA NOT NULL,
    "this_update" TIMESTAMPTZ(0) NOT NULL,
    "next_update" TIMESTAMPTZ(0),

    CONSTRAINT "revocation_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."batch" (
    "id" UUID NOT NULL,
    "role" "transcripts"."SlotRole" NOT NULL,
    "owner_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "state" "transcripts"."BatchState" NOT NULL DEFAULT 'PIN_NEEDED',
    "stop_reason" VARCHAR(40),
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."batch_item" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "state" "transcripts"."ItemState" NOT NULL DEFAULT 'WAITING',
    "reason" VARCHAR(60),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."transcript_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" VARCHAR(60) NOT NULL,
    "entity" VARCHAR(40) NOT NULL,
    "entity_id" TEXT NOT NULL,
    "pupil_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,

    CONSTRAINT "transcript_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "school_year_start_year_key" ON "tracking"."school_year"("start_year");

-- CreateIndex
CREATE UNIQUE INDEX "school_year_label_key" ON "tracking"."school_year"("label");

-- CreateIndex
CREATE INDEX "school_class_year_id_grade_idx" ON "tracking"."school_class"("year_id", "grade");

-- CreateIndex
CREATE UNIQUE INDEX "school_class_year_id_name_key" ON "tracking"."school_class"("year_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "pupil_code_key" ON "tracking"."pupil"("code");

-- CreateIndex
CREATE UNIQUE INDEX "pupil_identity_number_key" ON "tracking"."pupil"("identity_number");

-- CreateIndex
CREATE INDEX "pupil_search_name_idx" ON "tracking"."pupil"("search_name");

-- CreateIndex
CREATE UNIQUE INDEX "admission_number_key" ON "tracking"."admission"("number");

-- CreateIndex
CREATE INDEX "enrolment_pupil_id_idx" ON "tracking"."enrolment"("pupil_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_class_id_order_no_key" ON "tracking"."enrolment"("class_id", "order_no");

-- CreateIndex
CREATE INDEX "guardianship_guardian_id_idx" ON "tracking"."guardianship"("guardian_id");

-- CreateIndex
CREATE INDEX "guardianship_pupil_id_idx" ON "tracking"."guardianship"("pupil_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_code_key" ON "tracking"."staff"("code");

-- CreateIndex
CREATE UNIQUE INDEX "staff_identity_number_key" ON "tracking"."staff"("identity_number");

-- CreateIndex
CREATE UNIQUE INDEX "duty_assignment_year_id_revision_key" ON "tracking"."duty_assignment"("year_id", "revision");

-- CreateIndex
CREATE INDEX "duty_staff_id_idx" ON "tracking"."duty"("staff_id");

-- CreateIndex
CREATE INDEX "duty_class_id_subject_code_idx" ON "tracking"."duty"("class_id", "subject_code");

-- CreateIndex
CREATE UNIQUE INDEX "account_username_key" ON "tracking"."account"("username");

-- CreateIndex
CREATE UNIQUE INDEX "account_staff_id_key" ON "tracking"."account"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_guardian_id_key" ON "tracking"."account"("guardian_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "tracking"."session"("account_id");

-- CreateIndex
CREATE INDEX "assessment_year_id_period_subject_code_idx" ON "tracking"."assessment"("year_id", "period", "subject_code");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_pupil_id_year_id_subject_code_period_attempt_key" ON "tracking"."assessment"("pupil_id", "year_id", "subject_code", "period", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "trait_assessment_pupil_id_year_id_period_trait_code_key" ON "tracking"."trait_assessment"("pupil_id", "year_id", "period", "trait_code");

-- CreateIndex
CREATE UNIQUE INDEX "homeroom_remark_pupil_id_year_id_period_kind_key" ON "tracking"."homeroom_remark"("pupil_id", "year_id", "period", "kind");

-- CreateIndex
CREATE INDEX "absence_pupil_id_year_id_idx" ON "tracking"."absence"("pupil_id", "year_id");

-- CreateIndex
CREATE UNIQUE INDEX "health_measure_pupil_id_year_id_term_key" ON "tracking"."health_measure"("pupil_id", "year_id", "term");

-- CreateIndex
CREATE UNIQUE INDEX "year_outcome_pupil_id_year_id_key" ON "tracking"."year_outcome"("pupil_id", "year_id");

-- CreateIndex
CREATE INDEX "award_pupil_id_year_id_idx" ON "tracking"."award"("pupil_id", "year_id");

-- CreateIndex
CREATE UNIQUE INDEX "class_sheet_class_id_period_key" ON "tracking"."class_sheet"("class_id", "period");

-- CreateIndex
CREATE UNIQUE INDEX "subject_sheet_sheet_id_subject_code_group_id_key" ON "tracking"."subject_sheet"("sheet_id", "subject_code", "group_id");

-- CreateIndex
CREATE INDEX "history_entity_entity_id_at_idx" ON "tracking"."history"("entity", "entity_id", "at");

-- CreateIndex
CREATE INDEX "history_pupil_id_at_idx" ON "tracking"."history"("pupil_id", "at");

-- CreateIndex
CREATE INDEX "read_log_pupil_id_at_idx" ON "tracking"."read_log"("pupil_id", "at");

-- CreateIndex
CREATE INDEX "handled_request_at_idx" ON "tracking"."handled_request"("at");

-- CreateIndex
CREATE UNIQUE INDEX "transcript_pupil_id_level_code_key" ON "transcripts"."transcript"("pupil_id", "level_code");

-- CreateIndex
CREATE UNIQUE INDEX "unit_code_key" ON "transcripts"."unit"("code");

-- CreateIndex
CREATE UNIQUE INDEX "unit_replaces_id_key" ON "transcripts"."unit"("replaces_id");

-- CreateIndex
CREATE INDEX "unit_start_year_class_id_idx" ON "transcripts"."unit"("start_year", "class_id");

-- CreateIndex
CREATE INDEX "unit_pupil_id_idx" ON "transcripts"."unit"("pupil_id");

-- CreateIndex
CREATE INDEX "unit_search_name_idx" ON "transcripts"."unit"("search_name");

-- CreateIndex
CREATE INDEX "unit_identity_number_idx" ON "transcripts"."unit"("identity_number");

-- CreateIndex
CREATE UNIQUE INDEX "code_registration_code_key" ON "transcripts"."code_registration"("code");

-- CreateIndex
CREATE INDEX "slot_staff_id_role_idx" ON "transcripts"."slot"("staff_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "slot_unit_id_key_key" ON "transcripts"."slot"("unit_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "signature_slot_id_format_key" ON "transcripts"."signature"("slot_id", "format");

-- CreateIndex
CREATE UNIQUE INDEX "file_revision_unit_id_format_revision_key" ON "transcripts"."file_revision"("unit_id", "format", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "issue_entry_unit_id_key" ON "transcripts"."issue_entry"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "issue_entry_start_year_number_key" ON "transcripts"."issue_entry"("start_year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_fingerprint_key" ON "transcripts"."certificate"("fingerprint");

-- CreateIndex
CREATE INDEX "certificate_staff_id_idx" ON "transcripts"."certificate"("staff_id");

-- CreateIndex
CREATE INDEX "stored_key_owner_id_idx" ON "transcripts"."stored_key"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "trust_anchor_digest_key" ON "transcripts"."trust_anchor"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "revocation_list_issuer_this_update_key" ON "transcripts"."revocation_list"("issuer", "this_update");

-- CreateIndex
CREATE INDEX "batch_owner_id_created_at_idx" ON "transcripts"."batch"("owner_id", "created_at");

-- CreateIndex
CREATE INDEX "batch_item_batch_id_state_order_idx" ON "transcripts"."batch_item"("batch_id", "state", "order");

-- CreateIndex
CREATE UNIQUE INDEX "batch_item_batch_id_slot_id_key" ON "transcripts"."batch_item"("batch_id", "slot_id");

-- CreateIndex
CREATE INDEX "transcript_event_entity_entity_id_at_idx" ON "transcripts"."transcript_event"("entity", "entity_id", "at");

-- AddForeignKey
ALTER TABLE "tracking"."grade_calendar" ADD CONSTRAINT "grade_calendar_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."entry_window" ADD CONSTRAINT "entry_window_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."school_class" ADD CONSTRAINT "school_class_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."class_subject" ADD CONSTRAINT "class_subject_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."admission" ADD CONSTRAINT "admission_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."enrolment" ADD CONSTRAINT "enrolment_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."enrolment" ADD CONSTRAINT "enrolment_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."guardianship" ADD CONSTRAINT "guardianship_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "tracking"."guardian"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."guardianship" ADD CONSTRAINT "guardianship_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."subject_choice" ADD CONSTRAINT "subject_choice_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."subject_choice" ADD CONSTRAINT "subject_choice_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."duty_assignment" ADD CONSTRAINT "duty_assignment_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."duty_assignment" ADD CONSTRAINT "duty_assignment_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "tracking"."staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."duty" ADD CONSTRAINT "duty_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "tracking"."duty_assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."duty" ADD CONSTRAINT "duty_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "tracking"."staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."duty" ADD CONSTRAINT "duty_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."duty" ADD CONSTRAINT "duty_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "tracking"."pupil_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."pupil_group" ADD CONSTRAINT "pupil_group_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."pupil_group_member" ADD CONSTRAINT "pupil_group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "tracking"."pupil_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."pupil_group_member" ADD CONSTRAINT "pupil_group_member_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."delegation" ADD CONSTRAINT "delegation_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "tracking"."staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."delegation" ADD CONSTRAINT "delegation_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "tracking"."staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."account" ADD CONSTRAINT "account_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "tracking"."staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."account" ADD CONSTRAINT "account_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "tracking"."guardian"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "tracking"."account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."assessment" ADD CONSTRAINT "assessment_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."assessment" ADD CONSTRAINT "assessment_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."trait_assessment" ADD CONSTRAINT "trait_assessment_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."trait_assessment" ADD CONSTRAINT "trait_assessment_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."homeroom_remark" ADD CONSTRAINT "homeroom_remark_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."homeroom_remark" ADD CONSTRAINT "homeroom_remark_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."absence" ADD CONSTRAINT "absence_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."absence" ADD CONSTRAINT "absence_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."health_measure" ADD CONSTRAINT "health_measure_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."health_measure" ADD CONSTRAINT "health_measure_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."year_outcome" ADD CONSTRAINT "year_outcome_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."year_outcome" ADD CONSTRAINT "year_outcome_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."award" ADD CONSTRAINT "award_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."award" ADD CONSTRAINT "award_year_id_fkey" FOREIGN KEY ("year_id") REFERENCES "tracking"."school_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."class_sheet" ADD CONSTRAINT "class_sheet_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."subject_sheet" ADD CONSTRAINT "subject_sheet_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "tracking"."class_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."unit" ADD CONSTRAINT "unit_transcript_id_fkey" FOREIGN KEY ("transcript_id") REFERENCES "transcripts"."transcript"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."unit" ADD CONSTRAINT "unit_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "transcripts"."unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."unit" ADD CONSTRAINT "unit_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "transcripts"."unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."code_registration" ADD CONSTRAINT "code_registration_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "transcripts"."unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."slot" ADD CONSTRAINT "slot_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "transcripts"."unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."signature" ADD CONSTRAINT "signature_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "transcripts"."slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."signature" ADD CONSTRAINT "signature_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "transcripts"."certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."file_revision" ADD CONSTRAINT "file_revision_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "transcripts"."unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."issue_entry" ADD CONSTRAINT "issue_entry_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "transcripts"."unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."stored_key" ADD CONSTRAINT "stored_key_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "transcripts"."certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."batch" ADD CONSTRAINT "batch_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "transcripts"."certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."batch_item" ADD CONSTRAINT "batch_item_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "transcripts"."batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."batch_item" ADD CONSTRAINT "batch_item_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "transcripts"."unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."batch_item" ADD CONSTRAINT "batch_item_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "transcripts"."slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
