import Link from "next/link";
import { SheetWorkspace } from "@/components/grid/sheet-workspace";
import { LinkButton } from "@/components/link-button";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { isSomebodyElses, ONLY_READS } from "@/lib/domain/records/whose-cell";
import { getCommentDesk } from "@/lib/server/comments/comment-desk";
import { suggestionHints } from "@/lib/server/comments/suggestion-hints";
import { absenceHints } from "@/lib/server/sheets/absence-hints";
import { getSheet, keepsClass } from "@/lib/server/sheets/get-sheet";
import type { SheetPage as Sheet } from "@/lib/server/sheets/get-sheet";
import type { SheetView } from "@/lib/server/sheets/sheet-columns";
import { VIEW_WORDS } from "@/lib/server/sheets/sheet-columns";
import { PeriodMenu } from "./period-menu";
import type { SheetParams } from "./sheet-params";
import { openSheet } from "./sheet-params";
import { SheetTabs } from "./sheet-tabs";

export const metadata = { title: "Bảng tổng hợp" };

type Props = { params: SheetParams; searchParams: Promise<{ xem?: string; o?: string; kieu?: string }> };

/** The sheet of a class and period, to type into. */
export default async function SheetPage({ params, searchParams }: Props) {
  const { ctx, classId, period } = await openSheet(params);
  const { xem, o, kieu } = await searchParams;
  const page = await getSheet(ctx, classId, period, xem as SheetView | undefined);
  const { facts, grid } = page;
  const editable = grid.rows.some((row) => grid.columns.some((column) => column.input !== "shown" && !row.locked[column.key]));
  const base = `/so-theo-doi/${classId}/${period}`;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}` }, { label: PERIOD_WORDS[period] }]} />
      <SheetTabs actor={ctx.actor} classId={classId} period={period} current="nhap" />
      <SheetWorkspace
        key={`${grid.id}/${page.view}`}
        title={`Bảng tổng hợp kết quả đánh giá, lớp ${facts.className}`}
        shortTitle={`Lớp ${facts.className}`}
        sheet={grid}
        place={{ classId, period }}
        circular={facts.rules.code}
        accountId={ctx.actor.accountId}
        editable={editable}
        whyClosed={editable ? null : whyClosed(page)}
        start={o ?? null}
        simple={kieu === SIMPLE}
        desk={await getCommentDesk(ctx, page)}
        hints={{ ...absenceHints(page), ...(await suggestionHints(ctx, page)) }}
        actions={<SheetActions base={base} keeps={keepsClass(ctx, classId)} editable={editable} />}
        views={<Views page={page} base={base} simple={kieu === SIMPLE} />}
      />
    </>
  );
}

const SheetActions = ({ base, keeps, editable }: { base: string; keeps: boolean; editable: boolean }) => (
  <LinkButton href={`${base}/ra-soat`} kind={editable ? "primary" : "secondary"}>
    {keeps ? "Nộp môn, xác nhận lớp" : editable ? "Nộp môn của tôi" : "Xem tiến độ"}
  </LinkButton>
);

/** One pupil at a time, for whom a grid is too much: the same data, another look. */
const SIMPLE = "tung-em";

function Views({ page: { view, views, facts }, base, simple }: { page: Sheet; base: string; simple: boolean }) {
  const address = (one: SheetView, oneByOne: boolean) => `${base}?xem=${one}${oneByOne ? `&kieu=${SIMPLE}` : ""}`;
  return (
    <>
      <PeriodMenu classId={facts.classId} period={facts.period} />
      <nav aria-label="Phần của bảng" className="no-print flex gap-1 overflow-x-auto max-sm:order-last max-sm:w-full">
        {views.map((one) => (
          <Link
            key={one}
            href={address(one, simple)}
            prefetch={false}
            aria-current={one === view ? "page" : undefined}
            className={`flex min-h-10 items-center rounded-lg border px-2 text-[0.9rem] whitespace-nowrap ${one === view ? "border-action bg-action-soft font-semibold text-action" : "border-line bg-paper text-ink-soft"}`}
          >
            {VIEW_WORDS[one]}
          </Link>
        ))}
      </nav>
      <LinkButton href={address(view, !simple)}>{simple ? "Cả lớp" : "Từng em"}</LinkButton>
    </>
  );
}

/** Why nothing can be typed here now: the reason that most cells give. */
function whyClosed({ grid }: Sheet): string | null {
  const counts = new Map<string, number>();
  for (const { locked } of grid.rows) for (const reason of Object.values(locked)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].sort(([, a], [, b]) => b - a).map(([reason]) => reason);
  return reasons.find((reason) => !isSomebodyElses(reason)) ?? (reasons.length > 0 ? ONLY_READS : null);
}
