import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import type { Db } from "../context";

type SubjectCount = { class_id: string; period: Period; subject_code: string; group_id: string | null; levels: number; marks: number };
type HomeroomCount = { class_id: string; period: Period; filled: number };
type ChoiceCount = { class_id: string; subject_code: string; group_id: string | null; exempt: number; taking: number };

/**
 * Counts filled cells of many classes at once, in the database: by subject (and group of pupils), and of the homeroom part;
 * beside them who is exempt from a subject, and who takes one by a choice of his own.
 */
export async function countEntries(db: Db, yearId: string, classIds: readonly string[]) {
  const ids = [...classIds];
  const subjects = await db.$queryRaw<SubjectCount[]>`
    SELECT e.class_id, a.period::text AS period, a.subject_code, NULL::uuid AS group_id, count(a.level)::int AS levels, count(a.mark)::int AS marks
    FROM tracking.enrolment e JOIN tracking.assessment a ON a.pupil_id = e.pupil_id AND a.year_id = ${yearId}::uuid AND a.current
    WHERE e.class_id = ANY(${ids}::uuid[]) AND e.ended_on IS NULL GROUP BY 1, 2, 3
    UNION ALL
    SELECT g.class_id, a.period::text, a.subject_code, g.id, count(a.level)::int, count(a.mark)::int
    FROM tracking.pupil_group g JOIN tracking.pupil_group_member m ON m.group_id = g.id AND m.left_at IS NULL
    JOIN tracking.assessment a ON a.pupil_id = m.pupil_id AND a.year_id = ${yearId}::uuid AND a.current
    JOIN tracking.enrolment e ON e.pupil_id = m.pupil_id AND e.class_id = g.class_id AND e.ended_on IS NULL
    WHERE g.class_id = ANY(${ids}::uuid[]) GROUP BY 1, 2, 3, 4`;
  // Who left keeps a place in the group, for the results of that time, and is waited for no longer.
  const groups = await db.$queryRaw<{ id: string; pupils: number }[]>`
    SELECT g.id, count(*)::int AS pupils FROM tracking.pupil_group g JOIN tracking.pupil_group_member m ON m.group_id = g.id AND m.left_at IS NULL
    JOIN tracking.enrolment e ON e.pupil_id = m.pupil_id AND e.class_id = g.class_id AND e.ended_on IS NULL
    WHERE g.class_id = ANY(${ids}::uuid[]) GROUP BY 1`;
  const homeroom = await db.$queryRaw<HomeroomCount[]>`
    SELECT e.class_id, x.period, sum(x.filled)::int AS filled FROM tracking.enrolment e JOIN (
      SELECT pupil_id, period::text AS period, count(level) AS filled FROM tracking.trait_assessment WHERE year_id = ${yearId}::uuid GROUP BY 1, 2
      UNION ALL
      SELECT pupil_id, period::text, count(text) FROM tracking.homeroom_remark WHERE year_id = ${yearId}::uuid AND period = 'CN' GROUP BY 1, 2
    ) x ON x.pupil_id = e.pupil_id
    WHERE e.class_id = ANY(${ids}::uuid[]) AND e.ended_on IS NULL GROUP BY 1, 2`;
  const choices = await db.$queryRaw<ChoiceCount[]>`
    SELECT e.class_id, c.subject_code, m.group_id, count(*) FILTER (WHERE c.exempt)::int AS exempt, count(*) FILTER (WHERE NOT c.exempt)::int AS taking FROM tracking.enrolment e
    JOIN tracking.subject_choice c ON c.pupil_id = e.pupil_id AND c.year_id = ${yearId}::uuid AND c.dropped_at IS NULL
    CROSS JOIN LATERAL (
      SELECT NULL::uuid AS group_id UNION ALL
      SELECT m.group_id FROM tracking.pupil_group_member m JOIN tracking.pupil_group g ON g.id = m.group_id WHERE m.pupil_id = e.pupil_id AND m.left_at IS NULL AND g.class_id = e.class_id
    ) m
    WHERE e.class_id = ANY(${ids}::uuid[]) AND e.ended_on IS NULL GROUP BY 1, 2, 3`;

  const bySubject = new Map(subjects.map((row) => [[row.class_id, row.period, row.subject_code, row.group_id].join(), row]));
  const byClass = new Map(homeroom.map((row) => [`${row.class_id},${row.period}`, row.filled]));
  const choiceOf = new Map(choices.map((row) => [[row.class_id, row.subject_code, row.group_id].join(), row]));
  return {
    subject: (classId: string, period: Period, subject: string, groupId: string | null) => ({
      levels: bySubject.get([classId, period, subject, groupId].join())?.levels ?? 0,
      marks: bySubject.get([classId, period, subject, groupId].join())?.marks ?? 0,
      exempt: choiceOf.get([classId, subject, groupId].join())?.exempt ?? 0,
      taking: choiceOf.get([classId, subject, groupId].join())?.taking ?? 0,
    }),
    /** The subjects that somebody of the class takes by a choice of his own. */
    chosen: (classId: string) => new Set(choices.filter((row) => row.class_id === classId && row.taking > 0).map((row) => row.subject_code)),
    members: (groupId: string) => groups.find(({ id }) => id === groupId)?.pupils ?? 0,
    homeroom: (classId: string, period: Period) => byClass.get(`${classId},${period}`) ?? 0,
  };
}
