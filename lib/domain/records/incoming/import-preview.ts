import type { PlannedCell, PlannedLine } from "./plan";
import type { SheetNote } from "./plan-file";

/** A value as it is shown before it is written. `label`: its column in words; `baseVersion`: what the change starts from. */
export type PreviewCell = PlannedCell & { label: string; baseVersion: number };

/** A file before it is written: what was understood, each line that changes or refuses something, and how many. */
export type ImportPreview = {
  sheets: readonly SheetNote[];
  lines: readonly (Omit<PlannedLine, "cells"> & { cells: readonly PreviewCell[] })[];
  same: number;
  changes: number;
  refused: number;
};

/** May the rest be written? Slipped or doubtful lines hold everything up; refused values may be left out when the person says so. */
export const isHeldUp = ({ sheets, lines }: Pick<ImportPreview, "sheets" | "lines">): boolean => sheets.some(({ holdsUp }) => holdsUp) || lines.some(({ holdsUp }) => holdsUp);
