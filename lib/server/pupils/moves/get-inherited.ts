import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { decide } from "@/lib/domain/people/permissions";
import { columnKey } from "@/lib/domain/records/cell-column";
import { daysWords, decideMissedElsewhere } from "@/lib/domain/records/missed-elsewhere";
import { refusalWords } from "@/lib/domain/refusal-words";
import { showDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../../audit/reads";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { loadSheetValues, valueAt } from "../../sheets/sheet-values";
import type { InheritedColumn } from "./inherited-cells";
import { getStanding } from "./hold-lists";
import { loadInheritance } from "./load-inheritance";

/** What the old school answers for: results of one period, as the form shows them, and days missed. `results`: null when our own teachers assess the pupil in every period. */
export type InheritedPage = {
  pupil: { id: string; fullName: string };
  className: string;
  school: string;
  arrivedOn: string;
  paper: string;
  version: number;
  periods: readonly Period[];
  results: { period: Period; cells: readonly (InheritedColumn & { key: string; value: string })[] } | null;
  absences: { withLeave: string; withoutLeave: string; blocked: string | null }; // days
  mayWrite: boolean;
};

/** Throws: NOT_FOUND when the pupil is not of this class, came from no other school. */
export async function getInherited(ctx: Ctx, classId: string, pupilId: string, wanted: Period | null): Promise<InheritedPage> {
  const right = decide(ctx.actor, "pupil.read", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const { move, periods, columns, pupil, className, yearId } = await loadInheritance(ctx, classId, pupilId);
  const period = periods.find((one) => one === wanted) ?? periods.find((one) => one === "CK1") ?? periods.at(-1); // Đ.22.2 names học kỳ I
  if (!move) throw new AppError("NOT_FOUND");
  await logRead(ctx, { what: "pupil.inherited", entityId: `${pupilId}/${period ?? "absences"}`, pupilId });
  const may = decideMissedElsewhere(ctx.actor, { classId, hasSchool: true, pupil: await getStanding(ctx, pupilId, yearId) });
  const values = period && (await loadSheetValues(ctx.db, yearId, period, [pupilId]));
  return {
    ...{ pupil, className, school: move.school, arrivedOn: showDay(move.day), paper: move.paper ?? "", version: move.version, periods },
    results: period && values ? { period, cells: columns(period).map((column) => ({ ...column, key: columnKey(column.cell), value: comma(valueAt(values, pupilId, columnKey(column.cell)), column) })) } : null,
    absences: { withLeave: move.missed ? daysWords(move.missed.withLeave) : "", withoutLeave: move.missed ? daysWords(move.missed.withoutLeave) : "", blocked: may.ok ? null : refusalWords(may.code, may.detail) },
    mayWrite: decide(ctx.actor, "pupil.receive", { classId }).ok,
  };
}

/** A measure as it is written: "132,5". */
const comma = (value: string | null, { cell }: InheritedColumn): string => (cell.kind === "height" || cell.kind === "weight" ? (value ?? "").replace(".", ",") : (value ?? ""));
