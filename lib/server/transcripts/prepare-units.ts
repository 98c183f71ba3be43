import "server-only";
import { z } from "zod";
import type { Grade } from "@/lib/domain/assessment/periods";
import { decide } from "@/lib/domain/people/permissions";
import { showDay, storedDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { appendEvent } from "../audit/history";
import { lockSheet } from "../sheets/lock-sheet";
import { localCodes, type CodeProvider } from "../exchange/local-codes";
import { findEarlierUnits } from "./earlier-units";
import { leftOut, type LeftOut } from "./left-out";
import { loadClassYear } from "./load-class-year";
import { makeUnit } from "./make-unit";
import { pdfTools } from "./paper-tools";
import { signingHead } from "./signing-head";

export const PrepareUnits = z.strictObject({
  key: RequestKey,
  classId: z.uuid(),
  declaredOn: z.iso.date(),
  headStaffId: z.uuid(),
});
export type PrepareUnits = z.infer<typeof PrepareUnits>;

/**
 * Makes the yearly units of a class whose sheet leadership has approved: the one road from the tracking book to the
 * transcripts. Pupils who cannot be included are named with the reason and can be taken in by a later call.
 *
 * Source: QĐ 1789, Đ.17, 20.5, 21.2; CV 2088, III.2 step 2; traps A1, A4, A8.
 */
export async function prepareUnits(ctx: Ctx, input: PrepareUnits, codes: CodeProvider = localCodes): Promise<{ made: number; leftOut: LeftOut[] }> {
  const right = decide(ctx.actor, "unit.prepare", { classId: input.classId });
  if (!right.ok) throw new AppError(right.reason);
  const today = vietnamDay(ctx.now);
  const on = new Date(`${today}T00:00:00Z`);
  await lockSheet(ctx, input.classId, "CN", "UPDATE"); // a second call and a reopening of the sheet wait for this one
  const year = await loadClassYear(ctx.db, input.classId, on);
  if (!year) throw new AppError("NOT_FOUND");
  if (year.schoolClass.sheets[0]?.status !== "APPROVED") throw new AppError("SHEET_NOT_APPROVED");
  if (input.declaredOn < today) throw new AppError("DECLARED_IN_PAST");
  const lastDay = storedDay(year.schoolClass.year.supplementsClosesOn); // a wrong year would keep the seal away for good
  if (input.declaredOn > lastDay && input.declaredOn > today) throw new AppError("DECLARED_TOO_LATE", showDay(lastDay));
  const head = await signingHead(ctx.db, input.headStaffId, on);
  if (!head) throw new AppError("NOT_A_SIGNING_HEAD");

  const pupilIds = [...year.pupils.keys()];
  const earlier = await findEarlierUnits(ctx.db, pupilIds, year.schoolClass.year.startYear);
  const { fonts } = await pdfTools();
  const out: LeftOut[] = [];
  let made = 0;
  for (const { pupilId, orderNo } of year.schoolClass.enrolments) {
    const pupil = year.pupils.get(pupilId);
    if (!pupil || earlier.get(pupilId)?.thisYear) continue;
    const reasons = leftOut(year, pupil, earlier.get(pupilId), fonts.regular);
    if (reasons) out.push(reasons);
    else {
      await makeUnit(ctx, codes, { year, pupil, orderNo, head, declaredOn: input.declaredOn, today, earlier: earlier.get(pupilId) });
      made += 1;
    }
  }
  await appendEvent(ctx, {
    action: "units.prepare",
    entity: "class",
    entityId: input.classId,
    after: { made, leftOut: out.length, declaredOn: input.declaredOn, grade: year.schoolClass.grade as Grade },
  });
  return { made, leftOut: out };
}
