import "server-only";
import type { Db } from "../context";
import type { ClassFacts } from "./class-facts";

/**
 * Whether yearly units have been made from this class's sheet and still stand. The one thing the class sheets ask of the
 * transcripts, and only yes or no (docs/decisions/061-sheet-asks-whether-units-exist.md).
 */
export async function hasUnits(db: Db, { classId, startYear }: Pick<ClassFacts, "classId" | "startYear">): Promise<boolean> {
  const unit = await db.unit.findFirst({ where: { classId, startYear, kind: "YEARLY", status: { in: ["SIGNING", "ISSUED"] } }, select: { id: true } });
  return unit !== null;
}
