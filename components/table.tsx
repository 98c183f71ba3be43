import type { ReactNode } from "react";

export type Column<Row> = { head: string; cell: (row: Row) => ReactNode; numeric?: boolean; /** Names the row for those who hear the table. */ rowHeader?: boolean };

type Props<Row> = { caption: string; columns: readonly Column<Row>[]; rows: readonly Row[]; keyOf: (row: Row) => string };

/** A plain list in columns. Wide ones scroll inside their own frame, never the page. */
export function Table<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full border-collapse text-left text-[0.95rem]">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line bg-ground">
            {columns.map(({ head, numeric }) => (
              <th key={head} scope="col" className={`px-4 py-2.5 text-[0.85rem] font-semibold whitespace-nowrap text-ink-soft ${numeric ? "text-right" : ""}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-line last:border-b-0">
              {columns.map((column) => (
                <BodyCell key={column.head} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const look = `px-4 py-3 align-top ${column.numeric ? "text-right tabular-nums" : ""}`;
  if (!column.rowHeader) return <td className={look}>{column.cell(row)}</td>;
  return (
    <th scope="row" className={`${look} min-w-44 font-medium`}>
      {column.cell(row)}
    </th>
  );
}
