import { ActionForm } from "@/components/action-form";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { showDay, vietnamClock, vietnamDay } from "@/lib/domain/vietnam-time";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { keepsClass } from "@/lib/server/sheets/get-sheet";
import { listAbsences } from "@/lib/server/sheets/list-absences";
import { listCameFrom } from "@/lib/server/sheets/missed-elsewhere";
import { withdrawAbsenceAction } from "./actions";
import { CameFromCard } from "./came-from-card";
import { RollCall } from "./roll-call";
import type { SheetParams } from "../sheet-params";
import { openSheet } from "../sheet-params";
import { SheetTabs } from "../sheet-tabs";

export const metadata = { title: "Ngày nghỉ" };

const SESSIONS = { MORNING: "buổi sáng", AFTERNOON: "buổi chiều" } as const;

type Props = { params: SheetParams; searchParams: Promise<{ "hoc-sinh"?: string }> };

/** Half-days missed: noted and taken back by the GVCN; the sheet's totals are counted from them. */
export default async function AbsencesPage({ params, searchParams }: Props) {
  const { ctx, classId, period } = await openSheet(params, "ngay-nghi");
  const chosen = (await searchParams)["hoc-sinh"];
  const facts = await getClassFacts(ctx, classId, period);
  const names = new Map(facts.pupils.map(({ id, fullName }) => [id, fullName]));
  const all = await listAbsences(ctx, facts);
  const lines = all.filter(({ pupilId }) => !chosen || pupilId === chosen);
  const cameFrom = (await listCameFrom(ctx, facts)).filter(({ pupilId }) => !chosen || pupilId === chosen);
  const gone = new Set(facts.pupils.flatMap(({ id, lastDay }) => (lastDay === null ? [] : [id])));
  const keeps = keepsClass(ctx, classId);
  const pupils = facts.pupils.filter(({ frozen }) => frozen === null).map(({ id, orderNo, fullName }) => ({ id, orderNo, name: fullName }));
  const now = { day: vietnamDay(ctx.now), session: vietnamClock(ctx.now) < "12:00" ? "MORNING" : "AFTERNOON" } as const;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}`, href: `/so-theo-doi/${classId}/${period}` }, { label: "Ngày nghỉ" }]} />
      <PageHeader title={`Ngày nghỉ, lớp ${facts.className}`} about={chosen ? names.get(chosen) : "Ghi từng buổi; tổng số buổi trong bảng được cộng từ đây."} />
      <SheetTabs actor={ctx.actor} classId={classId} period={period} current="ngay-nghi" />
      <div className={`grid items-start gap-5 ${keeps ? "lg:grid-cols-[1.4fr_1fr]" : ""}`}>
        {keeps && (
          <Card title="Điểm danh">
            <RollCall key={chosen} classId={classId} pupils={pupils} chosen={chosen} now={now} noted={all} />
          </Card>
        )}
        <div className="space-y-5">
          {cameFrom.length > 0 && <CameFromCard of={cameFrom} names={names} />}
          <Card title={`${lines.length} buổi đã ghi`} flush>
            {lines.length === 0 && <EmptyState title="Chưa ghi buổi nghỉ nào" />}
            <ul>
              {lines.map(({ id, pupilId, day, session, withLeave }) => (
                <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-b-0 sm:px-5">
                  <span className="min-w-0 flex-1 basis-56">
                    {names.get(pupilId)}
                    <span className="block text-[0.92rem] text-ink-soft">
                      {showDay(day)}, {SESSIONS[session]} · {withLeave ? "có phép" : "không phép"}
                    </span>
                  </span>
                  {keeps && facts.sheet.status === "OPEN" && !gone.has(pupilId) && <ActionForm action={withdrawAbsenceAction} fixed={{ classId, absenceId: id }} submit="Rút" kind="quiet" done="Đã rút buổi nghỉ." inline />}
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  );
}
