import type { ActiveDuty, Actor, DelegationScope, DutyKind } from "@/lib/domain/people/actor";

type Over = { classId?: string; subjectCode?: string; groupId?: string };

export const duty = (kind: DutyKind, over: Over = {}): ActiveDuty => ({
  id: `${kind}-${over.classId ?? "school"}-${over.subjectCode ?? ""}`,
  kind,
  yearId: "2025",
  classId: over.classId ?? null,
  subjectCode: over.subjectCode ?? null,
  groupId: over.groupId ?? null,
});

/** A member of staff with these duties in force. */
export const staff = (duties: ActiveDuty[], delegations: DelegationScope[] = [], id = "staff-1"): Actor => ({
  accountId: `account-${id}`,
  name: "Trần Thị Mai",
  staffId: id,
  guardianId: null,
  duties,
  delegations,
  children: [],
});

export const guardianOf = (...children: string[]): Actor => ({
  accountId: "account-guardian",
  name: "Lê Văn Ba",
  staffId: null,
  guardianId: "guardian-1",
  duties: [],
  delegations: [],
  children,
});

export const MATHS_3A = staff([duty("SUBJECT_TEACHER", { classId: "3A", subjectCode: "TO" })]);
export const HOMEROOM_3A = staff([duty("HOMEROOM_TEACHER", { classId: "3A" })]);
export const LEAD_3A = staff([duty("DEPARTMENT_LEAD", { classId: "3A" })]);
export const HEAD = staff([duty("HEAD")]);
export const DEPUTY = staff([duty("DEPUTY_HEAD")]);
export const DELEGATED_DEPUTY = staff([duty("DEPUTY_HEAD")], ["CLASS_YEAR", "YEARLY_UNIT"]);
export const ACADEMIC_CLERK = staff([duty("ACADEMIC_CLERK")]);
export const SEAL_CLERK = staff([duty("SEAL_CLERK")]);
export const ADMINISTRATOR = staff([duty("ADMINISTRATOR")]);
