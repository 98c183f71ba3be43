import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { periodInside } from "@/lib/domain/assessment/periods";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import type { HistoryLine } from "@/lib/server/sheets/list-sheet-history";
import { listSheetHistory } from "@/lib/server/sheets/list-sheet-history";
import { historyWords } from "./history-words";
import type { SheetParams } from "../sheet-params";
import { openSheet } from "../sheet-params";
import { SheetTabs } from "../sheet-tabs";

export const metadata = { title: "Lịch sử bảng tổng hợp" };

/** Who did what on this sheet, when, from what to what. */
export default async function HistoryPage({ params }: { params: SheetParams }) {
  const { ctx, classId, period } = await openSheet(params, "lich-su");
  const facts = await getClassFacts(ctx, classId, period);
  const lines = await listSheetHistory(ctx, facts);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}`, href: `/so-theo-doi/${classId}/${period}` }, { label: "Lịch sử" }]} />
      <PageHeader title={`Lịch sử, lớp ${facts.className}, ${periodInside(period)}`} about="Một trăm lần ghi gần nhất. Lịch sử không sửa và không xóa được." />
      <SheetTabs actor={ctx.actor} classId={classId} period={period} current="lich-su" />
      <Card flush>{lines.length === 0 ? <EmptyState title="Chưa có lần ghi nào">Mỗi lần nhập, nộp, trả lại hay duyệt từ nay hiện ở đây, kèm người làm và giá trị trước, sau.</EmptyState> : <ol>{lines.map((line) => <Line key={line.id} line={line} />)}</ol>}</Card>
    </>
  );
}

const FEW = 4;

function Line({ line: { at, who, action, subject, reason, cells } }: { line: HistoryLine }) {
  return (
    <li className="border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
      <p>
        <strong>{who}</strong> {historyWords(action)}
        {subject && `: ${subject}`} <span className="text-ink-soft">· {at}</span>
      </p>
      {reason && <p className="text-[0.93rem]">Lý do: {reason}</p>}
      <Cells cells={cells.slice(0, FEW)} />
      {cells.length > FEW && (
        <details className="text-[0.92rem]">
          <summary className="text-action">và {cells.length - FEW} ô nữa</summary>
          <Cells cells={cells.slice(FEW)} />
        </details>
      )}
    </li>
  );
}

const Cells = ({ cells }: { cells: HistoryLine["cells"] }) => (
  <ul className="text-[0.92rem] text-ink-soft">
    {cells.map(({ what, from, to }) => (
      <li key={what}>
        {what}: {from} → <span className="text-ink">{to}</span>
      </li>
    ))}
  </ul>
);
