import type { GridColumn, GridRow, GridSheet } from "@/components/grid/grid-types";

/** A column by its name, its record and how it is typed into. */
export const column = (key: string, record: string, input: GridColumn["input"]): GridColumn => ({ key, record, input, head: key, group: key, name: key });

export const LEVEL = column("level.TOAN", "subject.TOAN", "level");
export const MARK = column("mark.TOAN", "subject.TOAN", "mark");
export const TRAIT = column("trait.YN", "trait.YN", "trait");
export const COMMENT = column("comment.TOAN", "subject.TOAN", "text");

export const pupil = (id: string, more: Partial<GridRow> = {}): GridRow => ({ id, orderNo: 1, name: id, note: null, locked: {}, none: [], ...more });

/** A class of so many pupils p1, p2… with nothing entered yet, unless said. */
export const sheetOf = (pupils: number, more: Partial<GridSheet> = {}): GridSheet => ({
  id: "4a/CN",
  columns: [LEVEL, MARK, TRAIT, COMMENT],
  rows: Array.from({ length: pupils }, (_, at) => pupil(`p${at + 1}`)),
  values: {},
  versions: {},
  ...more,
});
