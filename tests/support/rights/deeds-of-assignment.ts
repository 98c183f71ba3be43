import { deed, type Deed, type Facts, type Visitor } from "./visitors";

const PREPARERS: readonly Visitor[] = ["head", "deputy", "administrator"];
const GROUP_KEEPERS: readonly Visitor[] = ["head", "deputy", "academicClerk"];
const signed = ({ assignment: assignmentId }: Facts) => ({ assignmentId, version: 1 });

/** Who may do what with assignment, groups and delegations (QĐ 1789, Đ.14.6, 20.2, 20.5c, 23, 33, 34). */
export const ASSIGNMENT_DEEDS: Readonly<Record<string, readonly Deed[]>> = {
  // The assignment: prepared by deputy and administrator, decided by the head; its groups hold pupils, so no administrator; delegations are the head's.
  openAssignmentAction: [deed(PREPARERS, ({ year: yearId, today }) => ({ yearId, effectiveFrom: today, reason: "Thử" }))],
  giveDutyAction: [deed(PREPARERS, (facts) => ({ ...signed(facts), kind: "SUBJECT_TEACHER", classId: facts.class4A, subjectCode: "AN", groupId: "", holderId: "", staffId: "", from: facts.today, to: "" }))],
  replaceTeacherAction: [deed(PREPARERS, (facts) => ({ ...signed(facts), staffId: facts.head, byId: "", from: facts.today, until: "" }))],
  copyLastYearAction: [deed(PREPARERS, signed)],
  undoChangesAction: [deed(PREPARERS, (facts) => ({ ...signed(facts), changeIds: [facts.batch] }))],
  changePaperAction: [deed(PREPARERS, (facts) => ({ ...signed(facts), number: "1", effectiveFrom: facts.today, reason: "Thử" }))],
  submitAssignmentAction: [deed(PREPARERS, signed)],
  dropAssignmentAction: [deed(PREPARERS, signed)],
  returnAssignmentAction: [deed(["head"], (facts) => ({ ...signed(facts), note: "Thử" }))],
  signAssignmentAction: [deed(["head"], (facts) => ({ ...signed(facts), digest: "0".repeat(64) }))],
  recordLeavingAction: [deed(["head"], ({ head: staffId, today: leftOn }) => ({ staffId, leftOn, reason: "Thử quyền" }))],
  addGroupAction: [deed(GROUP_KEEPERS, ({ class4A: classId }) => ({ classId, subjectCode: "TV", name: "Thử quyền" }))],
  renameGroupAction: [deed(GROUP_KEEPERS, ({ group: groupId }) => ({ groupId, name: "Thử quyền" }))],
  removeGroupAction: [deed(GROUP_KEEPERS, ({ group: groupId }) => ({ groupId }))],
  placePupilsAction: [deed(GROUP_KEEPERS, ({ class4A: classId, head, group }) => ({ classId, subjectCode: "NN", places: [`${head}:${group}`] }))],
  giveDelegationAction: [deed(["head"], ({ head: toId, today: validFrom }) => ({ toId, scope: "CLASS_YEAR", paper: "Thử quyền", validFrom, validTo: "" }))],
  endDelegationAction: [deed(["head"], ({ delegation: delegationId }) => ({ delegationId, reason: "Thử" }))],
};
