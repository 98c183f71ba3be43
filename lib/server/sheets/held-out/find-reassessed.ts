import "server-only";
import type { AttemptKind } from "@/lib/domain/assessment/attempts";
import type { Ctx } from "../../context";

/** By subject: the kind of the attempt that counts. */
export type Reassessed = ReadonlyMap<string, AttemptKind>;

/** The subjects of some pupils in which an assessment of Đ.11.1b or 11.1c counts, and which of the two. Source: TT 27/2020, Đ.11.1; traps A12. */
export async function findReassessed({ db }: Pick<Ctx, "db">, yearId: string, pupilIds: readonly string[]): Promise<Map<string, Reassessed>> {
  const rows = await db.assessment.findMany({
    where: { yearId, period: "CN", current: true, kind: { in: ["SUPPLEMENTARY", "HEAD"] }, pupilId: { in: [...pupilIds] } },
    select: { pupilId: true, subjectCode: true, kind: true },
  });
  const subjects = new Map<string, Map<string, AttemptKind>>();
  for (const { pupilId, subjectCode, kind } of rows) subjects.set(pupilId, (subjects.get(pupilId) ?? new Map<string, AttemptKind>()).set(subjectCode, kind));
  return subjects;
}
