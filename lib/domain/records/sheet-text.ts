/**
 * A cell of a table that came from elsewhere (an Excel file, a pasted block), as its text.
 * `problem`: a formula without a result, or an error ("#REF!"); `merged`: part of a merged area, which says the same throughout.
 */
export type TextCell = { text: string; problem?: "FORMULA" | "ERROR"; merged?: true };

/** A sheet of an Excel file, or one pasted block. Rows and cells that are not there are empty. */
export type SheetText = { name: string; rows: readonly (readonly (TextCell | undefined)[])[] };
