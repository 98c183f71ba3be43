import "server-only";
import type { PartSubject } from "@/lib/domain/assessment/part-marks";
import { TEST_PARTS, wholeMark } from "@/lib/domain/assessment/part-marks";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import type { ClassFacts } from "./class-facts";
import type { SheetValues } from "./sheet-values";
import { loadSheetValues, valueAt } from "./sheet-values";
import { recordPlace } from "./record-write";
import { writeRecords } from "./write-records";

export type WholeMark = { pupilId: string; column: string; cell: CellColumn; value: string | null; version: number };

/**
 * Writes the whole marks of the tests whose parts have just been written. Nobody else types them, so what the parts
 * say is written whatever version the mark's record has; only a second hand on the very same record is told.
 *
 * Source: the school's rule (part_mark_rule); TT 27/2020, Đ.7.1d.
 */
export async function sumParts(ctx: Ctx, facts: ClassFacts, written: readonly { pupilId: string; cell: CellColumn }[]): Promise<WholeMark[]> {
  const tests = new Map<string, { pupilId: string; subject: PartSubject }>();
  for (const { pupilId, cell } of written) if (cell.kind === "part") tests.set(`${pupilId}|${cell.subject}`, { pupilId, subject: cell.subject });
  if (tests.size === 0) return [];
  const values = await loadSheetValues(ctx.db, facts.yearId, facts.period, [...tests.values()].map(({ pupilId }) => pupilId));
  const due = [...tests.values()].flatMap(({ pupilId, subject }) => {
    const cell = { kind: "mark", subject } as const;
    const sum = { pupilId, column: `mark.${subject}`, cell, value: sumOf(facts, values, pupilId, subject) };
    return valueAt(values, pupilId, sum.column) === sum.value ? [] : [{ ...sum, state: values.records.get(recordPlace(pupilId, cell)) ?? null }];
  });
  const versions = await writeRecords(ctx, facts, due.map(({ pupilId, cell, value, state }) => ({ pupilId, state, cells: [{ column: cell, value }] })));
  return due.map(({ pupilId, column, cell, value }) => {
    const version = versions.get(recordPlace(pupilId, cell));
    if (version === undefined) throw new AppError("STALE");
    return { pupilId, column, cell, value, version };
  });
}

function sumOf({ partRules }: ClassFacts, values: SheetValues, pupilId: string, subject: PartSubject): string | null {
  const rule = partRules.find((one) => one.subject === subject);
  const parts = TEST_PARTS[subject].map(({ code }) => valueAt(values, pupilId, `part.${subject}.${code}`)).map((part) => (part === null ? null : Number(part)));
  const whole = rule ? wholeMark(rule, parts) : null;
  return whole === null ? null : String(whole);
}

/** Whether the mark of a test stands on parts: it is then not typed as a whole. */
export const standsOnParts = (values: SheetValues, pupilId: string, subject: string): boolean =>
  Object.hasOwn(TEST_PARTS, subject) && TEST_PARTS[subject as PartSubject].some(({ code }) => valueAt(values, pupilId, `part.${subject}.${code}`) !== null);
