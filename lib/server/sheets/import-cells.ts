import "server-only";
import { z } from "zod";
import { appendHistory } from "../audit/history";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { SaveCells, saveCells } from "./save-cells";

/** The cells of a previewed file, as the person confirmed them. */
export const ImportCells = SaveCells.extend({
  fileName: z.string().max(200),
  changes: SaveCells.shape.changes.element.array().min(1).max(6_000),
});
export type ImportCells = z.infer<typeof ImportCells>;

/**
 * Writes the cells of a file, all or none: by the rules of typing, in one transaction. A value that is no longer as it
 * was in the preview, or may no longer be written, takes everything back.
 *
 * Throws: IMPORT_CHANGED with how many cells stood in the way.
 * Source: QĐ 1789, Đ.13.2, 13.3.
 */
export async function importCells(ctx: Ctx, input: ImportCells): Promise<{ written: number }> {
  const { cells } = await saveCells(ctx, input);
  const failed = cells.filter(({ outcome }) => outcome !== "saved");
  if (failed.length > 0) throw new AppError("IMPORT_CHANGED", String(failed.length));
  const sheet = await ctx.db.classSheet.findUniqueOrThrow({ where: { classId_period: { classId: input.classId, period: input.period } }, select: { id: true } });
  await appendHistory(ctx, { action: "sheet.import", entity: "class_sheet", entityId: sheet.id, classId: input.classId, after: { file: input.fileName, cells: cells.length } });
  return { written: cells.length };
}
