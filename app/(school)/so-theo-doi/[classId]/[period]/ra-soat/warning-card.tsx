import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Card } from "@/components/card";
import { WARNING_TITLES } from "@/lib/domain/assessment/warnings-words";
import type { WarningLink, WarningList } from "@/lib/server/comments/list-warnings";

const FEW = 3;

/** What is worth a second look, by kind with its count, each line a link to the very cell. Nothing here keeps the class from being certified. */
export function WarningCard({ warnings, base }: { warnings: WarningList; base: string }) {
  return (
    <Card title="Lưu ý trước khi nộp, xác nhận">
      {warnings.length === 0 ? (
        <p>Không có lưu ý nào về nhận xét, mức và điểm.</p>
      ) : (
        <>
          <p className="mb-3 text-[0.93rem] text-ink-soft">Các lưu ý để thầy cô xem lại, không ngăn việc nộp hay xác nhận.</p>
          <ul className="space-y-2">
            {warnings.map(({ kind, links }) => (
              <li key={kind}>
                <details>
                  <summary className="flex min-h-10 cursor-pointer items-center gap-2 font-semibold text-waiting">
                    <TriangleAlert aria-hidden className="size-4.5 shrink-0" />
                    {WARNING_TITLES[kind]} ({links.length})
                  </summary>
                  <Groups links={links} base={base} />
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

/** By column; what is the same for all of a column is said once. */
function Groups({ links, base }: { links: readonly WarningLink[]; base: string }) {
  const columns = [...new Set(links.map(({ column }) => column))];
  return (
    <ul className="mt-1 space-y-2 pl-6.5 text-[0.93rem]">
      {columns.map((column) => {
        const here = links.filter((link) => link.column === column);
        return (
          <li key={column}>
            <span className="font-semibold">{here[0]?.where}</span> ({here.length}): {here[0]?.sentence}
            {here.length > 1 && here.some(({ sentence }) => sentence !== here[0]?.sentence) && " …"}
            <Pupils links={here} base={base} />
          </li>
        );
      })}
    </ul>
  );
}

function Pupils({ links, base }: { links: readonly WarningLink[]; base: string }) {
  const rest = links.slice(FEW);
  return (
    <>
      <Line links={links.slice(0, FEW)} base={base} />
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer text-action">và {rest.length} học sinh nữa</summary>
          <Line links={rest} base={base} />
        </details>
      )}
    </>
  );
}

const Line = ({ links, base }: { links: readonly WarningLink[]; base: string }) => (
  <p className="flex flex-wrap gap-x-4 gap-y-1">
    {links.map(({ cell, column, pupil, sentence }) => (
      <Link key={cell} href={`${base}?xem=${column.startsWith("level.") ? "mon-hoc" : "nhan-xet"}&o=${encodeURIComponent(cell)}`} prefetch={false} title={sentence} className="text-action underline-offset-4 hover:underline">
        {pupil}
      </Link>
    ))}
  </p>
);
