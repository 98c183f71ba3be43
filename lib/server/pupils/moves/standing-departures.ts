import "server-only";
import type { Db } from "../../context";

/**
 * Which departures of these pupils stand: done, the last of what happened to the pupil, who is in no class of the school now.
 *
 * Returns the ids of their lines in the register of moves.
 */
export async function standingDepartures(db: Db, pupilIds: readonly string[]): Promise<ReadonlySet<string>> {
  const of = { pupilId: { in: [...pupilIds] } };
  const done = await db.pupilMove.findMany({ where: { ...of, state: "DONE" }, orderBy: [{ decidedAt: "asc" }, { id: "asc" }], select: { id: true, pupilId: true, kind: true } });
  const here = await db.enrolment.findMany({ where: { ...of, endedOn: null, end: null }, select: { pupilId: true } });
  const last = new Map(done.map((move) => [move.pupilId, move]));
  for (const { pupilId } of here) last.delete(pupilId);
  return new Set([...last.values()].flatMap(({ id, kind }) => (kind === "TRANSFERRED" || kind === "LEFT" ? [id] : [])));
}
