import "server-only";
import { isMakeUp } from "@/lib/domain/assessment/attempts";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { addAttempt } from "./add-attempt";
import { insertRecords } from "./insert-records";
import type { RecordWrite, SheetPlace } from "./record-write";
import { placeOf, RECORD_TABLES, tableOf } from "./record-write";
import { fillsAbsence, subjectData } from "./subject-data";
import { updateRecords } from "./update-records";

/**
 * Writes the changed cells of records, each if it still stands where it was read: a statement a table for the new ones
 * and one for the others, however many there are.
 *
 * Returns the new versions by place; a record at which somebody else was faster is not among them.
 */
export async function writeRecords(ctx: Ctx, place: SheetPlace, writes: readonly RecordWrite[]): Promise<Map<string, number>> {
  const written = new Map<string, number>();
  const ordered = writes.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  for (const write of ordered.filter((one) => isLaterTest(ctx, place, one))) {
    const version = await makeUp(ctx, place, write);
    if (version !== null) written.set(placeOf(write), version);
  }
  for (const table of RECORD_TABLES) {
    const ours = ordered.filter((one) => tableOf(one) === table && !isLaterTest(ctx, place, one));
    for (const write of await insertRecords(table, ctx, place, ours.filter(({ state }) => state === null))) written.set(placeOf(write), 1);
    for (const write of await updateRecords(table, ctx, place, ours.filter(({ state }) => state !== null))) written.set(placeOf(write), (write.state?.version ?? 0) + 1);
  }
  return written;
}

/** Whether a result is typed over the "V" of an earlier day. */
function isLaterTest({ now }: Ctx, place: SheetPlace, write: RecordWrite): boolean {
  const absentOn = write.state?.absentOn ?? null;
  return absentOn !== null && isMakeUp(absentOn, vietnamDay(now)) && fillsAbsence(write.cells, place);
}

/** That result is the make-up test: the absence stays to be seen as the attempt before. Returns null when somebody else was faster. */
async function makeUp(ctx: Ctx, place: SheetPlace, { cells, state }: RecordWrite): Promise<number | null> {
  if (!state) return null;
  const { level, mark = null, comment } = subjectData(cells, { ...place, now: ctx.now });
  const goesOn = { ...(level === undefined ? {} : { level }), ...(comment === undefined ? {} : { comment }) };
  const result = { mark, absentReason: null, ...goesOn };
  return addAttempt(ctx, { previousId: state.id, version: state.version, kind: "MAKE_UP", assessedOn: vietnamDay(ctx.now), reason: "Vắng lần trước", result });
}
