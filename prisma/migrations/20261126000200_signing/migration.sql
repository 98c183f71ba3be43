-- CreateEnum
CREATE TYPE "tracking"."UnknownStatusPolicy" AS ENUM ('WAIT', 'SIGN_AND_COMPLETE');

-- CreateEnum
CREATE TYPE "transcripts"."EvidenceLevel" AS ENUM ('B_B', 'B_T', 'B_LT', 'B_LTA');

-- CreateEnum
CREATE TYPE "transcripts"."KeyKind" AS ENUM ('PKCS12', 'PKCS11', 'LOCAL_SERVICE', 'REMOTE');

-- CreateEnum
CREATE TYPE "transcripts"."RemoteAdapter" AS ENUM ('CSC_V1', 'CSC_V2', 'SMARTCA', 'MYSIGN');

-- CreateEnum
CREATE TYPE "transcripts"."TrustServiceKind" AS ENUM ('TSA', 'OCSP', 'CRL');

-- CreateEnum
CREATE TYPE "transcripts"."BatchPurpose" AS ENUM ('SIGN', 'TRIAL');

-- AlterEnum
ALTER TYPE "transcripts"."CertificateStatus" ADD VALUE 'SENT' BEFORE 'APPROVED';

-- AlterTable
ALTER TABLE "tracking"."school" ADD COLUMN     "seal_on_token" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "unknown_status" "tracking"."UnknownStatusPolicy" NOT NULL DEFAULT 'SIGN_AND_COMPLETE';

-- AlterTable
ALTER TABLE "transcripts"."file_revision" ADD COLUMN     "level" "transcripts"."EvidenceLevel" NOT NULL DEFAULT 'B_B';

-- AlterTable
ALTER TABLE "transcripts"."certificate" ADD COLUMN     "provider" VARCHAR(60) NOT NULL DEFAULT '',
ADD COLUMN     "sent_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "transcripts"."batch" ADD COLUMN     "manifest" BYTEA,
ADD COLUMN     "manifest_signature" BYTEA,
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "pending" JSONB,
ADD COLUMN     "preview_id" UUID,
ADD COLUMN     "purpose" "transcripts"."BatchPurpose" NOT NULL DEFAULT 'SIGN',
ADD COLUMN     "status_after" JSONB,
ADD COLUMN     "status_before" JSONB;

-- AlterTable
ALTER TABLE "transcripts"."batch_item" ADD COLUMN     "digest" BYTEA;

-- RenameTable: keys are no longer only those that are stored here
ALTER TABLE "transcripts"."stored_key" RENAME TO "held_key";
ALTER TABLE "transcripts"."held_key" RENAME CONSTRAINT "stored_key_pkey" TO "held_key_pkey";
ALTER TABLE "transcripts"."held_key" RENAME CONSTRAINT "stored_key_certificate_id_fkey" TO "held_key_certificate_id_fkey";
ALTER INDEX "transcripts"."stored_key_owner_id_idx" RENAME TO "held_key_owner_id_idx";
ALTER TABLE "transcripts"."held_key" ADD COLUMN     "kind" "transcripts"."KeyKind" NOT NULL DEFAULT 'PKCS12',
ADD COLUMN     "place" JSONB,
ADD COLUMN     "service_id" UUID,
ALTER COLUMN "sealed" DROP NOT NULL;

-- CreateTable
CREATE TABLE "transcripts"."evidence_record" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,
    "level" "transcripts"."EvidenceLevel" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."evidence_state" (
    "unit_id" UUID NOT NULL,
    "pdf_level" "transcripts"."EvidenceLevel" NOT NULL DEFAULT 'B_B',
    "xml_level" "transcripts"."EvidenceLevel" NOT NULL DEFAULT 'B_B',
    "renew_by" TIMESTAMPTZ(0),
    "next_try_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "last_fault" VARCHAR(60),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evidence_state_pkey" PRIMARY KEY ("unit_id")
);

