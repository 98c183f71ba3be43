-- When and by whom the evidence of a unit was last stamped, so that lists need not read the files.
ALTER TABLE "transcripts"."evidence_state" ADD COLUMN     "stamped_at" TIMESTAMPTZ(3),
ADD COLUMN     "stamped_by" TEXT;
ALTER TABLE transcripts.evidence_state ADD CONSTRAINT evidence_state_stamped_by_somebody CHECK ((stamped_at IS NULL) = (stamped_by IS NULL));
