/** A cell by its place in the view: both count from 0. */
export type Place = { row: number; column: number };

/** A rectangle of cells, edges included. One cell is a range of itself. */
export type Range = { top: number; bottom: number; left: number; right: number };

export const rangeOf = (from: Place, to: Place): Range => ({
  top: Math.min(from.row, to.row),
  bottom: Math.max(from.row, to.row),
  left: Math.min(from.column, to.column),
  right: Math.max(from.column, to.column),
});

export const isOneCell = ({ top, bottom, left, right }: Range): boolean => top === bottom && left === right;

export const countCells = ({ top, bottom, left, right }: Range): number => (bottom - top + 1) * (right - left + 1);

/** The cells of a range, row by row. */
export function placesIn({ top, bottom, left, right }: Range): Place[] {
  const places: Place[] = [];
  for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) places.push({ row, column });
  return places;
}

export const samePlace = (one: Place, other: Place): boolean => one.row === other.row && one.column === other.column;
