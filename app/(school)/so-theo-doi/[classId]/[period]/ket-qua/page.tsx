import { Breadcrumbs } from "@/components/breadcrumbs";
import { PageHeader } from "@/components/page-header";
import type { Action } from "@/lib/domain/people/permissions";
import { decide } from "@/lib/domain/people/permissions";
import { lastDayBefore, vietnamDay } from "@/lib/domain/vietnam-time";
import { logRead } from "@/lib/server/audit/reads";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { findReviewed } from "@/lib/server/sheets/find-reviewed";
import { loadSheetValues } from "@/lib/server/sheets/sheet-values";
import { countUnconfirmed, listYearResults } from "@/lib/server/sheets/year-results";
import { listCommendations } from "@/lib/server/year-end/list-commendations";
import { listTeachers, loadPupilPapers } from "@/lib/server/year-end/pupil-papers";
import type { SheetParams } from "../sheet-params";
import { openSheet } from "../sheet-params";
import { SheetTabs } from "../sheet-tabs";
import { DecideAwardsCard } from "./_awards/decide-awards-card";
import { YearResults } from "./year-results";

export const metadata = { title: "Kết quả cả năm" };

/** The year's result of each pupil: computed by the rule, explained, confirmed by the GVCN; promotion and awards by the head. */
export default async function YearResultsPage({ params }: { params: SheetParams }) {
  const { ctx, classId, period } = await openSheet(params, "ket-qua");
  const facts = await getClassFacts(ctx, classId, period);
  const values = await loadSheetValues(ctx.db, facts.yearId, period, facts.pupils.map(({ id }) => id));
  const years = await listYearResults(ctx.db, facts, values);
  await logRead(ctx, { what: "year-results", entityId: classId });
  const may = (action: Action) => decide(ctx.actor, action, { classId, vacant: facts.homeroom.length === 0 }).ok;
  const papers = Object.fromEntries(await loadPupilPapers(ctx, facts.yearId, years.map(({ pupilId }) => pupilId)));
  const commendations = await listCommendations(ctx, { yearId: facts.yearId, classId });
  const reviewed = await findReviewed(ctx.db, facts.yearId, years.map(({ pupilId }) => pupilId));
  const certified = facts.sheet.status !== "OPEN";
  const rights = {
    confirms: may("sheet.certify"),
    certified,
    proposes: may("sheet.certify") && !certified,
    reviewed: [...reviewed],
    promotes: may("year.decide-promotion"),
    decidesAwards: may("year.decide-award"),
    plans: may("year.plan-support"),
    writes: may("year.send-letter"),
    commends: may("commendation.propose"),
  };
  const today = vietnamDay(ctx.now);
  const page = { classId, grade: facts.grade, today, lastDay: lastDayBefore(facts.supplementsCloseOn), teachers: rights.plans ? await listTeachers(ctx) : [], rights };
  const unconfirmed = countUnconfirmed(years);
  const blocked = blockedBy(facts.sheet.status, facts.parts.filter(({ status }) => status !== "ACCEPTED").length);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}`, href: `/so-theo-doi/${classId}/${period}` }, { label: "Kết quả cả năm" }]} />
      <PageHeader
        title={`Kết quả giáo dục cả năm, lớp ${facts.className}`}
        about={`Tính theo ${facts.rules.name} từ dữ liệu cuối năm · ${years.length - unconfirmed}/${years.length} học sinh đã xác nhận`}
      />
      <SheetTabs actor={ctx.actor} classId={classId} period={period} current="ket-qua" />
      {may("year.decide-award") && <DecideAwardsCard classId={classId} today={today} awards={years.flatMap(({ fullName, awards }) => awards.filter(({ decided }) => !decided).map(({ id, text }) => ({ id, text, fullName })))} />}
      <YearResults page={page} years={years} papers={papers} commendations={commendations} blocked={blocked} />
    </>
  );
}

function blockedBy(status: string, parts: number): string | undefined {
  if (status !== "OPEN") return "Bảng tổng hợp đã được xác nhận.";
  return parts > 0 ? `Còn ${parts} môn chưa nhận ở trang Rà soát, xác nhận.` : undefined;
}
