import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import { subjectName, type ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { parseColumn } from "@/lib/domain/records/cell-column";
import { opensSheetPage } from "@/lib/domain/records/sheet-pages";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { logRead } from "../audit/reads";
import type { ClassFacts, Part } from "./class-facts";
import { partOf } from "./class-facts";
import { cellWords } from "./cell-words";

/** One line of a sheet's history: who, when, what, and each cell from what to what. */
export type HistoryLine = { id: string; at: string; who: string; action: string; subject: string | null; reason: string | null; cells: readonly { what: string; from: string; to: string }[] };

const MOST_LINES = 100;

/** The latest history of a sheet. A subject teacher sees the cells of own subjects and groups, the steps on own parts and those of the whole class. */
export async function listSheetHistory(ctx: Ctx, facts: ClassFacts): Promise<HistoryLine[]> {
  if (!facts.sheet.id) return [];
  const { classId } = facts;
  const wholeClass = decide(ctx.actor, "history.read", { classId }).ok;
  const sees = ({ subject, groupId }: Pick<Part, "subject" | "groupId">) => wholeClass || decide(ctx.actor, "history.read", { classId, subjectCode: subject, groupId }).ok;
  const own = facts.parts.filter(sees);
  if (!opensSheetPage(ctx.actor, "lich-su", facts)) throw new AppError("NOT_FOUND");
  const rows = await ctx.db.history.findMany({ where: { entity: "class_sheet", entityId: facts.sheet.id }, orderBy: [{ at: "desc" }, { id: "desc" }], take: MOST_LINES });
  await logRead(ctx, { what: "sheet.history", entityId: `${classId}/${facts.period}` });
  const pupils = new Map(facts.pupils.map((pupil) => [pupil.id, pupil]));
  const nameIn = (pupilId: string, column: string): string | null => {
    const [pupil, cell] = [pupils.get(pupilId), parseColumn(column)];
    if (!pupil || !cell) return null;
    const groupId = "subject" in cell ? (partOf(facts, pupil, cell.subject)?.groupId ?? null) : null;
    return wholeClass || ("subject" in cell && sees({ subject: cell.subject, groupId })) ? pupil.fullName : null;
  };
  return rows.flatMap((row) => {
    const cells = changesOf(row.before, row.after, nameIn);
    if (cells.length === 0 && row.action === "sheet.save-cells") return [];
    if (!isOfOwn(row.after, own)) return [];
    return [{ id: row.id, at: showInstant(row.at), who: row.actorName, action: row.action, subject: subjectOf(row.after, facts.language), reason: row.reason, cells }];
  });
}

/** A step on another's part is not told: the reason it was returned for may speak of pupils. */
function isOfOwn(after: unknown, own: readonly Part[]): boolean {
  const { subject, group = null } = asRecord(after);
  return typeof subject !== "string" || own.some((part) => part.subject === subject && part.groupName === group);
}

function changesOf(before: unknown, after: unknown, nameIn: (pupilId: string, column: string) => string | null): HistoryLine["cells"] {
  const [from, to] = [asRecord(before), asRecord(after)];
  return Object.keys(to).flatMap((key) => {
    const [pupilId = "", column = ""] = key.split("|");
    const name = nameIn(pupilId, column);
    if (!name) return [];
    return [{ what: `${name}: ${cellWords(column)}`, from: shown(column, from[key]), to: shown(column, to[key]) }];
  });
}

const asRecord = (json: unknown): Record<string, unknown> => (typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {});

/** Which part a step was about: "Ngoại ngữ 1 (Tiếng Anh), Nhóm Anh 1". Returns null for steps of the whole class. */
function subjectOf(after: unknown, language: ForeignLanguage): string | null {
  const { subject, group } = asRecord(after);
  const name = typeof subject === "string" && findSubject(subject) ? subjectName(subject, language) : undefined;
  return name ? [name, group].filter((part) => typeof part === "string").join(", ") : null;
}

/** A value as the sheet itself writes it. */
function shown(column: string, value: unknown): string {
  if (typeof value !== "string" || value === "") return "trống";
  if (column.startsWith("trait.") && value === "D") return "Đ";
  return column === "height" || column === "weight" ? value.replace(".", ",") : value;
}
