import "server-only";
import { assignmentBytes } from "@/lib/documents/assignment-paper";
import type { HeldDuty } from "@/lib/domain/people/assignment/duty-part";
import { toHex } from "@/lib/signing/bytes";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { Db } from "../context";
import type { Assignment } from "./load-assignment";
import { namesIn } from "./names";

/** The paper of a version as this head would sign it now, with its digest. */
export async function paperOf(db: Db, assignment: Assignment, headStaffId: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; text: string; digest: string }> {
  const { id, schoolName, yearLabel, number, revision, effectiveFrom, reason, changes } = assignment;
  const names = await namesIn(db, changes.map(({ duty }) => duty), [headStaffId]);
  const line = (duty: Omit<HeldDuty, "id">) => ({ ...names.person(duty.staffId), what: names.duty(duty), validFrom: duty.validFrom, validTo: duty.validTo });
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
