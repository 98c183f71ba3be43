import { defineRoute } from "@/lib/server/action";
import { SaveCells, saveCells } from "@/lib/server/sheets/save-cells";

/** A batch of cells. Versioned, so that a sheet opened before an update of the portal can still save. */
export const POST = defineRoute("sheet.save-cells", SaveCells, saveCells, { maxBytes: 1024 * 1024 });
