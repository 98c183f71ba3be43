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
  const laterTests = ordered.filter((write) => isLaterTest(ctx, place, write));
  for (const table of RECORD_TABLES) {
    if (table === "assessment" && laterTests.length > 0) await holdAssessments(ctx, ordered);
    const ours = ordered.filter((write) => tableOf(write) === table && !laterTests.includes(write));
    for (const write of await insertRecords(table, ctx, place, ours.filter(({ state }) => state === null))) written.set(placeOf(write), 1);
    for (const write of await updateRecords(table, ctx, place, ours.filter(({ state }) => state !== null))) written.set(placeOf(write), (write.state?.version ?? 0) + 1);
  }
  for (const write of laterTests) {
    const version = await makeUp(ctx, place, write);
    if (version !== null) written.set(placeOf(write), version);
  }
  return written;
}

/** Make-up tests are written one by one: their rows are held with the others first, in the order in which everybody takes them. */
async function holdAssessments({ db }: Ctx, writes: readonly RecordWrite[]): Promise<void> {
  const ids = writes.flatMap((write) => (write.state && tableOf(write) === "assessment" ? [write.state.id] : []));
  await db.$queryRaw`SELECT id FROM tracking.assessment WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
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
