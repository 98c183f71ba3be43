import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { decide } from "@/lib/domain/people/permissions";
import { columnKey } from "@/lib/domain/records/cell-column";
import { showDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../../audit/reads";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { loadSheetValues, valueAt } from "../../sheets/sheet-values";
import type { InheritedColumn } from "./inherited-cells";
import { loadInheritance } from "./load-inheritance";

/** The old school's results of one period, as the form shows them. */
export type InheritedPage = {
  pupil: { id: string; fullName: string };
  className: string;
  school: string;
  arrivedOn: string;
  paper: string;
  version: number;
  periods: readonly Period[];
  period: Period;
  cells: readonly (InheritedColumn & { key: string; value: string })[];
  mayWrite: boolean;
};

/** Throws: NOT_FOUND when the pupil is not of this class, came from no other school, or is assessed here in every period. */
export async function getInherited(ctx: Ctx, classId: string, pupilId: string, wanted: Period | null): Promise<InheritedPage> {
  const right = decide(ctx.actor, "pupil.read", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const { move, periods, columns, pupil, className, yearId } = await loadInheritance(ctx, classId, pupilId);
  const period = periods.find((one) => one === wanted) ?? periods.find((one) => one === "CK1") ?? periods.at(-1); // Đ.22.2 names học kỳ I
  if (!move || !period) throw new AppError("NOT_FOUND");
  const values = await loadSheetValues(ctx.db, yearId, period, [pupilId]);
  await logRead(ctx, { what: "pupil.inherited", entityId: `${pupilId}/${period}`, pupilId });
  return {
    ...{ pupil, className, school: move.school, arrivedOn: showDay(move.day), paper: move.paper ?? "", version: move.version, periods, period },
    cells: columns(period).map((column) => ({ ...column, key: columnKey(column.cell), value: valueAt(values, pupilId, columnKey(column.cell)) ?? "" })),
    mayWrite: decide(ctx.actor, "pupil.receive", { classId }).ok,
  };
}
