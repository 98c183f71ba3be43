import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { PageHeader } from "@/components/page-header";
import { decide, readableSubjects } from "@/lib/domain/people/permissions";
import { logRead } from "@/lib/server/audit/reads";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import { loadSheetValues } from "@/lib/server/sheets/sheet-values";
import { countUnconfirmed, listYearResults } from "@/lib/server/sheets/year-results";
import type { SheetParams } from "../../../sheet-params";
import { openSheet } from "../../../sheet-params";
import { SheetTabs } from "../../../sheet-tabs";
import { DecideAwardsCard } from "../../../decide-awards-card";
import { YearResults } from "../../../year-results";

export const metadata = { title: "Kết quả cả năm" };

/** The year's result of each pupil: computed by the rule, explained, confirmed by the GVCN; promotion and awards by the head. */
export default async function YearResultsPage({ params }: { params: SheetParams }) {
  const { ctx, classId, period } = await openSheet(params);
  if (period !== "CN" || readableSubjects(ctx.actor, classId) !== "ALL") notFound();
  const facts = await getClassFacts(ctx, classId, period);
  const values = await loadSheetValues(ctx.db, facts.yearId, period, facts.pupils.map(({ id }) => id));
  const years = await listYearResults(ctx.db, facts, values);
  await logRead(ctx, { what: "year-results", entityId: classId });
  const may = (action: "sheet.certify" | "year.decide-promotion" | "year.decide-award") => decide(ctx.actor, action, { classId, vacant: facts.homeroom.length === 0 }).ok;
  const unconfirmed = countUnconfirmed(years);
  const blocked = blockedBy(facts.sheet.status, facts.parts.filter(({ status }) => status !== "ACCEPTED").length);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}`, href: `/so-theo-doi/${classId}/${period}` }, { label: "Kết quả cả năm" }]} />
      <PageHeader
        title={`Kết quả giáo dục cả năm, lớp ${facts.className}`}
        about={`Tính theo Thông tư 27/2020, Điều 9 từ dữ liệu cuối năm · ${years.length - unconfirmed}/${years.length} học sinh đã xác nhận`}
      />
      <SheetTabs classId={classId} period={period} current="ket-qua" wholeClass />
      {may("year.decide-award") && <DecideAwardsCard classId={classId} awards={years.flatMap(({ fullName, awards }) => awards.filter(({ decided }) => !decided).map(({ id, text }) => ({ id, text, fullName })))} />}
      <YearResults classId={classId} grade={facts.grade} years={years} confirms={may("sheet.certify") && facts.sheet.status === "OPEN"} blocked={blocked} promotes={may("year.decide-promotion")} />
    </>
  );
}

function blockedBy(status: string, parts: number): string | undefined {
  if (status !== "OPEN") return "Bảng tổng hợp đã được xác nhận.";
  return parts > 0 ? `Còn ${parts} môn chưa nhận ở trang Rà soát, xác nhận.` : undefined;
}
