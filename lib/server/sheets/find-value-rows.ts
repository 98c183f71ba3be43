import "server-only";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { termOf } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import type { RemarkKind } from "@/lib/domain/assessment/missing-items";
import type { MissedElsewhere } from "@/lib/domain/records/missed-elsewhere";
import type { Day } from "@/lib/domain/vietnam-time";
import type { Db } from "../context";
import { Prisma } from "../db/client/client";
import { jsonRows } from "../json-rows";

/** A record as it stands. `updatedAt` shape: "2026-05-30T02:00:00+00:00". */
export type StoredRecord = { id: string; pupilId: string; version: number; enteredById: string; updatedAt: string };
type Ours = StoredRecord & { inheritedFrom: string | null };

/** What is stored of some pupils in a period. `place` of an assessment stands only beside an absence: in which cell its "V" is shown depends on it. */
export type ValueRows = {
  assessments: readonly (Ours & { subjectCode: SubjectCode; level: string | null; mark: number | null; absentReason: string | null; assessedOn: Day | null; comment: string | null; place: { grade: Grade; startYear: number } | null })[];
  traits: readonly (Ours & { traitCode: TraitCode; level: string | null })[];
  remarks: readonly (Ours & { kind: RemarkKind; text: string | null })[];
  measures: readonly (Ours & { heightCm: number | null; weightKg: number | null })[];
  parts: readonly (StoredRecord & { subjectCode: string; partCode: string; value: number | null })[];
  absences: readonly { pupilId: string; withLeave: boolean; count: number }[];
  elsewhere: readonly (MissedElsewhere & { pupilId: string })[];
};

/** Reads the values of some pupils in one statement (as relations of the client seven), prepared once a connection. */
export async function findValueRows(db: Db, yearId: string, period: Period, pupilIds: readonly string[]): Promise<ValueRows> {
  const [rows] = await db.$queryRaw<ValueRows[]>(valuesSql(yearId, period, pupilIds));
  return rows ?? { assessments: [], traits: [], remarks: [], measures: [], parts: [], absences: [], elsewhere: [] };
}

const valuesSql = (yearId: string, period: Period, pupilIds: readonly string[]) => Prisma.sql`/* sheet-values */
WITH asked AS (SELECT ${yearId}::uuid AS year_id, ${period}::tracking."Period" AS period, ${termOf(period)}::smallint AS term, ${pupilIds}::uuid[] AS pupil_ids)
SELECT ${jsonRows(ASSESSMENTS)} AS assessments, ${jsonRows(TRAITS)} AS traits, ${jsonRows(REMARKS)} AS remarks, ${jsonRows(MEASURES)} AS measures, ${jsonRows(PARTS)} AS parts, ${jsonRows(ABSENCES)} AS absences, ${jsonRows(ELSEWHERE)} AS elsewhere
FROM asked`;

const RECORD = Prisma.sql`id, pupil_id AS "pupilId", version, entered_by_id AS "enteredById", updated_at AS "updatedAt"`;
const OURS = Prisma.sql`${RECORD}, inherited_from AS "inheritedFrom"`;
const WHOSE = Prisma.sql`pupil_id = ANY (asked.pupil_ids) AND year_id = asked.year_id`;

const ASSESSMENTS = Prisma.sql`
  SELECT ${OURS}, subject_code AS "subjectCode", level, mark, absent_reason AS "absentReason", assessed_on AS "assessedOn", comment,
    CASE WHEN absent_reason IS NOT NULL THEN (
      SELECT json_build_object('grade', c.grade, 'startYear', y.start_year)
      FROM tracking.enrolment e JOIN tracking.school_class c ON c.id = e.class_id JOIN tracking.school_year y ON y.id = c.year_id WHERE e.pupil_id = a.pupil_id AND c.year_id = asked.year_id AND e."end" IS DISTINCT FROM 'MISTAKEN' LIMIT 1) END AS place
  FROM tracking.assessment a WHERE ${WHOSE} AND period = asked.period AND current`;
const TRAITS = Prisma.sql`SELECT ${OURS}, trait_code AS "traitCode", level FROM tracking.trait_assessment WHERE ${WHOSE} AND period = asked.period`;
const REMARKS = Prisma.sql`SELECT ${OURS}, kind, text FROM tracking.homeroom_remark WHERE ${WHOSE} AND period = asked.period`;
const MEASURES = Prisma.sql`SELECT ${OURS}, height_cm AS "heightCm", weight_kg AS "weightKg" FROM tracking.health_measure WHERE ${WHOSE} AND term = asked.term`;
const PARTS = Prisma.sql`SELECT ${RECORD}, subject_code AS "subjectCode", part_code AS "partCode", value FROM tracking.part_mark WHERE ${WHOSE} AND period = asked.period`;
const ABSENCES = Prisma.sql`SELECT pupil_id AS "pupilId", with_leave AS "withLeave", count(*)::int AS count FROM tracking.absence WHERE ${WHOSE} AND withdrawn_at IS NULL GROUP BY pupil_id, with_leave`;
const ELSEWHERE = Prisma.sql`
  SELECT pupil_id AS "pupilId", school, missed_with_leave AS "withLeave", missed_without_leave AS "withoutLeave"
  FROM tracking.pupil_move WHERE ${WHOSE} AND kind = 'ARRIVED' AND state = 'DONE' AND missed_with_leave IS NOT NULL ORDER BY day`;
