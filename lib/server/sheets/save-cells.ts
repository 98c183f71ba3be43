import "server-only";
import { z } from "zod";
import { isAbsent, MOST_OF_ABSENCE } from "@/lib/domain/assessment/absent-mark";
import { mostOf } from "@/lib/domain/assessment/part-marks";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import { parseColumn } from "@/lib/domain/records/cell-column";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import { refusalWords } from "@/lib/domain/refusal-words";
import { vietnamClock } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { inheritedFrom } from "./cell-locks";
import type { ClassFacts } from "./class-facts";
import { decideCellEntry } from "./decide-cell";
import { lockSheet } from "./lock-sheet";
import { MOST_LETTERS, readCellValue } from "./read-cell-value";
import type { SheetValues } from "./sheet-values";
import { loadSheetValues, valueAt } from "./sheet-values";
import { standsOnParts, sumParts } from "./sum-parts";
import { recordPlace } from "./record-write";
import { requireSheet } from "./require-sheet";
import { writeRecords } from "./write-records";

/** One changed cell, and the version of its record that the person had in front of him (0: there was none). */
const Change = z.object({
  pupilId: z.uuid(),
  column: z.string().max(60),
  value: z.string().max(4_000).nullable(),
  baseVersion: z.int().min(0),
});

export const SaveCells = z.object({
  key: RequestKey,
  classId: z.uuid(),
  period: z.enum(PERIODS),
  changes: z.array(Change).min(1).max(500),
  // Whose page this is: cells kept on a shared computer never go up in the name of who signed in after him.
  account: z.uuid().optional(),
});
export type SaveCells = z.infer<typeof SaveCells>;

type Place = { pupilId: string; column: string };

/** How one cell fared. */
export type SavedCell =
  | (Place & { outcome: "saved"; version: number })
  | (Place & { outcome: "refused"; code: ErrorCode; message: string })
  | (Place & { outcome: "conflict"; value: string | null; version: number; author: string; at: string });

export type SaveAnswer = { cells: SavedCell[]; at: string };

type Wish = Place & { cell: CellColumn; value: string | null; baseVersion: number };

/**
 * Saves a batch of cells: each is checked by itself and answered by itself; good ones are kept when others are refused.
 *
 * Throws: SIGNED_OUT when the page belongs to another account than the session.
 * Source: QĐ 1789, Đ.13.2, 13.3; TT 27/2020, Đ.7.
 */
export async function saveCells(ctx: Ctx, input: SaveCells): Promise<SaveAnswer> {
  if (input.account !== undefined && input.account !== ctx.actor.accountId) throw new AppError("SIGNED_OUT");
  requireSheet(ctx.actor, input.classId);
  const named = [...new Set(input.changes.map(({ pupilId }) => pupilId))];
  const facts = await lockSheet(ctx, input.classId, input.period, "SHARE", named);
  const values = await loadSheetValues(ctx.db, facts.yearId, facts.period, facts.pupils.map(({ id }) => id));
  const refused: SavedCell[] = [];
  const wishes: Wish[] = [];
  for (const change of input.changes) {
    const read = readChange(ctx, facts, values, change);
    if ("outcome" in read) refused.push(read);
    else wishes.push(read);
  }
  const { saved, lost, written } = await saveWishes(ctx, facts, values, wishes);
  const conflicts = await tellConflicts(ctx, facts, lost);
  const sums = await sumParts(ctx, facts, written);
  await noteBatch(ctx, facts, values, [...written, ...sums]);
  return { cells: [...refused, ...saved, ...conflicts, ...sums.map(asSaved)], at: vietnamClock(ctx.now) };
}

const asSaved = ({ pupilId, column, version }: Place & { version: number }): SavedCell => ({ outcome: "saved", pupilId, column, version });

function readChange(ctx: Ctx, facts: ClassFacts, values: SheetValues, { pupilId, column, value, baseVersion }: SaveCells["changes"][number]): Wish | SavedCell {
  const refuse = (code: ErrorCode, detail = ""): SavedCell => ({ outcome: "refused", pupilId, column, code, message: refusalWords(code, detail) });
  const pupil = facts.pupils.find(({ id }) => id === pupilId);
  const cell = parseColumn(column);
  if (!pupil || !cell) return refuse("NOT_FOUND");
  const may = decideCellEntry({ actor: ctx.actor, now: ctx.now, facts }, pupil, cell);
  if (!may.ok) return refuse(may.reason);
  const read = readCellValue(cell, value);
  const school = inheritedFrom(values, pupilId, cell);
  if (school) return refuse("INHERITED", school);
  if (cell.kind === "mark" && standsOnParts(values, pupilId, cell.subject)) return refuse("MARK_FROM_PARTS");
  if (cell.kind === "part") {
    const most = mostIn(facts, cell);
    if (most === null) return refuse("NOT_FOUND");
    if (read.ok && Number(read.value ?? 0) > most) return refuse("PART_RANGE", showDecimal(most));
  }
  if (!read.ok) return refuse(read.reason, String(cell.kind === "comment" || cell.kind === "remark" ? MOST_LETTERS : MOST_OF_ABSENCE));
  if (cell.kind === "level" && isAbsent(read.value) && hasMark(cell.subject, facts.grade, facts.period, facts.rules)) return refuse("ABSENT_IN_LEVEL");
  return { pupilId, column, cell, value: read.value, baseVersion };
}

