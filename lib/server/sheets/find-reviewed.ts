import "server-only";
import type { Db } from "../context";

/** Whose year the school's last review has confirmed; who was set aside is still open. */
export async function findReviewed(db: Db, yearId: string, pupilIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await db.yearReviewPupil.findMany({
    where: { pupilId: { in: [...pupilIds] }, review: { yearId } },
    orderBy: [{ review: { decidedAt: "asc" } }, { reviewId: "asc" }],
    select: { pupilId: true, finding: true },
  });
  const last = new Map(found.map(({ pupilId, finding }) => [pupilId, finding]));
  return new Set([...last].flatMap(([pupilId, finding]) => (finding === "CONFIRMED" ? [pupilId] : [])));
}