-- CreateTable
CREATE TABLE "transcripts"."remote_service" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "adapter" "transcripts"."RemoteAdapter" NOT NULL,
    "url" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "options" JSONB NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "remote_service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."trust_service" (
    "id" UUID NOT NULL,
    "kind" "transcripts"."TrustServiceKind" NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "issuer" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "order" INTEGER NOT NULL DEFAULT 1,
    "last_ok_at" TIMESTAMPTZ(3),
    "last_fault_at" TIMESTAMPTZ(3),
    "last_fault" VARCHAR(60),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "trust_service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."ocsp_answer" (
    "id" UUID NOT NULL,
    "certificate_id" UUID,
    "fingerprint" VARCHAR(64) NOT NULL,
    "der" BYTEA NOT NULL,
    "this_update" TIMESTAMPTZ(0) NOT NULL,
    "next_update" TIMESTAMPTZ(0),
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ocsp_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcripts"."signing_preview" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "role" "transcripts"."SlotRole" NOT NULL,
    "class_ids" UUID[],
    "items" JSONB NOT NULL,
    "root" BYTEA NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_preview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "evidence_record_unit_id_revision_key" ON "transcripts"."evidence_record"("unit_id", "revision");

-- CreateIndex
CREATE INDEX "evidence_state_next_try_at_idx" ON "transcripts"."evidence_state"("next_try_at");

-- CreateIndex
CREATE INDEX "evidence_state_renew_by_idx" ON "transcripts"."evidence_state"("renew_by");

-- CreateIndex
CREATE UNIQUE INDEX "trust_service_kind_url_key" ON "transcripts"."trust_service"("kind", "url");

-- CreateIndex
CREATE UNIQUE INDEX "ocsp_answer_fingerprint_this_update_key" ON "transcripts"."ocsp_answer"("fingerprint", "this_update");

-- CreateIndex
CREATE INDEX "signing_preview_owner_id_role_taken_at_idx" ON "transcripts"."signing_preview"("owner_id", "role", "taken_at");

-- AddForeignKey
ALTER TABLE "transcripts"."evidence_record" ADD CONSTRAINT "evidence_record_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "transcripts"."unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."evidence_state" ADD CONSTRAINT "evidence_state_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "transcripts"."unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."held_key" ADD CONSTRAINT "held_key_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "transcripts"."remote_service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."ocsp_answer" ADD CONSTRAINT "ocsp_answer_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "transcripts"."certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."batch" ADD CONSTRAINT "batch_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "transcripts"."held_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcripts"."batch" ADD CONSTRAINT "batch_preview_id_fkey" FOREIGN KEY ("preview_id") REFERENCES "transcripts"."signing_preview"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ───────────────────────── guards ─────────────────────────

ALTER TABLE transcripts.held_key
  ADD CONSTRAINT held_key_of_its_kind CHECK (CASE kind
    WHEN 'PKCS12' THEN sealed IS NOT NULL AND place IS NULL AND service_id IS NULL
    WHEN 'PKCS11' THEN sealed IS NULL AND place IS NOT NULL AND service_id IS NULL
    WHEN 'LOCAL_SERVICE' THEN sealed IS NULL AND place IS NULL AND service_id IS NULL
    WHEN 'REMOTE' THEN sealed IS NULL AND place IS NOT NULL AND service_id IS NOT NULL END);
ALTER TABLE transcripts.file_revision ADD CONSTRAINT file_revision_xml_stays_as_signed CHECK (format <> 'XML' OR level = 'B_B');
ALTER TABLE transcripts.evidence_record
  ADD CONSTRAINT evidence_record_bytes_match_digest CHECK (sha256(bytes) = digest),
  ADD CONSTRAINT evidence_record_counts_from_1 CHECK (revision >= 1),
  ADD CONSTRAINT evidence_record_proves_something CHECK (level <> 'B_B');
ALTER TABLE transcripts.evidence_state ADD CONSTRAINT evidence_state_tries CHECK (tries >= 0);
ALTER TABLE transcripts.trust_service ADD CONSTRAINT trust_service_web CHECK (url ~ '^https?://');
ALTER TABLE transcripts.remote_service ADD CONSTRAINT remote_service_web CHECK (url ~ '^https?://');
ALTER TABLE transcripts.ocsp_answer ADD CONSTRAINT ocsp_answer_fingerprint CHECK (fingerprint ~ '^[0-9a-f]{64}$');
ALTER TABLE transcripts.signing_preview ADD CONSTRAINT signing_preview_root CHECK (octet_length(root) = 32);
ALTER TABLE transcripts.batch
  ADD CONSTRAINT batch_manifest_whole CHECK (manifest IS NOT NULL OR manifest_signature IS NULL),
  ADD CONSTRAINT batch_paused_waits CHECK (paused_at IS NULL OR state IN ('PIN_NEEDED', 'STOPPED'));
