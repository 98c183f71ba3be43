-- CreateEnum
CREATE TYPE "tracking"."BankState" AS ENUM ('ACTIVE', 'RETIRED');

-- CreateEnum
CREATE TYPE "tracking"."SuggestionState" AS ENUM ('OPEN', 'TAKEN', 'LEFT', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "tracking"."bank_comment" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "code" VARCHAR(12) NOT NULL,
    "place" VARCHAR(24) NOT NULL,
    "level" VARCHAR(1),
    "text" TEXT NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "state" "tracking"."BankState" NOT NULL DEFAULT 'ACTIVE',
    "edited_by_id" UUID,
    "edited_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "bank_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."suggestion" (
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "period" "tracking"."Period" NOT NULL,
    "column_key" VARCHAR(60) NOT NULL,
    "value" TEXT NOT NULL,
    "subject_code" VARCHAR(8) NOT NULL,
    "author_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "tracking"."SuggestionState" NOT NULL DEFAULT 'OPEN',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tracking"."private_note" (
    "id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "private_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bank_comment_owner_id_place_idx" ON "tracking"."bank_comment"("owner_id", "place");

-- CreateIndex
CREATE INDEX "suggestion_class_id_period_state_idx" ON "tracking"."suggestion"("class_id", "period", "state");

-- CreateIndex
CREATE INDEX "private_note_author_id_pupil_id_idx" ON "tracking"."private_note"("author_id", "pupil_id");

-- AddForeignKey
ALTER TABLE "tracking"."bank_comment" ADD CONSTRAINT "bank_comment_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "tracking"."staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."bank_comment" ADD CONSTRAINT "bank_comment_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "tracking"."staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."suggestion" ADD CONSTRAINT "suggestion_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."suggestion" ADD CONSTRAINT "suggestion_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "tracking"."school_class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."suggestion" ADD CONSTRAINT "suggestion_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "tracking"."staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."suggestion" ADD CONSTRAINT "suggestion_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "tracking"."staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."private_note" ADD CONSTRAINT "private_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "tracking"."staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking"."private_note" ADD CONSTRAINT "private_note_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "tracking"."pupil"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────────────────── guards ─────────────────────────

-- A code is given once: the school's once in the school, a teacher's own once for him.
CREATE UNIQUE INDEX bank_comment_one_code ON tracking.bank_comment (owner_id, code) NULLS NOT DISTINCT;

ALTER TABLE tracking.bank_comment
  ADD CONSTRAINT bank_comment_place_known CHECK (
    tracking.is_subject(place) OR place IN ('QUALITIES', 'GENERAL_COMPETENCES', 'SPECIFIC_COMPETENCES', 'OVERALL')),
  ADD CONSTRAINT bank_comment_level_known CHECK (
    CASE WHEN tracking.is_subject(place) THEN level IN ('T', 'H', 'C') ELSE level IN ('T', 'D', 'C') END),
  ADD CONSTRAINT bank_comment_says_something CHECK (btrim(text) <> ''),
  ADD CONSTRAINT bank_comment_edited_by_owner CHECK (owner_id IS NULL OR edited_by_id = owner_id);
ALTER TABLE tracking.suggestion
  ADD CONSTRAINT suggestion_subject_known CHECK (tracking.is_subject(subject_code)),
  ADD CONSTRAINT suggestion_of_homeroom_column CHECK (column_key ~ '^(trait|remark)\.[A-Z_]+$'),
  ADD CONSTRAINT suggestion_says_something CHECK (btrim(value) <> ''),
  ADD CONSTRAINT suggestion_decided_by_someone CHECK ((state IN ('TAKEN', 'LEFT')) = (decided_by_id IS NOT NULL) AND (state = 'OPEN') = (decided_at IS NULL));
ALTER TABLE tracking.private_note ADD CONSTRAINT private_note_says_something CHECK (btrim(text) <> '');

GRANT SELECT, INSERT, UPDATE ON tracking.bank_comment, tracking.suggestion TO hoc_ba_app;
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON tracking.bank_comment FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON tracking.suggestion FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete();
-- A private note counts for nothing and belongs to its author: he may tear it up.
GRANT SELECT, INSERT, DELETE ON tracking.private_note TO hoc_ba_app;

-- A sentence keeps its code and its place; a suggestion stays as its author wrote it.
CREATE TRIGGER frozen BEFORE UPDATE ON tracking.bank_comment
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('level', 'text', 'edition', 'state', 'edited_by_id', 'edited_at', 'version');
CREATE TRIGGER frozen BEFORE UPDATE ON tracking.suggestion
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('state', 'decided_by_id', 'decided_at', 'version');
CREATE TRIGGER steps BEFORE UPDATE ON tracking.bank_comment
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_steps('state', 'ACTIVE>RETIRED', 'RETIRED>ACTIVE');
CREATE TRIGGER steps BEFORE UPDATE ON tracking.suggestion
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_steps('state', 'OPEN>TAKEN', 'OPEN>LEFT', 'OPEN>WITHDRAWN', 'LEFT>TAKEN');
