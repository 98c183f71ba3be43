import "server-only";
import { readWorkbook } from "@/lib/documents/excel/read-workbook";
import type { Period } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { parseColumn } from "@/lib/domain/records/cell-column";
import { EXCEL_FAULT_WORDS } from "@/lib/domain/records/excel-fault";
import type { ImportPreview } from "@/lib/domain/records/incoming/import-preview";
import type { PlannedCell } from "@/lib/domain/records/incoming/plan";
import { planFile } from "@/lib/domain/records/incoming/plan-file";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { cellWords } from "./cell-words";
import { getClassFacts } from "./class-facts";
import { requireSheet } from "./require-sheet";
import { sheetTarget } from "./sheet-target";
import { loadSheetValues, type SheetValues } from "./sheet-values";
import { recordPlace } from "./record-write";

export { MOST_FILE_BYTES } from "@/lib/documents/excel/open-package";

export type PreviewInput = { classId: string; period: Period; subject: SubjectCode | null; bytes: Uint8Array };

/**
 * What an Excel file would change in a class's sheet: old → new per cell, what is refused and why. Nothing is written
 * and the file is not kept.
 *
 * Throws: EXCEL_FILE when the file cannot be read; what `requireSheet` refuses with.
 */
export async function previewImport(ctx: Ctx, { classId, period, subject, bytes }: PreviewInput): Promise<ImportPreview> {
  requireSheet(ctx.actor, classId);
  const facts = await getClassFacts(ctx, classId, period);
  const book = readWorkbook(bytes);
  if (!book.ok) throw new AppError("EXCEL_FILE", EXCEL_FAULT_WORDS[book.reason]);
  const values = await loadSheetValues(ctx.db, facts.yearId, period, facts.pupils.map(({ id }) => id));
  const plan = planFile(book.value, subject, await sheetTarget(ctx, facts, values));
  await logRead(ctx, { what: "sheet.import-preview", entityId: `${classId}/${period}` });
  const cells = plan.lines.flatMap((line) => line.cells);
  const count = (outcome: PlannedCell["outcome"]) => cells.filter((cell) => cell.outcome === outcome).length;
  return {
    sheets: plan.sheets.map((sheet) => ({ ...sheet, columns: sheet.columns.map(cellWords) })),
    lines: plan.lines
      .map((line) => ({ ...line, cells: line.cells.filter(({ outcome }) => outcome !== "same").map((cell) => ({ ...cell, label: cellWords(cell.column), baseVersion: versionOf(values, cell) })) }))
      .filter(({ doubt, cells: told }) => doubt !== null || told.length > 0),
    same: count("same"),
    changes: count("change"),
    refused: count("refused"),
  };
}

function versionOf(values: SheetValues, { pupilId, column }: PlannedCell): number {
  const cell = parseColumn(column);
  return cell ? (values.records.get(recordPlace(pupilId, cell))?.version ?? 0) : 0;
}
