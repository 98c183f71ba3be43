import type { Db } from "@/lib/server/context";

/**
 * The history of the steps that the generated sheets have behind them, as the portal itself would have written it:
 * parts submitted, accepted or returned, classes certified and approved, each by whoever the sheet names.
 */
export async function writeSheetHistory(db: Db): Promise<void> {
  await db.$executeRaw`
    WITH homeroom AS (
      SELECT DISTINCT ON (class_id) class_id, staff_id FROM tracking.duty WHERE kind = 'HOMEROOM_TEACHER' ORDER BY class_id, valid_from DESC
    ), part AS (
      SELECT p.*, s.class_id, s.certified_by_id, jsonb_build_object('subject', p.subject_code, 'group', g.name) AS named
      FROM tracking.subject_sheet p
      JOIN tracking.class_sheet s ON s.id = p.sheet_id
      LEFT JOIN tracking.pupil_group g ON g.id = p.group_id
    ), step (at, staff_id, action, sheet_id, class_id, before, after, reason) AS (
      SELECT submitted_at, submitted_by_id, 'sheet.part-submit', sheet_id, class_id, named || '{"status":"DRAFT"}', named || '{"status":"SUBMITTED"}', NULL
      FROM part WHERE submitted_at IS NOT NULL
      UNION ALL
      SELECT submitted_at + interval '5 hours', coalesce(certified_by_id, h.staff_id), CASE status WHEN 'ACCEPTED' THEN 'sheet.part-accept' ELSE 'sheet.part-return' END,
             sheet_id, part.class_id, named || '{"status":"SUBMITTED"}', named || jsonb_build_object('status', status::text), note
      FROM part JOIN homeroom h ON h.class_id = part.class_id WHERE status IN ('ACCEPTED', 'RETURNED')
      UNION ALL
      SELECT certified_at, certified_by_id, 'sheet.certify', id, class_id, '{"status":"OPEN"}', '{"status":"CERTIFIED"}', NULL FROM tracking.class_sheet WHERE certified_at IS NOT NULL
      UNION ALL
      SELECT approved_at, approved_by_id, 'sheet.approve', id, class_id, '{"status":"CERTIFIED"}', '{"status":"APPROVED"}', NULL FROM tracking.class_sheet WHERE approved_at IS NOT NULL
    )
    INSERT INTO tracking.history (id, at, account_id, actor_name, action, entity, entity_id, class_id, before, after, reason)
    SELECT gen_random_uuid(), step.at, account.id, staff.full_name, step.action, 'class_sheet', step.sheet_id::text, step.class_id, step.before, step.after, step.reason
    FROM step JOIN tracking.staff ON staff.id = step.staff_id LEFT JOIN tracking.account ON account.staff_id = staff.id`;
}
