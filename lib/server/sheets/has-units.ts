import "server-only";
import type { Db } from "../context";
import type { ClassFacts } from "./class-facts";

/**
 * Whether yearly units have been made from this class's sheet and still stand. The one thing the class sheets ask of the
 * transcripts, and only yes or no; of one pupil when it names one: who is held out is decided after the others' units are made
 * (QĐ 1789, Đ.21.2; docs/decisions/061-sheet-asks-whether-units-exist.md).
 */
export async function hasUnits(db: Db, { classId, startYear }: Pick<ClassFacts, "classId" | "startYear">, pupilId?: string): Promise<boolean> {
  const ofPupil = pupilId === undefined ? {} : { pupilId };
  const unit = await db.unit.findFirst({ where: { classId, startYear, kind: "YEARLY", status: { in: ["SIGNING", "ISSUED"] }, ...ofPupil }, select: { id: true } });
  return unit !== null;
}
