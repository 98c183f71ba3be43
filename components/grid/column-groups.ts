import type { ColumnInput, GridColumn } from "./grid-types";

type Group = { group: string; columns: GridColumn[] };

/** Neighbouring columns under one name. */
export function groupsOf(columns: readonly GridColumn[]): Group[] {
  const groups: Group[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last?.group === column.group) last.columns.push(column);
    else groups.push({ group: column.group, columns: [column] });
  }
  return groups;
}

/** Unit: rem. */
const LEAST: Record<ColumnInput, number> = { level: 2.9, mark: 2.9, trait: 4.6, number: 6.5, shown: 6.5, text: 20 };
const LETTER = 0.52; // of a heading, with room to spare
const SIDES = 0.7;
const ONE_LINE = 12; // letters; longer names go on to a second line

/**
 * How wide each column is at least; where there is room they all grow alike. Known before anything is drawn, so that no
 * row has to ask another how wide a cell is.
 * Unit: rem.
 */
export function columnWidths(columns: readonly GridColumn[]): number[] {
  return groupsOf(columns).flatMap(({ group, columns: inside }) => {
    const least = inside.map(({ input }) => LEAST[input]);
    const lacking = headingWidth(group) - sum(least);
    return least.map((width) => width + Math.max(0, lacking) / least.length);
  });
}

function headingWidth(name: string): number {
  const line = name.length <= ONE_LINE ? name.length : Math.max(Math.ceil(name.length / 2), ...name.split(" ").map(({ length }) => length));
  return line * LETTER + SIDES;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
