import type { ReactNode } from "react";
import type { GridColumn } from "./grid-types";

type Draw = (column: GridColumn, at: number) => ReactNode;

const SIZE = 6; // about the root of 34 columns: as many blocks as cells in one

/** A row's cells in blocks of a few: React then finds the one that has changed without a look at each of the others. */
export function ColumnBlocks({ columns, children }: { columns: readonly GridColumn[]; children: Draw }) {
  const starts = Array.from({ length: Math.ceil(columns.length / SIZE) }, (_, block) => block * SIZE);
  return starts.map((start) => <Block key={start} columns={columns} start={start} draw={children} />);
}

const Block = ({ columns, start, draw }: { columns: readonly GridColumn[]; start: number; draw: Draw }) => columns.slice(start, start + SIZE).map((column, at) => draw(column, start + at));