ALTER TABLE transcripts.batch_item ADD CONSTRAINT batch_item_digest CHECK (octet_length(digest) = 32);
ALTER TABLE transcripts.certificate ADD CONSTRAINT certificate_sent_at_some_time CHECK (status::text <> 'SENT' OR sent_at IS NOT NULL);

GRANT SELECT, INSERT, UPDATE ON transcripts.evidence_state, transcripts.remote_service, transcripts.trust_service TO hoc_ba_app;
GRANT SELECT, INSERT ON transcripts.ocsp_answer, transcripts.signing_preview, transcripts.evidence_record TO hoc_ba_app;
REVOKE DELETE ON transcripts.held_key FROM hoc_ba_app;

DO $$
DECLARE
  name TEXT;
BEGIN
  FOREACH name IN ARRAY ARRAY['transcripts.ocsp_answer', 'transcripts.signing_preview', 'transcripts.evidence_record'] LOOP
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['transcripts.held_key', 'transcripts.evidence_state', 'transcripts.remote_service', 'transcripts.trust_service'] LOOP
    EXECUTE format('CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION tracking.refuse_delete()', name);
  END LOOP;
END
$$;

-- No later revision proves less than the one before it, and none is left out.
CREATE FUNCTION transcripts.refuse_lower_level() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  earlier transcripts."EvidenceLevel";
BEGIN
  IF NEW.revision = 1 THEN RETURN NEW; END IF;
  IF TG_TABLE_NAME = 'file_revision' THEN
    SELECT level INTO earlier FROM transcripts.file_revision WHERE unit_id = NEW.unit_id AND format = NEW.format AND revision = NEW.revision - 1;
  ELSE
    SELECT level INTO earlier FROM transcripts.evidence_record WHERE unit_id = NEW.unit_id AND revision = NEW.revision - 1;
  END IF;
  IF earlier IS NULL THEN
    RAISE EXCEPTION 'Revision % needs revision %.', NEW.revision, NEW.revision - 1 USING ERRCODE = 'HB004';
  END IF;
  IF NEW.level < earlier THEN
    RAISE EXCEPTION 'Revision % would lower the evidence from % to %.', NEW.revision, earlier, NEW.level USING ERRCODE = 'HB004';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER never_lower BEFORE INSERT ON transcripts.file_revision FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_lower_level();
CREATE TRIGGER never_lower BEFORE INSERT ON transcripts.evidence_record FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_lower_level();

-- What was confirmed is said once.
CREATE TRIGGER set_once_manifest BEFORE UPDATE ON transcripts.batch FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_second_time('manifest');
CREATE TRIGGER set_once_manifest_signature BEFORE UPDATE ON transcripts.batch FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_second_time('manifest_signature');
CREATE TRIGGER set_once_preview BEFORE UPDATE ON transcripts.batch FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_second_time('preview_id');

-- The school's and the leadership's certificates are sent to the superior and come back approved, or to be mended.
DROP TRIGGER steps ON transcripts.certificate;
CREATE TRIGGER steps BEFORE UPDATE ON transcripts.certificate FOR EACH ROW
  EXECUTE FUNCTION transcripts.refuse_other_steps('status', 'DECLARED>SENT', 'SENT>DECLARED', 'SENT>APPROVED', 'SENT>REVOKED', 'DECLARED>APPROVED', 'DECLARED>REVOKED', 'APPROVED>REVOKED');
DROP TRIGGER frozen ON transcripts.certificate;
CREATE TRIGGER frozen BEFORE UPDATE ON transcripts.certificate
  FOR EACH ROW EXECUTE FUNCTION transcripts.refuse_other_columns('status', 'provider', 'sent_at', 'approved_by_id', 'approved_at', 'revoked_at', 'version');

-- Units that are issued already get their evidence too.
INSERT INTO transcripts.evidence_state (unit_id, next_try_at, updated_at)
  SELECT unit_id, issued_at, issued_at FROM transcripts.issue_entry;
