import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { endOfTerm } from "@/lib/domain/assessment/periods";
import type { Day } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import { Prisma } from "../db/client/client";
import { jsonRows } from "../json-rows";
import { dutyInForceSql } from "../people/duties-in-force";
import type { ClassRow } from "./class-row";

/** Which class in which period, which day it is, and of which pupils (null: everybody). */
export type ClassQuery = { classId: string; period: Period; today: Day; pupilIds: readonly string[] | null };

/**
 * Reads a class in one statement, whatever the class: as relations of the client it is eighteen, and saving cells asks
 * for it once a second and teacher (docs/decisions/133-few-statements-a-batch.md).
 *
 * Returns null when there is no such class.
 */
export async function findClassRow(db: Db, query: ClassQuery): Promise<ClassRow | null> {
  const [found] = await db.$queryRaw<{ row: ClassRow }[]>(classSql(query));
  return found?.row ?? null;
}

/** The name in the first comment makes it a prepared statement (database.ts). */
const classSql = ({ classId, period, today, pupilIds }: ClassQuery) => Prisma.sql`/* class-row */
WITH asked AS (SELECT ${classId}::uuid AS class_id, ${period}::tracking."Period" AS period, ${endOfTerm(period)}::tracking."Period" AS term_end, ${today}::date AS today, ${pupilIds}::uuid[] AS pupil_ids)
SELECT json_build_object(
  'id', c.id, 'name', c.name, 'grade', c.grade, 'language', c.foreign_language, 'yearId', c.year_id,
  'year', json_build_object('label', y.label, 'startYear', y.start_year, 'supplementsClosesOn', y.supplements_closes_on, 'endsOn', y.ends_on),
  'window', (SELECT json_build_object('opensAt', w.opens_at, 'closesAt', w.closes_at) FROM tracking.entry_window w WHERE w.year_id = c.year_id AND w.grade = c.grade AND w.period = asked.period),
  'partRules', ${jsonRows(Prisma.sql`SELECT subject_code AS "subjectCode", parts, rounding FROM tracking.part_mark_rule WHERE year_id = c.year_id AND grade = c.grade AND active`)},
  'subjects', array(SELECT subject_code FROM tracking.class_subject WHERE class_id = c.id),
  'exceptions', ${jsonRows(Prisma.sql`SELECT part_code AS "partCode", opens_at AS "opensAt", closes_at AS "closesAt" FROM tracking.entry_exception WHERE class_id = c.id AND period = asked.period`)},
  'listCheck', (SELECT l.status FROM tracking.list_check l WHERE l.class_id = c.id),
  'groups', ${jsonRows(Prisma.sql`SELECT g.id, g.name, g.subject_code AS "subjectCode", EXISTS (SELECT FROM tracking.pupil_group_member m WHERE m.group_id = g.id AND m.left_at IS NULL) AS "hasPupils" FROM tracking.pupil_group g WHERE g.class_id = c.id`)},
  'duties', ${DUTIES},
  'sheets', ${SHEETS},
  'pupils', ${PUPILS}
) AS row
FROM asked JOIN tracking.school_class c ON c.id = asked.class_id JOIN tracking.school_year y ON y.id = c.year_id`;

const DUTIES = jsonRows(Prisma.sql`
  SELECT d.kind, d.subject_code AS "subjectCode", d.group_id AS "groupId", s.full_name AS "fullName", s.sex
  FROM tracking.duty d JOIN tracking.duty_assignment a ON a.id = d.assignment_id JOIN tracking.staff s ON s.id = d.staff_id
  WHERE d.class_id = c.id AND d.kind IN ('SUBJECT_TEACHER', 'HOMEROOM_TEACHER')
    AND ${dutyInForceSql(Prisma.sql`asked.today`)}
  ORDER BY d.id`);

const STAGE = Prisma.sql`id, status, version, note`;
const PART = Prisma.sql`${STAGE}, subject_code AS "subjectCode", submitted_at AS "submittedAt"`;

const SHEETS = jsonRows(Prisma.sql`
  SELECT ${STAGE}, period, certified_at AS "certifiedAt", approved_at AS "approvedAt",
    ${jsonRows(Prisma.sql`SELECT ${PART}, group_id AS "groupId" FROM tracking.subject_sheet WHERE sheet_id = sheet.id`)} AS parts
  FROM tracking.class_sheet sheet WHERE class_id = c.id AND period IN (asked.period, asked.term_end)`);

const HELD_OUT = Prisma.sql`(SELECT row_to_json(held) FROM (
  SELECT ${STAGE}, cause, reason, held_at AS "heldAt", second_round_number AS "secondRoundNumber", second_round_on AS "secondRoundOn",
    ${jsonRows(Prisma.sql`SELECT ${PART} FROM tracking.held_out_part WHERE held_out_id = h.id ORDER BY subject_code`)} AS parts
  FROM tracking.held_out h WHERE class_id = c.id AND period = asked.period AND pupil_id = p.id AND status <> 'WITHDRAWN' LIMIT 1) held)`;

const PUPILS = jsonRows(Prisma.sql`
  SELECT p.id, p.code, p.full_name AS "fullName", e.order_no AS "orderNo", e.started_on AS "startedOn", e.ended_on AS "endedOn", e."end", e.away_from AS "awayFrom", e.back_on AS "backOn",
    array(SELECT m.group_id FROM tracking.pupil_group_member m JOIN tracking.pupil_group g ON g.id = m.group_id WHERE g.class_id = c.id AND m.pupil_id = p.id AND m.left_at IS NULL) AS groups,
    ${jsonRows(Prisma.sql`SELECT subject_code AS "subjectCode", exempt, not_assessed AS "notAssessed", paper FROM tracking.subject_choice WHERE pupil_id = p.id AND year_id = c.year_id AND dropped_at IS NULL`)} AS choices,
    ${jsonRows(Prisma.sql`SELECT o.name AS "className", oe.started_on AS "startedOn" FROM tracking.enrolment oe JOIN tracking.school_class o ON o.id = oe.class_id WHERE oe.pupil_id = p.id AND o.year_id = c.year_id AND o.id <> c.id AND oe."end" IS DISTINCT FROM 'MISTAKEN' ORDER BY oe.id`)} AS others,
    ${HELD_OUT} AS "heldOut"
  FROM tracking.enrolment e JOIN tracking.pupil p ON p.id = e.pupil_id
  WHERE e.class_id = c.id AND e."end" IS DISTINCT FROM 'MISTAKEN' AND (asked.pupil_ids IS NULL OR e.pupil_id = ANY (asked.pupil_ids))
  ORDER BY e.order_no`);
