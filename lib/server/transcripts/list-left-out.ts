import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { findEarlierUnits } from "./earlier-units";
import { leftOut, type LeftOut } from "./left-out";
import { pdfTools } from "./paper-tools";
import { loadClassYear } from "./load-class-year";

/** How many units could be made now, and who is left out with the reason: the same rule as the making itself. */
export async function listLeftOut(ctx: Ctx, classId: string): Promise<{ ready: number; leftOut: LeftOut[] }> {
  const right = decide(ctx.actor, "unit.read", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const year = await loadClassYear(ctx.db, classId, vietnamDate(ctx.now));
  if (!year) throw new AppError("NOT_FOUND");
  const earlier = await findEarlierUnits(ctx.db, [...year.pupils.keys()], year.schoolClass.year.startYear);
  const { fonts } = await pdfTools();
  const open = [...year.pupils.values()].filter((pupil) => !earlier.get(pupil.id)?.thisYear);
  const out = open.flatMap((pupil) => leftOut(year, pupil, earlier.get(pupil.id), fonts.regular) ?? []);
  return { ready: open.length - out.length, leftOut: out };
}
