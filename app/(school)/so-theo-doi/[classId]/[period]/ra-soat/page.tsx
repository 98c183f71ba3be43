import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { periodInside } from "@/lib/domain/assessment/periods";
import { decide } from "@/lib/domain/people/permissions";
import { windowOf, windowState } from "@/lib/domain/records/entry-window";
import { LIST_CHECK_WORDS } from "@/lib/domain/people/list-check";
import { SHEET_STATUS_WORDS } from "@/lib/domain/records/sheet-words";
import { showInstant, vietnamDay } from "@/lib/domain/vietnam-time";
import { getReview } from "@/lib/server/sheets/get-review";
import type { Ctx } from "@/lib/server/context";
import type { PartReview, Review } from "@/lib/server/sheets/get-review";
import { HeldOutCard } from "./_held-out/held-out-card";
import { HoldOutForm } from "./_held-out/hold-out-form";
import { MissingList } from "./missing-list";
import { PartItem } from "./part-item";
import { SheetSteps } from "./sheet-steps";
import type { SheetParams } from "../sheet-params";
import { openSheet } from "../sheet-params";
import { SheetTabs } from "../sheet-tabs";
import { WarningCard } from "./warning-card";

export const metadata = { title: "Rà soát, xác nhận" };

/** Each part with its state and what it lacks; the class's own steps. */
export default async function ReviewPage({ params }: { params: SheetParams }) {
  const { ctx, classId, period } = await openSheet(params, "ra-soat");
  const review = await getReview(ctx, classId, period);
  const { facts } = review;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}`, href: `/so-theo-doi/${classId}/${period}` }, { label: "Rà soát" }]} />
      <PageHeader title={`Rà soát lớp ${facts.className}, ${periodInside(period)}`} about={statusLine(review)} />
      <SheetTabs actor={ctx.actor} classId={classId} period={period} current="ra-soat" />
      <div className="space-y-5">
        {facts.sheet.note && facts.sheet.status === "OPEN" && (
          <p className="rounded-lg bg-waiting-soft px-4 py-3 text-waiting">
            <strong>Lãnh đạo trả lại:</strong> {facts.sheet.note}
          </p>
        )}
        <Card title={review.wholeClass ? "Các môn học và hoạt động giáo dục" : "Môn của tôi"} flush>
          <ul>
            {review.parts.map((one) => (
              <PartItem key={`${one.part.subject}${one.part.groupId ?? ""}`} review={one} facts={facts} opensHref={exceptionHref(ctx, facts, one)} />
            ))}
          </ul>
        </Card>
        {review.wholeClass && (
          <Card title="Phần của giáo viên chủ nhiệm">
            {review.homeroomMissing.length === 0 ? <p>Phẩm chất, năng lực, nhận xét và số đo đã đủ.</p> : <MissingList missing={review.homeroomMissing} base={`/so-theo-doi/${classId}/${period}`} />}
          </Card>
        )}
        <WarningCard warnings={review.warnings} base={`/so-theo-doi/${classId}/${period}`} />
        <HeldOutCard pupils={review.heldOut} facts={facts} today={vietnamDay(ctx.now)} />
        {review.mayHoldOut && <HoldOutForm classId={classId} period={period} pupils={review.mayBeHeldOut} />}
        <SheetSteps review={review} />
      </div>
    </>
  );
}

function statusLine({ facts: { sheet, homeroom, listCheck } }: Review): string {
  const when = sheet.approvedAt ?? sheet.certifiedAt;
  return `${SHEET_STATUS_WORDS[sheet.status]}${when ? ` · ${showInstant(when)}` : ""} · GVCN: ${homeroom.join(", ") || "chưa phân công"} · danh sách: ${LIST_CHECK_WORDS[listCheck].toLowerCase()}`;
}

/** After closing, the head is led to where a part that was returned, or never finished, can be opened again. */
function exceptionHref({ actor, now }: Ctx, { classId, period, window, exceptions, sheet }: Review["facts"], { part }: PartReview): string | undefined {
  const out = part.status === "RETURNED" || part.status === "DRAFT";
  if (!out || sheet.status !== "OPEN" || !decide(actor, "window.open").ok || windowState(windowOf(part.subject, window, exceptions, now), now) !== "CLOSED") return undefined;
  return `/lich-nhap?lop=${classId}&ky=${period}&mon=${part.subject}#mo-rieng`;
}
