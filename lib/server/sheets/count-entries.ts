import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import type { Db } from "../context";
import { Prisma } from "../db/client/client";

type SubjectCount = { class_id: string; period: Period; subject_code: string; group_id: string | null; levels: number; marks: number };
type PupilCount = { class_id: string; period: Period; group_id: string | null; pupils: number };
type HomeroomCount = { class_id: string; period: Period; filled: number };
type ChoiceCount = { class_id: string; period: Period; subject_code: string; group_id: string | null; exempt: number; taking: number };

/**
 * Who of some classes is assessed there in each period, as frozenRow (lib/domain/records/pupil-place.ts) says it of one:
 * who is there now, and neither came after the period was over nor was away during all of it.
 */
const here = (classIds: readonly string[]) => Prisma.sql`here AS (
  SELECT e.class_id, e.pupil_id, p.period
  FROM tracking.enrolment e JOIN tracking.school_class c ON c.id = e.class_id CROSS JOIN unnest(enum_range(NULL::tracking."Period")) AS p (period)
  LEFT JOIN LATERAL (
    SELECT (w.opens_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS opens_on, (w.closes_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS closes_on
    FROM tracking.entry_window w WHERE w.year_id = c.year_id AND w.grade = c.grade AND w.period = p.period
  ) w ON true
  WHERE e.class_id = ANY(${[...classIds]}::uuid[]) AND e.ended_on IS NULL
    AND (w.closes_on IS NULL OR (e.started_on <= w.closes_on AND (e.away_from <= w.opens_on AND e.back_on > w.closes_on) IS NOT TRUE)))`;

/**
 * Counts filled cells of many classes at once, in the database: by subject (and group of pupils), and of the homeroom part;
 * beside them who is assessed there, who is exempt from a subject, and who takes one by a choice of his own.
 */
export async function countEntries(db: Db, yearId: string, classIds: readonly string[]) {
  const subjects = await db.$queryRaw<SubjectCount[]>`
    WITH ${here(classIds)}
    SELECT h.class_id, h.period::text AS period, a.subject_code, NULL::uuid AS group_id, count(a.level)::int AS levels, count(a.mark)::int AS marks
    FROM here h JOIN tracking.assessment a ON a.pupil_id = h.pupil_id AND a.period = h.period AND a.year_id = ${yearId}::uuid AND a.current
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT h.class_id, h.period::text, a.subject_code, g.id, count(a.level)::int, count(a.mark)::int
    FROM here h JOIN tracking.pupil_group g ON g.class_id = h.class_id JOIN tracking.pupil_group_member m ON m.group_id = g.id AND m.pupil_id = h.pupil_id AND m.left_at IS NULL
    JOIN tracking.assessment a ON a.pupil_id = h.pupil_id AND a.period = h.period AND a.year_id = ${yearId}::uuid AND a.current
    GROUP BY 1, 2, 3, 4`;
  // Who left keeps a place in the group, for the results of that time, and is waited for no longer.
  const pupils = await db.$queryRaw<PupilCount[]>`
    WITH ${here(classIds)}
    SELECT h.class_id, h.period::text AS period, NULL::uuid AS group_id, count(*)::int AS pupils FROM here h GROUP BY 1, 2
    UNION ALL
    SELECT h.class_id, h.period::text, g.id, count(*)::int
    FROM here h JOIN tracking.pupil_group g ON g.class_id = h.class_id JOIN tracking.pupil_group_member m ON m.group_id = g.id AND m.pupil_id = h.pupil_id AND m.left_at IS NULL
    GROUP BY 1, 2, 3`;
  const homeroom = await db.$queryRaw<HomeroomCount[]>`
    WITH ${here(classIds)}
    SELECT h.class_id, h.period::text AS period, sum(x.filled)::int AS filled FROM here h JOIN (
      SELECT pupil_id, period, count(level) AS filled FROM tracking.trait_assessment WHERE year_id = ${yearId}::uuid GROUP BY 1, 2
      UNION ALL
      SELECT pupil_id, period, count(text) FROM tracking.homeroom_remark WHERE year_id = ${yearId}::uuid AND period = 'CN' GROUP BY 1, 2
    ) x ON x.pupil_id = h.pupil_id AND x.period = h.period
    GROUP BY 1, 2`;
  const choices = await db.$queryRaw<ChoiceCount[]>`
    WITH ${here(classIds)}
    SELECT h.class_id, h.period::text AS period, c.subject_code, m.group_id, count(*) FILTER (WHERE c.exempt)::int AS exempt, count(*) FILTER (WHERE NOT c.exempt)::int AS taking FROM here h
    JOIN tracking.subject_choice c ON c.pupil_id = h.pupil_id AND c.year_id = ${yearId}::uuid AND c.dropped_at IS NULL
    CROSS JOIN LATERAL (
      SELECT NULL::uuid AS group_id UNION ALL
      SELECT m.group_id FROM tracking.pupil_group_member m JOIN tracking.pupil_group g ON g.id = m.group_id WHERE m.pupil_id = h.pupil_id AND m.left_at IS NULL AND g.class_id = h.class_id
    ) m
    GROUP BY 1, 2, 3, 4`;

  const bySubject = new Map(subjects.map((row) => [[row.class_id, row.period, row.subject_code, row.group_id].join(), row]));
  const byClass = new Map(homeroom.map((row) => [`${row.class_id},${row.period}`, row.filled]));
  const choiceOf = new Map(choices.map((row) => [[row.class_id, row.period, row.subject_code, row.group_id].join(), row]));
  const members = new Map(pupils.map((row) => [[row.class_id, row.period, row.group_id].join(), row.pupils]));
  return {
    subject: (classId: string, period: Period, subject: string, groupId: string | null) => ({
      levels: bySubject.get([classId, period, subject, groupId].join())?.levels ?? 0,
      marks: bySubject.get([classId, period, subject, groupId].join())?.marks ?? 0,
      exempt: choiceOf.get([classId, period, subject, groupId].join())?.exempt ?? 0,
      taking: choiceOf.get([classId, period, subject, groupId].join())?.taking ?? 0,
    }),
    /** The subjects that somebody of the class takes by a choice of his own. */
    chosen: (classId: string) => new Set(choices.filter((row) => row.class_id === classId && row.taking > 0).map((row) => row.subject_code)),
    /** Who is assessed in a period: in the class, or in one group of it. */
    pupils: (classId: string, period: Period, groupId: string | null) => members.get([classId, period, groupId].join()) ?? 0,
    homeroom: (classId: string, period: Period) => byClass.get(`${classId},${period}`) ?? 0,
  };
}
