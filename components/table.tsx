import type { ReactNode } from "react";

export type Column<Row> = { head: string; cell: (row: Row) => ReactNode; numeric?: boolean; /** Names the row for those who hear the table. */ rowHeader?: boolean };

/** What becomes of a table on a phone: a card a row, each value beside its heading; or, for numbers to be compared, a frame that scrolls. */
export type OnPhone = "cards" | "scrolls";

type Props<Row> = { caption: string; columns: readonly Column<Row>[]; rows: readonly Row[]; keyOf: (row: Row) => string; onPhone?: OnPhone };

/** A plain list in columns. The roles are said aloud because a table laid out as cards would lose them. */
export function Table<Row>({ caption, columns, rows, keyOf, onPhone = "cards" }: Props<Row>) {
  const look = LOOKS[onPhone];
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table role="table" className={`w-full border-collapse text-left text-[0.95rem] ${look.table}`}>
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className={look.head}>
          <tr role="row" className="border-b border-line bg-ground">
            {columns.map(({ head, numeric, rowHeader }) => (
              <th key={head} role="columnheader" scope="col" className={`${PADDING} py-2.5 text-[0.85rem] font-semibold text-ink-soft ${numeric ? "text-right" : "whitespace-nowrap"} ${rowHeader ? look.frozen : ""}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className={look.body}>
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row" className={`border-b border-line last:border-b-0 ${look.row}`}>
              {columns.map((column) => (
                <BodyCell key={column.head} column={column} row={row} onPhone={onPhone} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const PADDING = "px-3 sm:first:pl-4 sm:last:pr-4";
const LOOKS = {
  cards: {
    table: "max-sm:block",
    head: "max-sm:sr-only",
    body: "max-sm:block",
    row: "max-sm:flex max-sm:flex-col max-sm:gap-1 max-sm:px-4 max-sm:py-3",
    cell: "max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:p-0 max-sm:text-left max-sm:empty:hidden max-sm:before:shrink-0 max-sm:before:text-ink-soft max-sm:before:content-[attr(data-head)]",
    rowHeader: "max-sm:order-first max-sm:p-0 max-sm:pb-1",
    frozen: "",
  },
  scrolls: { table: "", head: "", body: "", row: "", cell: "", rowHeader: "", frozen: "max-sm:sticky max-sm:left-0 max-sm:bg-inherit" },
} as const;

function BodyCell<Row>({ column, row, onPhone }: { column: Column<Row>; row: Row; onPhone: OnPhone }) {
  const look = LOOKS[onPhone];
  const padded = `${PADDING} py-3 align-top`;
  if (column.rowHeader) {
    return (
      <th role="rowheader" scope="row" className={`${padded} min-w-36 font-medium ${look.rowHeader} ${look.frozen && `${look.frozen} max-sm:bg-paper`}`}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" data-head={column.head} className={`${padded} ${column.numeric ? "text-right tabular-nums" : ""} ${look.cell}`}>
      {column.cell(row)}
    </td>
  );
}
