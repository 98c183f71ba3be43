import type { Db } from "@/lib/server/context";

/**
 * The school's reviews that the approved classes have behind them, as the portal itself would have written them: one for all
 * classes approved on the same day, the afternoon after, by the head of the school.
 */
export async function writeReviews(db: Db): Promise<void> {
  await db.$executeRaw`
    WITH approved AS (
      SELECT s.class_id, c.year_id, s.approved_by_id AS head_id, (s.approved_at + interval '3 hours') AS at,
             (s.approved_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS held_on
      FROM tracking.class_sheet s JOIN tracking.school_class c ON c.id = s.class_id
      WHERE s.period = 'CN' AND s.status = 'APPROVED'
    ), meeting AS (
      SELECT gen_random_uuid() AS id, year_id, held_on, max(at) AS at, (array_agg(head_id))[1] AS head_id,
             lpad((4 + row_number() OVER (PARTITION BY year_id ORDER BY held_on))::text, 2, '0') || '/BB-XD' AS minutes
      FROM approved GROUP BY year_id, held_on
    ), held AS (
      INSERT INTO tracking.year_review (id, year_id, minutes, held_on, members, promotion_decision, award_decision, decided_on, decided_by_id, decided_at)
      SELECT m.id, m.year_id, m.minutes, m.held_on, 'Hiệu trưởng (chủ trì), các phó hiệu trưởng, tổ trưởng chuyên môn và giáo viên chủ nhiệm các lớp được xét',
             '28/QĐ-NTL', '27/QĐ-NTL', m.held_on, m.head_id, m.at
      FROM meeting m RETURNING id
    ), found AS (
      INSERT INTO tracking.year_review_pupil (review_id, pupil_id, class_id, finding, result, completion)
      SELECT m.id, o.pupil_id, a.class_id, 'CONFIRMED', o.result, o.completion
      FROM approved a
      JOIN meeting m ON m.year_id = a.year_id AND m.held_on = a.held_on
      JOIN tracking.enrolment e ON e.class_id = a.class_id AND e.ended_on IS NULL
      JOIN tracking.year_outcome o ON o.pupil_id = e.pupil_id AND o.year_id = a.year_id
      RETURNING 1
    )
    INSERT INTO tracking.history (id, at, account_id, actor_name, action, entity, entity_id, class_id, after)
    SELECT gen_random_uuid(), m.at, account.id, staff.full_name, 'year.review', 'year_review', m.id::text, a.class_id,
           jsonb_build_object('minutes', m.minutes, 'promotionDecision', '28/QĐ-NTL')
    FROM approved a
    JOIN meeting m ON m.year_id = a.year_id AND m.held_on = a.held_on
    JOIN tracking.staff ON staff.id = m.head_id LEFT JOIN tracking.account ON account.staff_id = staff.id
    WHERE EXISTS (SELECT 1 FROM held)`;
}
