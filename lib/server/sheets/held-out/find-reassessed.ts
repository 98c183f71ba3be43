import "server-only";
import type { Ctx } from "../../context";

/** The subjects of some pupils in which an assessment of Đ.11.1b or 11.1c counts. Source: TT 27/2020, Đ.11.1; traps A12. */
export async function findReassessed({ db }: Pick<Ctx, "db">, yearId: string, pupilIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.assessment.findMany({
    where: { yearId, period: "CN", current: true, kind: { in: ["SUPPLEMENTARY", "HEAD"] }, pupilId: { in: [...pupilIds] } },
    select: { pupilId: true, subjectCode: true },
  });
  const subjects = new Map<string, string[]>();
  for (const { pupilId, subjectCode } of rows) subjects.set(pupilId, [...(subjects.get(pupilId) ?? []), subjectCode]);
  return subjects;
}
