import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { decideMissedElsewhere, parseDays } from "@/lib/domain/records/missed-elsewhere";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { needed } from "../profile-shape";
import { getStanding, holdLists, obey } from "./hold-lists";
import { loadInheritance } from "./load-inheritance";

/** Days as the paper has them: null when the field is empty, NaN never. */
const Days = z
  .string()
  .max(10)
  .transform((typed, check) => {
    if (typed.trim() === "") return null;
    const sessions = parseDays(typed);
    if (sessions === null) check.addIssue({ code: "custom", message: "Số ngày viết bằng số, nửa ngày là 0,5; nhiều nhất 200." });
    return sessions;
  });

export const InheritAbsences = z
  .object({ key: RequestKey, classId: z.uuid(), pupilId: z.uuid(), version: z.coerce.number().int(), paper: needed(120, "Mời ghi giấy tờ của trường cũ."), withLeave: Days, withoutLeave: Days })
  .superRefine(({ withLeave, withoutLeave }, check) => {
    const missing = withLeave === null ? "withLeave" : "withoutLeave";
    if ((withLeave === null) !== (withoutLeave === null)) check.addIssue({ code: "custom", path: [missing], message: "Mời ghi cả hai; không nghỉ ngày nào thì ghi 0." });
  });
export type InheritAbsences = z.infer<typeof InheritAbsences>;

/**
 * Writes down how much of this year the pupil missed at the old school, from its paper. It stands with the arrival in the
 * register, is added to what is counted here, and is taken back by emptying it.
 *
 * Throws: INHERIT_NO_SCHOOL, PUPIL_FROZEN, SHEET_LOCKED once the year is certified; STALE when somebody wrote meanwhile.
 * Source: QĐ 1789, Đ.22.1c, 31.5; docs/decisions/171-results-of-an-old-school.md.
 */
export async function inheritAbsences(ctx: Ctx, { classId, pupilId, version, paper, withLeave, withoutLeave }: InheritAbsences): Promise<{ sessions: number | null }> {
  const right = decide(ctx.actor, "pupil.receive", { classId });
  if (!right.ok) throw new AppError(right.reason);
  await holdLists(ctx, pupilId, []);
  const { yearId, move } = await loadInheritance(ctx, classId, pupilId);
  const at = (await getStanding(ctx, pupilId, yearId)).place;
  await holdLists(ctx, null, at ? [at.class.classId] : []);
  obey(decideMissedElsewhere(ctx.actor, { classId, hasSchool: move !== null, pupil: await getStanding(ctx, pupilId, yearId) }));
  if (!move) throw new AppError("INHERIT_NO_SCHOOL");
  const kept = await ctx.db.pupilMove.updateMany({
    where: { id: move.id, state: "DONE", version },
    data: { missedWithLeave: withLeave, missedWithoutLeave: withoutLeave, resultsPaper: paper, version: { increment: 1 } },
  });
  if (kept.count !== 1) throw new AppError("STALE");
  await appendHistory(ctx, {
    ...{ action: "move.inherit-absences", entity: "pupil_move", entityId: move.id, classId, pupilId, reason: paper },
    ...{ before: { withLeave: move.missed?.withLeave ?? null, withoutLeave: move.missed?.withoutLeave ?? null }, after: { withLeave, withoutLeave } },
  });
  return { sessions: withLeave === null || withoutLeave === null ? null : withLeave + withoutLeave };
}
