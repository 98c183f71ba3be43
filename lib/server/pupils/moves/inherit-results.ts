import "server-only";
import { z } from "zod";
import { saysAbsent } from "@/lib/domain/assessment/absent-mark";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { decide } from "@/lib/domain/people/permissions";
import { columnKey, parseColumn } from "@/lib/domain/records/cell-column";
import { refusalWords, type ErrorCode } from "@/lib/domain/refusal-words";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { RequestKey } from "../../door/request-key";
import { AppError } from "../../errors";
import { MOST_LETTERS, readCellValue } from "../../sheets/read-cell-value";
import { needed } from "../profile-shape";
import { holdLists } from "./hold-lists";
import type { InheritedCells } from "./inherited-cells";
import { loadInheritance, type Inheritance } from "./load-inheritance";
import { writeInherited } from "./write-inherited";

const FIXED = ["key", "classId", "pupilId", "period", "version", "paper"];

/** One period as the old school's paper has it: beside the fixed fields one field a cell ("level.TO", "mark.TO", "comment.TO", "trait.NHAN_AI"). */
export const InheritResults = z
  .object({ key: RequestKey, classId: z.uuid(), pupilId: z.uuid(), period: z.enum(PERIODS), version: z.coerce.number().int(), paper: needed(120, "Mời ghi giấy tờ của trường cũ.") })
  .catchall(z.string().max(4_000))
  .superRefine((input, check) => {
    for (const [name, typed] of cellsOf(input)) {
      const fault = faultOf(name, typed);
      if (fault) check.addIssue({ code: "custom", path: [name], message: refusalWords(fault, String(MOST_LETTERS)) });
    }
  });
export type InheritResults = z.infer<typeof InheritResults>;

const cellsOf = (input: Record<string, unknown>) => Object.entries(input).flatMap(([name, typed]) => (FIXED.includes(name) ? [] : [[name, String(typed)] as const]));

/** An old school's paper has levels, marks, comments, traits, height and weight; who was absent there has no mark there. */
function faultOf(name: string, typed: string): ErrorCode | null {
  const column = parseColumn(name);
  if (!column || column.kind === "part" || column.kind === "remark") return "INVALID_INPUT";
  const read = readCellValue(column, typed);
  if (!read.ok) return read.reason;
  return (column.kind === "level" || column.kind === "mark" || column.kind === "trait") && saysAbsent(typed) ? (column.kind === "mark" ? "MARK_UNREADABLE" : "LEVEL_UNKNOWN") : null;
}

/**
 * Writes down what the old school's paper says of a period in which nobody here assesses the pupil: read-only for the
 * teachers, with the school's name. What is emptied is taken back; the history keeps both.
 *
 * Throws: INHERIT_NO_SCHOOL, INHERIT_PERIOD, INHERIT_OWN, INHERIT_CELL; STALE when somebody wrote meanwhile.
 * Source: QĐ 1789, Đ.22.1c, 22.2, 34.1; traps B2; docs/decisions/171-results-of-an-old-school.md.
 */
export async function inheritResults(ctx: Ctx, input: InheritResults): Promise<{ changed: number }> {
  const { classId, pupilId, period, version, paper } = input;
  const right = decide(ctx.actor, "pupil.receive", { classId });
  if (!right.ok) throw new AppError(right.reason);
  await holdLists(ctx, pupilId, []);
  const at = await loadInheritance(ctx, classId, pupilId);
  if (!at.move) throw new AppError("INHERIT_NO_SCHOOL");
  if (!at.periods.includes(period)) throw new AppError("INHERIT_PERIOD");
  const cells = readCells(at, input);
  const kept = await ctx.db.pupilMove.updateMany({ where: { id: at.move.id, state: "DONE", version }, data: { resultsPaper: paper, version: { increment: 1 } } });
  if (kept.count !== 1) throw new AppError("STALE");
  const changes = await writeInherited(ctx, { pupilId, yearId: at.yearId, period, school: at.move.school }, cells);
  const line = (side: "before" | "after") => Object.fromEntries(changes.map((change) => [change.column, change[side]]));
  await appendHistory(ctx, {
    ...{ action: "move.inherit", entity: "pupil_move", entityId: at.move.id, classId, pupilId, reason: paper },
    ...{ before: { period, ...line("before") }, after: { period, ...line("after") } },
  });
  return { changed: changes.length };
}

/** The cells that were sent, as they are stored. Throws: INHERIT_CELL for one that this pupil has not in this period. */
function readCells(at: Inheritance, input: InheritResults): InheritedCells {
  const known = new Map(at.columns(input.period).map((column) => [columnKey(column.cell), column]));
  const cells: InheritedCells = new Map();
  for (const [name, typed] of cellsOf(input)) {
    const column = parseColumn(name);
    const read = column && readCellValue(column, typed);
    if (!column || !read?.ok) throw new AppError("INVALID_INPUT");
    if (known.has(name)) cells.set(name, read.value);
    else if (read.value !== null) throw new AppError("INHERIT_CELL", name);
  }
  return cells;
}
