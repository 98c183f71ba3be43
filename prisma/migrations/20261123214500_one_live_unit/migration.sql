-- A pupil has one unit of a kind and school year that counts: of two made at once, the second is refused.
-- A unit that was withdrawn, revoked or replaced makes room for its successor.
CREATE UNIQUE INDEX unit_one_live ON transcripts.unit (pupil_id, start_year, kind) WHERE status IN ('SIGNING', 'ISSUED');
