import "server-only";
import type { Db } from "../context";
import type { StudyYear } from "@/lib/documents/transcript-data";
import { dataOf } from "./unit-for-signing";

/** What the transcripts already hold of a pupil before a unit of `startYear` is made. */
export type EarlierUnits = {
  thisYear: boolean;
  stillSigning: string | null; // label of an earlier year whose unit is made and not yet issued
  previous: { id: string; code: string; digest: string; startYear: number; studies: readonly StudyYear[] } | null;
};

/** The last issued unit of each pupil before a year, with the digest of its sealed XML, and whether this year's exists. */
export async function findEarlierUnits(db: Db, pupilIds: readonly string[], startYear: number): Promise<Map<string, EarlierUnits>> {
  const units = await db.unit.findMany({
    where: { pupilId: { in: [...pupilIds] }, kind: { in: ["YEARLY", "DIGITISED"] }, status: { in: ["SIGNING", "ISSUED"] } },
    orderBy: { startYear: "asc" },
    select: {
      id: true,
      pupilId: true,
      code: true,
      startYear: true,
      yearLabel: true,
      status: true,
      data: true,
      files: { where: { format: "XML" }, orderBy: { revision: "desc" }, take: 1, select: { digest: true } },
    },
  });
  const found = new Map<string, EarlierUnits>();
  for (const unit of units) {
    const known = found.get(unit.pupilId) ?? { thisYear: false, stillSigning: null, previous: null };
    const [file] = unit.files;
    if (unit.startYear === startYear) known.thisYear = true;
    else if (unit.startYear < startYear && unit.status === "SIGNING") known.stillSigning = unit.yearLabel;
    else if (unit.startYear < startYear && unit.status === "ISSUED" && file) {
      const digest = Buffer.from(file.digest).toString("hex");
      known.previous = { id: unit.id, code: unit.code, digest, startYear: unit.startYear, studies: dataOf(unit).studies };
    }
    found.set(unit.pupilId, known);
  }
  return found;
}
