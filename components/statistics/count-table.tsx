import type { Column } from "../table";
import { Table } from "../table";
import type { CountCell } from "@/lib/domain/assessment/statistics-table";

/** A line of numbers: what or who it is of, how many have a value, the values by name, how many have none yet. */
export type CountLine = { key: string; name: string; whole: number; values: Readonly<Record<string, CountCell>>; missing: number };

type Props = { caption: string; first: string; heads: readonly { key: string; head: string }[]; lines: readonly CountLine[] };

/** Numbers and shares side by side. A value a line does not have (a subject without a test) is a blank, not a 0. */
export function CountTable({ caption, first, heads, lines }: Props) {
  const columns: Column<CountLine>[] = [
    { head: first, rowHeader: true, cell: ({ name }) => name },
    { head: "Số HS", numeric: true, cell: ({ whole }) => whole },
    ...heads.map(({ key, head }): Column<CountLine> => ({ head, numeric: true, cell: ({ values }) => <Cell cell={values[key]} /> })),
    ...(lines.some(({ missing }) => missing > 0) ? [{ head: "Chưa có", numeric: true, cell: ({ missing }: CountLine) => (missing > 0 ? <span className="font-semibold text-waiting">{missing}</span> : "") }] : []),
  ];
  return <Table caption={caption} columns={columns} rows={lines} keyOf={({ key }) => key} onPhone="scrolls" />;
}

function Cell({ cell }: { cell: CountCell | undefined }) {
  if (!cell) return null;
  return (
    <span className="whitespace-nowrap">
      {cell.count}
      {cell.share !== null && cell.count > 0 && <span className="ml-1.5 text-[0.85rem] text-ink-soft">{cell.share}%</span>}
    </span>
  );
}
