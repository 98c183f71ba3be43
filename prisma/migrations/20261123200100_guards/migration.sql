-- What the database itself refuses, whoever asks: the application, a script, or a person with the owner's password.
-- schema.prisma cannot say these things; scripts/schema-engine.ts and tests/integration/guards*.test.ts hold them.
--
-- SQLSTATEs of our own, so that a caller can tell a refusal from a fault:
--   HB001  this table only grows (history, issued files, the register)
--   HB002  this column never changes once written
--   HB003  nothing that once counted is deleted
--   HB004  this step does not follow from the state the row is in

-- ───────────────────────── the application's role ─────────────────────────

DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'hoc_ba_app') THEN
    CREATE ROLE hoc_ba_app NOLOGIN;
  END IF;
  IF NOT pg_has_role(current_user, 'hoc_ba_app', 'SET') THEN
    EXECUTE format('GRANT hoc_ba_app TO %I', current_user);
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'The role hoc_ba_app is missing and % may not create it.', current_user
      USING ERRCODE = 'insufficient_privilege',
            HINT = format('As a superuser run once: CREATE ROLE hoc_ba_app NOLOGIN; GRANT hoc_ba_app TO %I;', current_user);
  WHEN duplicate_object OR unique_violation THEN
    NULL; -- another database of this server is being migrated at the same moment
END
$$;

-- ───────────────────────── codes (lib/domain/assessment) ─────────────────────────