/** The highest mark the school gives a part. Returns null when it does not divide this test. */
function mostIn({ partRules }: ClassFacts, { subject, part }: Extract<CellColumn, { kind: "part" }>): number | null {
  const rule = partRules.find((one) => one.subject === subject);
  return rule ? mostOf(rule, part) : null;
}

const showDecimal = (value: number): string => String(value).replace(".", ",");

function byRecord(wishes: readonly Wish[]): Map<string, Wish[]> {
  const groups = new Map<string, Wish[]>();
  for (const wish of wishes) {
    const place = recordPlace(wish.pupilId, wish.cell);
    const group = groups.get(place);
    if (group) group.push(wish);
    else groups.set(place, [wish]);
  }
  return groups;
}

/** What became of the wishes: which are saved, which started from an older version, which of the saved ones changed something. */
type Fate = { saved: SavedCell[]; lost: Wish[]; written: Wish[] };

/** Cells that change nothing are saved already; those that start from an older version are lost; the others are written, record by record all or none. */
async function saveWishes(ctx: Ctx, facts: ClassFacts, values: SheetValues, wishes: readonly Wish[]): Promise<Fate> {
  const stands = (place: string) => values.records.get(place)?.version ?? 0;
  const records = [...byRecord(wishes)].map(([place, cells]) => {
    const changed = cells.filter((wish) => valueAt(values, wish.pupilId, wish.column) !== wish.value);
    const good = changed.filter(({ baseVersion }) => baseVersion === stands(place));
    return { place, good, late: changed.filter((wish) => !good.includes(wish)), same: cells.filter((wish) => !changed.includes(wish)) };
  });
  const writes = records.flatMap(({ place, good: [first, ...rest] }) =>
    first ? [{ pupilId: first.pupilId, state: values.records.get(place) ?? null, cells: [first, ...rest].map(({ cell, value }) => ({ column: cell, value })) }] : [],
  );
  const versions = await writeRecords(ctx, facts, writes);
  const fate: Fate = { saved: [], lost: [], written: [] };
  for (const { place, good, late, same } of records) {
    const kept = versions.has(place) ? good : []; // of a record that somebody else was faster at, nothing
    fate.written.push(...kept);
    fate.lost.push(...late, ...good.filter((wish) => !kept.includes(wish)));
    fate.saved.push(...[...same, ...kept].map((wish) => asSaved({ ...wish, version: versions.get(place) ?? stands(place) })));
  }
  return fate;
}

/** What stands there now, whose it is and since when. */
async function tellConflicts(ctx: Ctx, facts: ClassFacts, lost: readonly Wish[]): Promise<SavedCell[]> {
  if (lost.length === 0) return [];
  const now = await loadSheetValues(ctx.db, facts.yearId, facts.period, [...new Set(lost.map(({ pupilId }) => pupilId))]);
  const states = lost.map(({ pupilId, cell }) => now.records.get(recordPlace(pupilId, cell)));
  const ids = [...new Set(states.flatMap((state) => (state ? [state.enteredById] : [])))];
  const authors = new Map((await ctx.db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, fullName: true } })).map(({ id, fullName }) => [id, fullName]));
  return lost.map(({ pupilId, column }, at) => {
    const state = states[at];
    return {
      outcome: "conflict",
      pupilId,
      column,
      value: valueAt(now, pupilId, column),
      version: state?.version ?? 0,
      author: (state && authors.get(state.enteredById)) ?? "Người khác",
      at: state ? vietnamClock(state.updatedAt) : "",
    };
  });
}

/** One line of history a batch, with each cell before and after. */
async function noteBatch(ctx: Ctx, facts: ClassFacts, values: SheetValues, written: readonly (Place & { value: string | null })[]): Promise<void> {
  if (written.length === 0) return;
  const line = (value: (wish: Place & { value: string | null }) => string | null) => Object.fromEntries(written.map((wish) => [`${wish.pupilId}|${wish.column}`, value(wish)]));
  const pupils = new Set(written.map(({ pupilId }) => pupilId));
  await appendHistory(ctx, {
    action: "sheet.save-cells",
    entity: "class_sheet",
    entityId: facts.sheet.id ?? "",
    classId: facts.classId,
    pupilId: pupils.size === 1 ? (written[0]?.pupilId ?? null) : null,
    before: line((wish) => valueAt(values, wish.pupilId, wish.column)),
    after: line((wish) => wish.value),
  });
}
