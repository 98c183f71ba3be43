import "server-only";
import type { ExcelLayout, ExportedPupil } from "@/lib/documents/excel/sheet-layouts";
import { layOutSheet } from "@/lib/documents/excel/sheet-layouts";
import { writeWorkbook } from "@/lib/documents/excel/write-workbook";
import type { Period } from "@/lib/domain/assessment/periods";
import { parseColumn } from "@/lib/domain/records/cell-column";
import { showDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import type { SheetPage } from "./get-sheet";
import { getSheet } from "./get-sheet";
import { loadKnownPupils } from "./load-known-pupils";
import { VIEW_WORDS } from "./sheet-columns";

export { EXCEL_LAYOUTS } from "@/lib/documents/excel/sheet-layouts";
export { EXCEL_TYPE } from "@/lib/documents/excel/write-workbook";

export type ExcelFile = { name: string; bytes: Uint8Array };

/**
 * A class's sheet as an Excel file in a layout, filled in with what this person sees, open where he may enter.
 *
 * Throws: NOT_FOUND when nothing he sees belongs into that layout; what `getSheet` refuses with.
 */
export async function exportSheet(ctx: Ctx, classId: string, period: Period, layout: ExcelLayout): Promise<ExcelFile> {
  const first = await getSheet(ctx, classId, period);
  const pages = [first];
  for (const view of first.views.filter((one) => one !== first.view)) pages.push(await getSheet(ctx, classId, period, view));
  const { className, yearLabel } = first.facts;
  const known = await loadKnownPupils(ctx.db, first.grid.rows.map(({ id, orderNo, name }) => ({ id, orderNo, fullName: name })));
  const book = layOutSheet(layout, {
    className,
    yearLabel,
    period,
    views: ownViews(pages),
    pupils: known.map(({ id, orderNo, name, codes, birthDate }) => ({ orderNo, code: codes[0] ?? "", name, birthDate: showDay(birthDate), ...cellsOf(pages, id) })),
  });
  if (!book) throw new AppError("NOT_FOUND");
  await logRead(ctx, { what: "sheet.excel", entityId: `${classId}/${period}/${layout}` });
  return { name: `lop-${className}-${period}-${layout}.xlsx`, bytes: writeWorkbook(book) };
}

/** Each column once, in the first view that shows it; what is only counted or reckoned is no column to fill in. */
function ownViews(pages: readonly SheetPage[]): { name: string; columns: string[] }[] {
  const seen = new Set<string>();
  const isNew = (key: string) => !seen.has(key) && seen.add(key).size > 0;
  return pages.map(({ view, grid }) => ({ name: VIEW_WORDS[view], columns: grid.columns.map(({ key }) => key).filter((key) => parseColumn(key) !== null && isNew(key)) }));
}

function cellsOf(pages: readonly SheetPage[], id: string): Pick<ExportedPupil, "values" | "open"> {
  const values: Record<string, string | null> = {};
  const open = new Set<string>();
  for (const { grid } of pages) {
    const row = grid.rows.find((one) => one.id === id);
    for (const { key } of grid.columns) {
      values[key] = grid.values[`${id}|${key}`] ?? null;
      if (row && !row.locked["*"] && !row.locked[key]) open.add(key);
    }
  }
  return { values, open };
}
