import { ArrowRight, CircleAlert } from "lucide-react";

export type ChangeCell = { column: string; label: string; from: string | null; to: string | null; shown: string; outcome: "change" | "same" | "refused"; why: string | null; code: string | null };
export type ChangeLine = { sheet: string; row: number; name: string; orderNo: number | null; doubt: string | null; cells: readonly ChangeCell[] };

/** Lines of a file or a pasted block with what becomes of each value; what is refused says why. */
export function ChangeTable({ lines }: { lines: readonly ChangeLine[] }) {
  return (
    <div className="max-h-[60dvh] overflow-auto rounded-lg border border-line" tabIndex={0} role="region" aria-label="Từng ô sẽ thay đổi">
      <table className="w-full border-collapse text-left text-[0.93rem]">
        <caption className="sr-only">Từng ô: giá trị đang có, giá trị mới, hoặc lý do không nhận</caption>
        <thead className="sticky top-0 bg-ground">
          <tr className="border-b border-line text-[0.85rem] text-ink-soft">
            <th scope="col" className="px-3 py-2 font-semibold">Dòng</th>
            <th scope="col" className="px-3 py-2 font-semibold">Học sinh</th>
            <th scope="col" className="px-3 py-2 font-semibold">Thay đổi</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.sheet}/${line.row}`} className={`border-b border-line align-top last:border-b-0 ${line.doubt ? "bg-danger-soft" : ""}`}>
              <td className="px-3 py-2 text-ink-soft tabular-nums">
                {line.row}
                {line.sheet && <span className="block max-w-28 text-[0.82rem] leading-4">{line.sheet}</span>}
              </td>
              <th scope="row" className="min-w-32 px-3 py-2 font-medium sm:min-w-40">
                {line.orderNo ? `${line.orderNo}. ` : ""}
                {line.name}
              </th>
              <td className="min-w-60 px-3 py-2">{line.doubt ? <Refused>{line.doubt}</Refused> : <Changes cells={line.cells} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Changes = ({ cells }: { cells: readonly ChangeCell[] }) => (
  <ul className="flex flex-wrap gap-x-5 gap-y-1">
    {cells.map((cell) => (
      <li key={cell.column} className={cell.outcome === "refused" ? "w-full" : ""}>
        <span className="text-ink-soft">{cell.label}: </span>
        {cell.outcome === "refused" ? (
          <>
            “{cell.shown}” <Refused>{cell.why}</Refused>
          </>
        ) : (
          <>
            <span className={cell.from ? "line-through decoration-ink-soft" : "text-ink-soft"}>{words(cell, cell.from)}</span>
            <ArrowRight aria-label="thành" className="mx-1 inline size-3.5" />
            <strong className="font-semibold">{words(cell, cell.to)}</strong>
            {cell.code && <span className="text-ink-soft"> (từ mã {cell.code})</span>}
          </>
        )}
      </li>
    ))}
  </ul>
);

const Refused = ({ children }: { children: React.ReactNode }) => (
  <span className="text-danger">
    <CircleAlert aria-hidden className="mr-1 inline size-4 align-text-bottom" />
    {children}
  </span>
);

const words = ({ column }: ChangeCell, value: string | null): string => (value === null ? "trống" : column.startsWith("trait.") && value === "D" ? "Đ" : value);
