import "server-only";
import { assignmentBytes } from "@/lib/documents/assignment-paper";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { DUTY_WORDS } from "@/lib/domain/people/duties";
import type { HeldDuty } from "@/lib/domain/people/assignment/duty-part";
import { toHex } from "@/lib/signing/bytes";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { Db } from "../context";
import { AppError } from "../errors";
import type { Assignment } from "./load-assignment";

/** The paper of a version as this head would sign it now, with its digest. */
export async function paperOf(db: Db, assignment: Assignment, headStaffId: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; text: string; digest: string }> {
  const { id, schoolName, yearLabel, number, revision, effectiveFrom, reason, changes } = assignment;
  const names = await namesOf(db, [headStaffId, ...changes.map(({ duty }) => duty.staffId)], changes.map(({ duty }) => duty));
  const line = (duty: Omit<HeldDuty, "id">) => ({ ...names.person(duty.staffId), what: names.what(duty), validFrom: duty.validFrom, validTo: duty.validTo });
  const bytes = assignmentBytes({
    ...{ id, school: schoolName, year: yearLabel, number, revision, effectiveFrom, reason },
    head: names.person(headStaffId),
    ends: changes.flatMap((change) => (change.deed === "END" ? [{ ...line(change.duty), lastDay: change.lastDay }] : [])).sort(inOrder),
    begins: changes.flatMap((change) => (change.deed === "BEGIN" ? [line(change.duty)] : [])).sort(inOrder),
  });
  return { bytes, text: new TextDecoder().decode(bytes), digest: toHex(nodeSha256(bytes)) };
}

type Named = { name: string; code: string; what: string; validFrom: string };

/** The order of the book is that of ids; the paper's is what people look for. */
const inOrder = (a: Named, b: Named): number => a.what.localeCompare(b.what, "vi") || a.validFrom.localeCompare(b.validFrom) || a.code.localeCompare(b.code);

async function namesOf(db: Db, staffIds: readonly string[], duties: readonly Omit<HeldDuty, "id">[]) {
  const staff = await db.staff.findMany({ where: { id: { in: [...staffIds] } }, select: { id: true, fullName: true, code: true } });
  const classes = await db.schoolClass.findMany({ where: { id: { in: duties.flatMap(({ classId }) => classId ?? []) } }, select: { id: true, name: true } });
  const groups = await db.pupilGroup.findMany({ where: { id: { in: duties.flatMap(({ groupId }) => groupId ?? []) } }, select: { id: true, name: true } });
  return {
    person: (id: string) => {
      const found = staff.find((one) => one.id === id);
      if (!found) throw new AppError("NOT_FOUND");
      return { name: found.fullName, code: found.code };
    },
    what: ({ kind, classId, subjectCode, groupId }: Omit<HeldDuty, "id">) =>
      [
        DUTY_WORDS[kind],
        ...(subjectCode ? [`môn ${findSubject(subjectCode)?.name ?? subjectCode}`] : []),
        ...(classId ? [`lớp ${classes.find(({ id }) => id === classId)?.name ?? ""}`] : []),
        ...(groupId ? [`nhóm ${groups.find(({ id }) => id === groupId)?.name ?? ""}`] : []),
      ].join(", "),
  };
}
