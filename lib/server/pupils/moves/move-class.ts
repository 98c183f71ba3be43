import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { decideClassMove } from "@/lib/domain/records/pupil-move";
import { refusalWords } from "@/lib/domain/refusal-words";
import { addDays } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { needed } from "../profile-shape";
import { getListedClass, getStanding, getYearDays, holdLists, obey } from "./hold-lists";
import { ChosenGroups, leavePlace, takePlace } from "./take-place";
import { writeMove } from "./write-move";

/** `classId`: where the person saw the pupil. `day`: the first in the new class. */
export const MoveClass = z.object({
  key: RequestKey,
  classId: z.uuid(),
  pupilId: z.uuid(),
  toClassId: z.uuid("Mời chọn lớp mới."),
  groupIds: ChosenGroups,
  day: z.iso.date("Mời ghi ngày đầu tiên ở lớp mới."),
  reason: needed(300, refusalWords("REASON_NEEDED")),
});
export type MoveClass = z.infer<typeof MoveClass>;

/**
 * A pupil goes over to another class of the grade: one place ends on the day before, the other begins, last in its list.
 * The results follow him; the old class's row is frozen and both sheets say so.
 *
 * Throws: what decideClassMove refuses with; STALE when he is no longer where he was seen.
 * Source: QĐ 1789, Đ.5.3c, 34.1; traps B4.
 */
export async function moveClass(ctx: Ctx, { classId, pupilId, toClassId, groupIds, day, reason }: MoveClass): Promise<{ classId: string; orderNo: number }> {
  const right = decide(ctx.actor, "pupil.move-class", { classId });
  if (!right.ok) throw new AppError(right.reason);
  await holdLists(ctx, pupilId, [classId, toClassId]);
  const [from, to] = [await getListedClass(ctx, classId), await getListedClass(ctx, toClassId)];
  const pupil = await getStanding(ctx, pupilId, from.yearId);
  if (pupil.place && pupil.place.class.classId !== classId) throw new AppError("STALE");
  obey(decideClassMove({ actor: ctx.actor, year: await getYearDays(ctx, from.yearId), pupil, day, to }));
  await leavePlace(ctx, { classId, pupilId, day: addDays(day, -1) }, "MOVED_CLASS");
  const orderNo = await takePlace(ctx, { classId: toClassId, pupilId, day, groupIds });
  await writeMove(ctx, { pupilId, yearId: from.yearId, kind: "MOVED_CLASS", fromClassId: classId, toClassId, day, school: null, paper: null, reason }, "DONE", { orderNo });
  return { classId: toClassId, orderNo };
}
