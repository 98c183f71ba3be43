import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { parseColumn } from "@/lib/domain/records/cell-column";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import type { ClassFacts } from "./class-facts";
import { cellWords } from "./cell-words";

/** One line of a sheet's history: who, when, what, and each cell from what to what. */
export type HistoryLine = { id: string; at: string; who: string; action: string; subject: string | null; reason: string | null; cells: readonly { what: string; from: string; to: string }[] };

const MOST_LINES = 100;

/** The latest history of a sheet. A subject teacher sees the cells of own subjects; steps are seen by all who see the sheet. */
export async function listSheetHistory(ctx: Ctx, facts: ClassFacts): Promise<HistoryLine[]> {
  if (!facts.sheet.id) return [];
  const sees = (subjectCode?: string) => decide(ctx.actor, "history.read", { classId: facts.classId, ...(subjectCode ? { subjectCode, groupId: ownGroup(ctx, facts, subjectCode) } : {}) }).ok;
  const wholeClass = sees();
  const subjects = new Set(facts.subjects.filter((subject) => wholeClass || sees(subject)));
  if (!wholeClass && subjects.size === 0) throw new AppError("NOT_FOUND");
  const rows = await ctx.db.history.findMany({ where: { entity: "class_sheet", entityId: facts.sheet.id }, orderBy: [{ at: "desc" }, { id: "desc" }], take: MOST_LINES });
  const names = new Map(facts.pupils.map(({ id, fullName }) => [id, fullName]));
  const seesCell = (column: string) => {
    const cell = parseColumn(column);
    return cell !== null && (wholeClass || ("subject" in cell && subjects.has(cell.subject)));
  };
  return rows.flatMap((row) => {
    const cells = changesOf(row.before, row.after, names, seesCell);
    if (cells.length === 0 && row.action === "sheet.save-cells") return [];
    return [{ id: row.id, at: showInstant(row.at), who: row.actorName, action: row.action, subject: subjectOf(row.after), reason: row.reason, cells }];
  });
}

const ownGroup = (ctx: Ctx, facts: ClassFacts, subject: string): string | null =>
  ctx.actor.duties.find((duty) => duty.classId === facts.classId && duty.subjectCode === subject)?.groupId ?? null;

function changesOf(before: unknown, after: unknown, names: ReadonlyMap<string, string>, sees: (column: string) => boolean): HistoryLine["cells"] {
  const [from, to] = [asRecord(before), asRecord(after)];
  return Object.keys(to).flatMap((key) => {
    const [pupilId = "", column = ""] = key.split("|");
    const name = names.get(pupilId);
    if (!name || !sees(column)) return [];
    return [{ what: `${name}: ${cellWords(column)}`, from: shown(column, from[key]), to: shown(column, to[key]) }];
  });
}

const asRecord = (json: unknown): Record<string, unknown> => (typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {});

/** Which part a step was about: "Ngoại ngữ 1 (Tiếng Anh), Nhóm Anh 1". Returns null for steps of the whole class. */
function subjectOf(after: unknown): string | null {
  const { subject, group } = asRecord(after);
  const name = typeof subject === "string" ? findSubject(subject)?.name : undefined;
  return name ? [name, group].filter((part) => typeof part === "string").join(", ") : null;
}

/** A value as the sheet itself writes it. */
function shown(column: string, value: unknown): string {
  if (typeof value !== "string" || value === "") return "trống";
  if (column.startsWith("trait.") && value === "D") return "Đ";
  return column === "height" || column === "weight" ? value.replace(".", ",") : value;
}
