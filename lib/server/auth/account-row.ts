import "server-only";
import type { ActiveDuty, DelegationScope } from "@/lib/domain/people/actor";
import type { Day } from "@/lib/domain/vietnam-time";
import { Prisma } from "../db/client/client";
import { jsonRows } from "../json-rows";
import { dutyInForceSql } from "../people/duties-in-force";

/** An account with what it is entitled to on a day, as it is stored. */
export type AccountRow = {
  id: string;
  status: "PREPARED" | "ACTIVE" | "LOCKED";
  username: string;
  passwordIsTemporary: boolean;
  guardianId: string | null;
  guardianName: string | null;
  children: readonly string[];
  staffId: string | null;
  staffName: string | null;
  leftOn: Day | null;
  duties: readonly ActiveDuty[];
  delegations: readonly DelegationScope[];
};

const inForce = (today: Day) => Prisma.sql`valid_from <= ${today}::date AND (valid_to IS NULL OR valid_to >= ${today}::date)`;

const duties = (today: Day) => jsonRows(Prisma.sql`
  SELECT d.id, d.kind, d.class_id AS "classId", d.subject_code AS "subjectCode", d.group_id AS "groupId", a.year_id AS "yearId"
  FROM tracking.duty d JOIN tracking.duty_assignment a ON a.id = d.assignment_id JOIN tracking.staff s ON s.id = d.staff_id
  WHERE d.staff_id = account.staff_id AND ${dutyInForceSql(Prisma.sql`${today}::date`)}
  ORDER BY d.id`);

/**
 * The row of `account`, the table as the statement around it names it: read in that same statement, so that who somebody
 * is costs one query a request.
 */
export const accountJson = (today: Day): Prisma.Sql => Prisma.sql`(
  SELECT json_build_object(
    'id', account.id, 'status', account.status, 'username', account.username, 'passwordIsTemporary', account.password_is_temporary,
    'guardianId', account.guardian_id, 'guardianName', guardian.full_name,
    'children', array(SELECT pupil_id FROM tracking.guardianship WHERE guardian_id = account.guardian_id AND ${inForce(today)} ORDER BY id),
    'staffId', account.staff_id, 'staffName', staff.full_name, 'leftOn', staff.left_on,
    'duties', ${duties(today)},
    'delegations', array(SELECT scope FROM tracking.delegation WHERE to_id = account.staff_id AND ended_at IS NULL AND ${inForce(today)} ORDER BY id))
  FROM (SELECT account.staff_id, account.guardian_id) who
  LEFT JOIN tracking.staff ON staff.id = who.staff_id LEFT JOIN tracking.guardian ON guardian.id = who.guardian_id)`;
