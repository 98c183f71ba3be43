/** A duty in force today. Dates decide at load time; here only what it covers. */
export type ActiveDuty = {
  id: string;
  kind: DutyKind;
  yearId: string;
  classId: string | null;
  subjectCode: string | null;
  groupId: string | null;
};

export const DUTY_KINDS = [
  "SUBJECT_TEACHER",
  "HOMEROOM_TEACHER",
  "DEPARTMENT_LEAD",
  "HEAD",
  "DEPUTY_HEAD",
  "ACADEMIC_CLERK",
  "SEAL_CLERK",
  "ADMINISTRATOR",
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];
export type DelegationScope = "CLASS_YEAR" | "YEARLY_UNIT";

/**
 * Who is asking: an account with what it is entitled by today. A person may be staff and parent with two accounts;
 * one account is one of the two, so that neither hat ever widens the other.
 */
export type Actor = {
  accountId: string;
  name: string;
  staffId: string | null;
  guardianId: string | null;
  duties: readonly ActiveDuty[];
  delegations: readonly DelegationScope[];
  children: readonly string[]; // pupil ids a guardian may read today
};
