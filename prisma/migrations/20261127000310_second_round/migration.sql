-- The head's order that a pupil be assessed once more, after the assessment of Đ.11.1b was not enough (TT 27/2020, Đ.11.1c).

-- AlterTable
ALTER TABLE "tracking"."held_out" ADD COLUMN     "second_round_at" TIMESTAMPTZ(3),
ADD COLUMN     "second_round_by_id" UUID,
ADD COLUMN     "second_round_number" TEXT,
ADD COLUMN     "second_round_on" DATE;

-- ───────────────────────── guards ─────────────────────────

ALTER TABLE tracking.held_out
  ADD CONSTRAINT held_out_second_round_is_ordered CHECK (
    (second_round_at IS NULL AND second_round_by_id IS NULL AND second_round_number IS NULL AND second_round_on IS NULL)
    OR (cause = 'SUPPLEMENT' AND second_round_at IS NOT NULL AND second_round_by_id IS NOT NULL AND btrim(coalesce(second_round_number, '')) <> '' AND second_round_on IS NOT NULL));
