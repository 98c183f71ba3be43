import type { Result } from "../result";
import type { Actor } from "./actor";
import type { ErrorCode } from "../refusal-words";

/** What an action is aimed at. Only what the decision needs; loaded by the use case, never sent by the browser. */
export type Target = {
  yearId?: string;
  classId?: string;
  subjectCode?: string;
  groupId?: string | null;
  pupilId?: string;
  ownerStaffId?: string; // a key, a certificate, a batch, a slot: whose
};

export type Action =
  | "work.read" // Việc của tôi
  | "sheet.read"
  | "sheet.enter-subject" // levels, marks, comments of one subject
  | "sheet.enter-homeroom" // qualities, competences, absences, measures, remarks
  | "sheet.submit-part"
  | "sheet.review-part" // accept, return
  | "sheet.certify" // GVCN: the class's period; confirms the year results
  | "sheet.approve" // leadership: approve or return a class
  | "year.decide-promotion" // head alone
  | "year.decide-award" // head alone
  | "pupil.read"
  | "pupil.edit" // học vụ
  | "unit.prepare" // make the yearly units of an approved class: học vụ or văn thư (CV 2088 III.2 step 2)
  | "unit.read"
  | "unit.sign-subject"
  | "unit.sign-homeroom"
  | "unit.sign-head"
  | "unit.seal" // văn thư: KY_PHAT_HANH and issue
  | "unit.search"
  | "unit.download"
  | "child.read"
  | "child.renew-code"
  | "key.manage-own"
  | "certificate.read"
  | "certificate.declare"
  | "certificate.approve" // head
  | "account.read"
  | "account.prepare" // administrator
  | "account.approve" // head, never for himself
  | "assignment.read"
  | "assignment.sign" // head alone
  | "window.open" // head
  | "history.read";

export type Decide = (actor: Actor, action: Action, target?: Target) => Result<true, ErrorCode>;
