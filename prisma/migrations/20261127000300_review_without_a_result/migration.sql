-- A pupil without a result by rule is reviewed on the head's decision, whose words stand there (TT 27/2020, Đ.8): a sudden award may go with it.
ALTER TABLE tracking.year_review_pupil
  DROP CONSTRAINT year_review_pupil_confirms_a_result,
  ADD CONSTRAINT year_review_pupil_confirms_a_result CHECK (finding = 'SET_ASIDE' OR result IS NOT NULL OR btrim(coalesce(completion, '')) <> '');
