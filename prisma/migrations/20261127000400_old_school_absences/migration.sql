-- What an old school's paper says of the half-days missed there, and of the height and weight it took in học kỳ I (QĐ 1789, Đ.22.1c).

-- AlterTable
ALTER TABLE "tracking"."health_measure" ADD COLUMN     "inherited_from" TEXT;

-- AlterTable
ALTER TABLE "tracking"."pupil_move" ADD COLUMN     "missed_with_leave" SMALLINT,
ADD COLUMN     "missed_without_leave" SMALLINT;

-- ───────────────────────── guards ─────────────────────────

-- The học bạ takes the measures of học kỳ II: those are always our own.
ALTER TABLE tracking.health_measure ADD CONSTRAINT health_measure_inherited_of_term_one CHECK (inherited_from IS NULL OR term = 1);

ALTER TABLE tracking.pupil_move
  ADD CONSTRAINT pupil_move_missed_is_whole CHECK (num_nonnulls(missed_with_leave, missed_without_leave) IN (0, 2)),
  ADD CONSTRAINT pupil_move_missed_in_a_year CHECK (missed_with_leave BETWEEN 0 AND 400 AND missed_without_leave BETWEEN 0 AND 400),
  ADD CONSTRAINT pupil_move_missed_elsewhere CHECK (missed_with_leave IS NULL OR (kind = 'ARRIVED' AND btrim(coalesce(school, '')) <> '' AND btrim(coalesce(results_paper, '')) <> ''));
