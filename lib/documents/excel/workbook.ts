/** What a cell looks like. Left out: plain text at the bottom left, no line around it. */
export type Look = {
  bold?: boolean;
  italic?: boolean;
  size?: number; // points; 11 when left out
  align?: "left" | "center" | "right";
  middle?: boolean; // set in the middle of its height
  wrap?: boolean;
  border?: boolean; // a thin line around it
  fill?: string; // "E8EEF7"
  turned?: boolean; // written upwards
  open?: boolean; // may be changed although the sheet is protected
  text?: boolean; // kept as text: "001" stays "001"
};

/** One cell. `across`, `down`: how many columns and rows it covers; the covered places in `rows` are null. */
export type SheetCell = string | number | null | { value: string | number | null; look?: Look; across?: number; down?: number };

/** Values a column of cells may take. Unit: rows and columns from 0, both ends included. */
export type Allowed = {
  rows: readonly [number, number];
  column: number;
  rule: { kind: "list"; values: readonly string[] } | { kind: "whole" | "decimal"; least: number; most: number } | { kind: "length"; most: number };
  says: string; // what Excel tells who types something else
};

/** How a sheet is printed. Unit: margins in inches. `repeat`: the first rows are printed on every page. */
export type PagePaper = {
  size: "A3" | "A4";
  landscape?: boolean;
  margins?: { top: number; right: number; bottom: number; left: number };
  fitWidth?: boolean;
  repeat?: number;
  header?: string; // left out: none; "&P" is the page, "&N" how many
  footer?: string;
};

/** One sheet. `widths`: in letters, a column each. `heights`: in points, by row. `frozen`: rows and columns that stay in view. */
export type SheetPaper = {
  name: string;
  widths: readonly number[];
  rows: readonly (readonly SheetCell[])[];
  heights?: Readonly<Record<number, number>>;
  frozen?: { rows: number; columns: number };
  allowed?: readonly Allowed[];
  locked?: boolean; // only cells whose look is `open` can be changed
  page?: PagePaper;
};

/** What is written into an Excel file. `font`: of every cell. */
export type Workbook = { title: string; sheets: readonly SheetPaper[]; font?: string };
