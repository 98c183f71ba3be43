import { defineRoute } from "@/lib/server/action";
import { ImportCells, importCells } from "@/lib/server/sheets/import-cells";

/** The confirmed cells of an Excel file, all or none. Versioned like the saving of cells. */
export const POST = defineRoute("sheet.import", ImportCells, importCells, { maxBytes: 4 * 1024 * 1024 });