CREATE FUNCTION tracking.is_subject(code TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT code IN ('TV','TO','NN','SD','KH','TH','CN','DD','TX','TD','AN','MT','HD','DT') $$;

ALTER TABLE tracking.class_subject  ADD CONSTRAINT class_subject_known  CHECK (tracking.is_subject(subject_code));
ALTER TABLE tracking.subject_choice ADD CONSTRAINT subject_choice_known CHECK (tracking.is_subject(subject_code));
ALTER TABLE tracking.assessment     ADD CONSTRAINT assessment_subject_known CHECK (tracking.is_subject(subject_code));
ALTER TABLE tracking.subject_sheet  ADD CONSTRAINT subject_sheet_subject_known CHECK (tracking.is_subject(subject_code));
ALTER TABLE tracking.duty           ADD CONSTRAINT duty_subject_known CHECK (tracking.is_subject(subject_code));

ALTER TABLE tracking.trait_assessment ADD CONSTRAINT trait_known CHECK (trait_code IN (
  'YEU_NUOC','NHAN_AI','CHAM_CHI','TRUNG_THUC','TRACH_NHIEM','TU_CHU','GIAO_TIEP','GIAI_QUYET',
  'NGON_NGU','TINH_TOAN','KHOA_HOC','CONG_NGHE','TIN_HOC','THAM_MI','THE_CHAT'));

ALTER TABLE tracking.grade_calendar ADD CONSTRAINT grade_calendar_grade CHECK (grade BETWEEN 1 AND 5);
ALTER TABLE tracking.entry_window   ADD CONSTRAINT entry_window_grade CHECK (grade BETWEEN 1 AND 5);
ALTER TABLE tracking.school_class   ADD CONSTRAINT school_class_grade CHECK (grade BETWEEN 1 AND 5);

-- ───────────────────────── results (TT 27/2020) ─────────────────────────

ALTER TABLE tracking.assessment
  ADD CONSTRAINT assessment_mark_whole_0_to_10 CHECK (mark BETWEEN 0 AND 10),
  ADD CONSTRAINT assessment_absent_has_no_mark CHECK (mark IS NULL OR absent_reason IS NULL),
  ADD CONSTRAINT assessment_absence_has_reason CHECK (absent_reason <> ''),
  ADD CONSTRAINT assessment_attempt_counts_from_1 CHECK (attempt >= 1),
  -- Đ.7.1d: another test only at the end of a term; Đ.11.1: supplementary rounds only for the year
  ADD CONSTRAINT assessment_kind_fits_period CHECK (
    CASE kind WHEN 'RETEST' THEN period IN ('CK1', 'CN') WHEN 'SUPPLEMENTARY' THEN period = 'CN' WHEN 'HEAD' THEN period = 'CN' ELSE TRUE END);

-- Of all attempts exactly one counts.
CREATE UNIQUE INDEX assessment_one_current ON tracking.assessment (pupil_id, year_id, subject_code, period) WHERE current;

ALTER TABLE tracking.health_measure
  ADD CONSTRAINT health_measure_term CHECK (term IN (1, 2)),
  ADD CONSTRAINT health_measure_positive CHECK (height_cm > 0 AND weight_kg > 0);

-- ───────────────────────── people, duties, accounts ─────────────────────────

ALTER TABLE tracking.enrolment
  ADD CONSTRAINT enrolment_end_has_kind CHECK ((ended_on IS NULL) = ("end" IS NULL)),
  ADD CONSTRAINT enrolment_ends_after_start CHECK (ended_on >= started_on),
  ADD CONSTRAINT enrolment_order_counts_from_1 CHECK (order_no >= 1);

ALTER TABLE tracking.guardianship ADD CONSTRAINT guardianship_ends_after_start CHECK (valid_to >= valid_from);
ALTER TABLE tracking.delegation
  ADD CONSTRAINT delegation_ends_after_start CHECK (valid_to >= valid_from),
  ADD CONSTRAINT delegation_to_another CHECK (from_id <> to_id);

ALTER TABLE tracking.account
  ADD CONSTRAINT account_of_staff_or_guardian CHECK (num_nonnulls(staff_id, guardian_id) = 1),
  ADD CONSTRAINT account_approved_by_another CHECK (approved_by_id <> id);

ALTER TABLE tracking.duty
  ADD CONSTRAINT duty_ends_after_start CHECK (valid_to >= valid_from),
  ADD CONSTRAINT duty_shape CHECK (CASE kind
    WHEN 'SUBJECT_TEACHER'  THEN class_id IS NOT NULL AND subject_code IS NOT NULL
    WHEN 'HOMEROOM_TEACHER' THEN class_id IS NOT NULL AND subject_code IS NULL AND group_id IS NULL
    WHEN 'DEPARTMENT_LEAD'  THEN subject_code IS NULL AND group_id IS NULL
    ELSE class_id IS NULL AND subject_code IS NULL AND group_id IS NULL END);

-- One answers at a time. Both days of a duty count, so a successor begins on the day after.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE tracking.duty
  ADD CONSTRAINT duty_one_homeroom_teacher EXCLUDE USING gist (class_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
    WHERE (kind = 'HOMEROOM_TEACHER'),
  ADD CONSTRAINT duty_one_subject_teacher EXCLUDE USING gist (class_id WITH =, subject_code WITH =,
    (COALESCE(group_id, '00000000-0000-0000-0000-000000000000'::uuid)) WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
    WHERE (kind = 'SUBJECT_TEACHER'),
  ADD CONSTRAINT duty_one_head EXCLUDE USING gist (daterange(valid_from, valid_to, '[]') WITH &&) WHERE (kind = 'HEAD');

-- ───────────────────────── the class sheet ─────────────────────────

-- A part for the whole class has no group: two of those are the same part twice.
DROP INDEX tracking.subject_sheet_sheet_id_subject_code_group_id_key;
CREATE UNIQUE INDEX subject_sheet_sheet_id_subject_code_group_id_key
  ON tracking.subject_sheet (sheet_id, subject_code, group_id) NULLS NOT DISTINCT;

ALTER TABLE tracking.subject_sheet ADD CONSTRAINT subject_sheet_submitted_by_someone CHECK (
  status IN ('DRAFT', 'RETURNED') OR (submitted_by_id IS NOT NULL AND submitted_at IS NOT NULL));
ALTER TABLE tracking.class_sheet
  ADD CONSTRAINT class_sheet_certified_by_someone CHECK (status = 'OPEN' OR (certified_by_id IS NOT NULL AND certified_at IS NOT NULL)),
  ADD CONSTRAINT class_sheet_approved_by_someone CHECK (status <> 'APPROVED' OR (approved_by_id IS NOT NULL AND approved_at IS NOT NULL));
ALTER TABLE tracking.entry_window ADD CONSTRAINT entry_window_closes_after_opening CHECK (closes_at > opens_at);

-- ───────────────────────── transcripts: shapes ─────────────────────────

ALTER TABLE transcripts.unit
  ADD CONSTRAINT unit_grade CHECK (grade BETWEEN 1 AND 5),
  ADD CONSTRAINT unit_digest_is_sha256 CHECK (octet_length(data_digest) = 32),
  ADD CONSTRAINT unit_follows_another CHECK (previous_id <> id AND replaces_id <> id);

ALTER TABLE transcripts.slot
  ADD CONSTRAINT slot_subjects_known CHECK (subjects <@ ARRAY['TV','TO','NN','SD','KH','TH','CN','DD','TX','TD','AN','MT','HD','DT']),
  ADD CONSTRAINT slot_stage_of_role CHECK (
    stage = CASE role WHEN 'GVBM' THEN 1 WHEN 'GVCN' THEN 2 WHEN 'CBQL' THEN 3 WHEN 'KY_PHAT_HANH' THEN 4 END);

ALTER TABLE transcripts.signature
  ADD CONSTRAINT signature_hash_is_sha256 CHECK (octet_length(hash) = 32),
  ADD CONSTRAINT signature_value_when_signed CHECK ((state = 'PREPARED') = (value IS NULL) AND (value IS NULL) = (signed_at IS NULL));

ALTER TABLE transcripts.file_revision
  ADD CONSTRAINT file_revision_bytes_match_digest CHECK (sha256(bytes) = digest),
  ADD CONSTRAINT file_revision_counts_from_1 CHECK (revision >= 1),
  -- evidence of an XML is kept beside it: rebuilding and comparing must stay exact
  ADD CONSTRAINT file_revision_xml_has_one CHECK (format = 'PDF' OR revision = 1),
  ALTER COLUMN bytes SET STORAGE EXTERNAL; -- PDFs are compressed already

ALTER TABLE transcripts.issue_entry ADD CONSTRAINT issue_entry_counts_from_1 CHECK (number >= 1);
ALTER TABLE transcripts.confirmation_code ADD CONSTRAINT confirmation_code_counts_from_1 CHECK (edition >= 1);
ALTER TABLE transcripts.trust_anchor ADD CONSTRAINT trust_anchor_digest CHECK (sha256(der) = digest);
ALTER TABLE transcripts.certificate
  ADD CONSTRAINT certificate_fingerprint CHECK (encode(sha256(der), 'hex') = fingerprint),
  ADD CONSTRAINT certificate_of_person_or_school CHECK ((holder = 'PERSON') = (staff_id IS NOT NULL)),
  ADD CONSTRAINT certificate_approved_by_someone CHECK (status <> 'APPROVED' OR (approved_by_id IS NOT NULL AND approved_at IS NOT NULL)),
  ADD CONSTRAINT certificate_revoked_at_some_time CHECK (status <> 'REVOKED' OR revoked_at IS NOT NULL);
ALTER TABLE transcripts.batch_item ADD CONSTRAINT batch_item_done_at CHECK ((state = 'DONE') = (done_at IS NOT NULL));

-- ───────────────────────── what only grows, what is never deleted ─────────────────────────

CREATE FUNCTION tracking.refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% only grows: % is refused.', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP USING ERRCODE = 'HB001';
END
$$;

CREATE FUNCTION tracking.refuse_delete() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of %.% are never deleted: they end in a state.', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'HB003';
END
$$;

DO $$
DECLARE
  grows CONSTANT TEXT[] := ARRAY[
    'tracking.history', 'tracking.read_log', 'transcripts.transcript_event', 'transcripts.file_revision',
    'transcripts.confirmation_code', 'transcripts.revocation_list', 'transcripts.transcript'];
  kept CONSTANT TEXT[] := ARRAY[
    'tracking.school', 'tracking.school_year', 'tracking.school_class', 'tracking.pupil', 'tracking.admission', 'tracking.enrolment',
    'tracking.guardian', 'tracking.guardianship', 'tracking.staff', 'tracking.duty_assignment', 'tracking.duty', 'tracking.delegation',
    'tracking.account', 'tracking.assessment', 'tracking.trait_assessment', 'tracking.homeroom_remark', 'tracking.absence',
    'tracking.health_measure', 'tracking.year_outcome', 'tracking.award', 'tracking.class_sheet', 'tracking.subject_sheet',
    'transcripts.unit', 'transcripts.code_registration', 'transcripts.slot', 'transcripts.signature', 'transcripts.issue_entry',
    'transcripts.issue_counter', 'transcripts.certificate', 'transcripts.batch', 'transcripts.batch_item'];
  name TEXT;
BEGIN
  GRANT USAGE ON SCHEMA tracking, transcripts TO hoc_ba_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA tracking, transcripts TO hoc_ba_app;
  FOREACH name IN ARRAY grows LOOP
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_change()', name);
    EXECUTE format('REVOKE UPDATE, DELETE ON %s FROM hoc_ba_app', name);
  END LOOP;
  FOREACH name IN ARRAY kept LOOP
    EXECUTE format('CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete()', name);
    EXECUTE format('REVOKE DELETE ON %s FROM hoc_ba_app', name);
  END LOOP;
END
$$;

-- ───────────────────────── what never changes once written ─────────────────────────

-- Arguments: the columns that may change. Compared as JSON, so a column added later is frozen until it is named here.
CREATE FUNCTION transcripts.refuse_other_columns() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  before JSONB := to_jsonb(OLD) - TG_ARGV;
  after  JSONB := to_jsonb(NEW) - TG_ARGV;
BEGIN
  IF before IS DISTINCT FROM after THEN
    RAISE EXCEPTION 'Of %.% only % may change.', TG_TABLE_SCHEMA, TG_TABLE_NAME, array_to_string(TG_ARGV, ', ') USING ERRCODE = 'HB002';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER frozen BEFORE UPDATE ON transcripts.unit
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('status', 'version');
CREATE TRIGGER frozen BEFORE UPDATE ON transcripts.code_registration
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('status');
CREATE TRIGGER frozen BEFORE UPDATE ON transcripts.slot
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('signed_at');
CREATE TRIGGER frozen BEFORE UPDATE ON transcripts.issue_entry
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('city_receipt_at');
CREATE TRIGGER frozen BEFORE UPDATE ON transcripts.issue_counter
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('last');
CREATE TRIGGER frozen BEFORE UPDATE ON transcripts.certificate
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('status', 'approved_by_id', 'approved_at', 'revoked_at', 'version');
CREATE TRIGGER frozen BEFORE UPDATE ON transcripts.signature
  FOR EACH ROW WHEN (OLD.state = 'PREPARED')
  EXECUTE FUNCTION transcripts.refuse_other_columns('state', 'certificate_id', 'signing_time', 'hash', 'value', 'prepared_at', 'signed_at');
CREATE TRIGGER frozen_once_signed BEFORE UPDATE ON transcripts.signature
  FOR EACH ROW WHEN (OLD.state <> 'PREPARED')
  EXECUTE FUNCTION transcripts.refuse_other_columns('state');

-- Argument: the column that is set once, from null.
CREATE FUNCTION transcripts.refuse_second_time() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) ->> TG_ARGV[0] IS NOT NULL AND to_jsonb(OLD) -> TG_ARGV[0] IS DISTINCT FROM to_jsonb(NEW) -> TG_ARGV[0] THEN
    RAISE EXCEPTION '%.%.% is set once.', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'HB002';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER set_once BEFORE UPDATE ON transcripts.slot FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_second_time('signed_at');
CREATE TRIGGER set_once BEFORE UPDATE ON transcripts.issue_entry FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_second_time('city_receipt_at');
CREATE TRIGGER set_once BEFORE UPDATE ON transcripts.certificate FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_second_time('revoked_at');

-- ───────────────────────── the order of states ─────────────────────────

-- Arguments: every step that may be taken, as FROM>TO.
CREATE FUNCTION transcripts.refuse_other_steps() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  column_name CONSTANT TEXT := TG_ARGV[0];
  step CONSTANT TEXT := (to_jsonb(OLD) ->> column_name) || '>' || (to_jsonb(NEW) ->> column_name);
BEGIN
  IF to_jsonb(OLD) -> column_name IS DISTINCT FROM to_jsonb(NEW) -> column_name AND step <> ALL (TG_ARGV[1:]) THEN
    RAISE EXCEPTION '%.%: % is not a step.', TG_TABLE_SCHEMA, TG_TABLE_NAME, step USING ERRCODE = 'HB004';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER steps BEFORE UPDATE ON transcripts.unit FOR EACH ROW
  EXECUTE FUNCTION transcripts.refuse_other_steps('status', 'SIGNING>ISSUED', 'SIGNING>WITHDRAWN', 'ISSUED>REVOKED', 'ISSUED>REPLACED', 'REVOKED>REPLACED');
CREATE TRIGGER steps BEFORE UPDATE ON transcripts.code_registration FOR EACH ROW
  EXECUTE FUNCTION transcripts.refuse_other_steps('status', 'REGISTERED>CANCELLED');
CREATE TRIGGER steps BEFORE UPDATE ON transcripts.signature FOR EACH ROW
  EXECUTE FUNCTION transcripts.refuse_other_steps('state', 'PREPARED>SIGNED', 'PREPARED>EMBEDDED', 'SIGNED>EMBEDDED');
CREATE TRIGGER steps BEFORE UPDATE ON transcripts.certificate FOR EACH ROW
  EXECUTE FUNCTION transcripts.refuse_other_steps('status', 'DECLARED>APPROVED', 'DECLARED>REVOKED', 'APPROVED>REVOKED');

-- The next revision of a PDF adds to the end: what was signed stays where it was.
CREATE FUNCTION transcripts.refuse_rewritten_file() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  earlier BYTEA;
BEGIN
  IF NEW.revision = 1 THEN RETURN NEW; END IF;
  SELECT bytes INTO earlier FROM transcripts.file_revision
    WHERE unit_id = NEW.unit_id AND format = NEW.format AND revision = NEW.revision - 1;
  IF earlier IS NULL THEN
    RAISE EXCEPTION 'Revision % of a file needs revision %.', NEW.revision, NEW.revision - 1 USING ERRCODE = 'HB004';
  END IF;
  IF substring(NEW.bytes FOR octet_length(earlier)) <> earlier THEN
    RAISE EXCEPTION 'Revision % must begin with the bytes of revision %.', NEW.revision, NEW.revision - 1 USING ERRCODE = 'HB004';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER continues BEFORE INSERT ON transcripts.file_revision FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_rewritten_file();

-- The register has no gaps: each number is the one after the last of its year.
CREATE FUNCTION transcripts.refuse_gap() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  last_number INT;
BEGIN
  SELECT COALESCE(max(number), 0) INTO last_number FROM transcripts.issue_entry WHERE start_year = NEW.start_year;
  IF NEW.number > last_number + 1 THEN
    RAISE EXCEPTION 'Issue number % of % would leave a gap after %.', NEW.number, NEW.start_year, last_number USING ERRCODE = 'HB004';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER gapless BEFORE INSERT ON transcripts.issue_entry FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_gap();

CREATE FUNCTION transcripts.refuse_counting_back() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last < OLD.last THEN
    RAISE EXCEPTION 'The counter of % does not go back from % to %.', OLD.start_year, OLD.last, NEW.last USING ERRCODE = 'HB004';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER counts_up BEFORE UPDATE ON transcripts.issue_counter FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_counting_back();

-- ───────────────────────── the role's columns ─────────────────────────

REVOKE UPDATE ON transcripts.unit, transcripts.code_registration, transcripts.slot, transcripts.issue_entry FROM hoc_ba_app;
GRANT UPDATE (status, version) ON transcripts.unit TO hoc_ba_app;
GRANT UPDATE (status) ON transcripts.code_registration TO hoc_ba_app;
GRANT UPDATE (signed_at) ON transcripts.slot TO hoc_ba_app;
GRANT UPDATE (city_receipt_at) ON transcripts.issue_entry TO hoc_ba_app;
