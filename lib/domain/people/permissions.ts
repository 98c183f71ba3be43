import { no, yes, type Result } from "../result";
import type { ErrorCode } from "../refusal-words";
import type { SubjectCode } from "../assessment/subjects";
import type { ActiveDuty, Actor } from "./actor";
import { RIGHTS, type Action, type Right, type Row } from "./rights";

export type { Action } from "./rights";

/** What an action is aimed at. Only what the decision needs; loaded by the use case, never sent by the browser. */
export type Target = {
  yearId?: string;
  classId?: string;
  subjectCode?: string;
  groupId?: string | null;
  pupilId?: string;
  learns?: readonly string[]; // the pupil: subjects
  groups?: readonly string[]; // the pupil: groups of the class he is in
  ownerStaffId?: string; // a key, a certificate, a batch, an account: whose
  accountId?: string; // the account acted on, so that nobody approves himself
  vacant?: boolean; // nobody holds the duty over this class or part today
};

/**
 * May this person do this to that? The page asks to know what to offer, the server to know whether to obey.
 *
 * Who has no duty for the action is told whose it is; who has the duty but not over this target gets NOT_FOUND,
 * the same answer as for something that does not exist. A missing part of the target never widens a right.
 * Source: QĐ 1789, Đ.5.3c; the articles beside each row of RIGHTS.
 */
export function decide(actor: Actor, action: Action, target: Target = {}): Result<true, ErrorCode> {
  const right: Right = RIGHTS[action];
  if (right.results && isAdministrator(actor)) return no("NOT_FOR_ADMINISTRATOR");
  const held = right.rows.filter((row) => holds(actor, row));
  if (held.length === 0) return no(right.otherwise);
  const enough = held.filter((row) => isDelegated(actor, row));
  if (enough.length === 0) return no("NEEDS_DELEGATION");
  if (!enough.some((row) => reaches(actor, row, target))) return no("NOT_FOUND");
  if (right.notForSelf && isSelf(actor, target)) return no("ACCOUNT_OWN");
  return yes(true);
}

/** Whether the action exists for this person on anything at all: which menu entries to show. It grants nothing. */
export function mayEver(actor: Actor, action: Action): boolean {
  const right: Right = RIGHTS[action];
  if (right.results && isAdministrator(actor)) return false;
  return right.rows.some((row) => holds(actor, row) && isDelegated(actor, row));
}

/**
 * Which subjects of a class's sheet this person may read: all, or only those of own duties, or none (empty).
 * A query behind "sheet.read" narrows by this.
 */
export function readableSubjects(actor: Actor, classId: string): "ALL" | readonly SubjectCode[] {
  if (isAdministrator(actor)) return [];
  const rows = RIGHTS["sheet.read"].rows.filter((row) => row.who !== "SUBJECT_TEACHER");
  if (rows.some((row) => reaches(actor, row, { classId }))) return "ALL";
  const own = actor.duties.filter((duty) => duty.kind === "SUBJECT_TEACHER" && duty.classId === classId);
  return [...new Set(own.map((duty) => duty.subjectCode as SubjectCode))];
}

/** An administrator stays outside results even when he holds another duty: nobody is both. Source: QĐ 1789, Đ.5.3c. */
export const isAdministrator = (actor: Actor) => actor.duties.some((duty) => duty.kind === "ADMINISTRATOR");

const dutiesOf = (actor: Actor, row: Row) => actor.duties.filter((duty) => duty.kind === row.who);
const holds = (actor: Actor, row: Row) => (row.who === "GUARDIAN" ? actor.guardianId !== null : dutiesOf(actor, row).length > 0);
const isDelegated = (actor: Actor, row: Row) => row.delegation === undefined || actor.delegations.includes(row.delegation);

function reaches(actor: Actor, row: Row, target: Target): boolean {
  switch (row.reach) {
    case "SCHOOL":
      return dutiesOf(actor, row).length > 0;
    case "CLASS":
      return dutiesOf(actor, row).some((duty) => isOfClass(duty, target));
    case "PARTS":
      return dutiesOf(actor, row).some((duty) => isOfClass(duty, target) && (target.subjectCode === undefined || isOfPart(duty, target)));
    case "PART":
      return dutiesOf(actor, row).some((duty) => isOfClass(duty, target) && isOfPart(duty, target));
    case "PUPILS":
      return dutiesOf(actor, row).some((duty) => isOfClass(duty, target) && teaches(duty, target));
    case "OWN":
      return actor.staffId !== null && target.ownerStaffId === actor.staffId;
    case "CHILD":
      return target.pupilId !== undefined && actor.children.includes(target.pupilId);
    case "VACANT":
      return target.vacant === true && target.classId !== undefined && dutiesOf(actor, row).length > 0;
  }
}

const isOfClass = (duty: ActiveDuty, target: Target) => duty.classId !== null && duty.classId === target.classId;

/** The subject matches; a duty for a group never covers the whole class, one for the class covers each group. */
const isOfPart = (duty: ActiveDuty, target: Target) =>
  duty.subjectCode !== null &&
  duty.subjectCode === target.subjectCode &&
  (duty.groupId === null || duty.groupId === target.groupId);

/** The pupil learns the duty's subject, in its group if the duty is for one. */
const teaches = (duty: ActiveDuty, { learns = [], groups = [] }: Target) =>
  duty.subjectCode !== null && learns.includes(duty.subjectCode) && (duty.groupId === null || groups.includes(duty.groupId));

const isSelf = (actor: Actor, target: Target) =>
  target.accountId === actor.accountId || (actor.staffId !== null && target.ownerStaffId === actor.staffId);
