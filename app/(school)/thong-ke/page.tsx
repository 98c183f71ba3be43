import { z } from "zod";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { SelectField } from "@/components/field";
import { FileLink } from "@/components/file-link";
import { PageHeader } from "@/components/page-header";
import { headsOf, unitLines } from "@/components/statistics/count-lines";
import { CountTable } from "@/components/statistics/count-table";
import { StatisticsCards } from "@/components/statistics/statistics-cards";
import { PERIODS, PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { belongsTo, POPULATIONS } from "@/lib/domain/assessment/statistics";
import { byUnit, crossCount } from "@/lib/domain/assessment/statistics-table";
import { POPULATION_WORDS } from "@/lib/domain/assessment/statistics-words";
import { findSubject, SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { requireCtx } from "@/lib/server/auth/guard";
import type { Statistics } from "@/lib/server/reports/get-statistics";
import { getStatistics } from "@/lib/server/reports/get-statistics";
import { latestPeriod, listScopes, parseScope } from "@/lib/server/reports/statistics-scopes";
import { findChosenYear } from "@/lib/server/school/school-year";
import type { SearchParams } from "@/app/query";

export const metadata = { title: "Thống kê" };

const Query = z.object({
  ky: z.enum(PERIODS).optional().catch(undefined),
  "pham-vi": z.string().max(40).catch("truong").default("truong"),
  nhom: z.enum(POPULATIONS).catch("ALL").default("ALL"),
  mon: z.enum(SUBJECT_CODES).catch("TV").default("TV"),
});

/** The numbers of the school, of a grade or of a class, for leadership and học vụ. Nothing in it names a child. */
export default async function StatisticsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await requireCtx("statistics.read-school", {});
  const year = await findChosenYear();
  const { ky, "pham-vi": wanted, nhom, mon } = Query.parse(await searchParams);
  if (!year) return <EmptyState title="Chưa có năm học nào">Năm học hiện ra khi nhà trường đã thiết lập.</EmptyState>;
  const period = ky ?? (await latestPeriod(ctx, year.id));
  const scopes = await listScopes(ctx, year.id);
  const scope = scopes.find(({ value }) => value === wanted) ?? scopes[0] ?? { value: "truong", label: "Toàn trường" };
  const statistics = await getStatistics(ctx, year.id, period, parseScope(scope.value));
  const pupils = statistics.pupils.filter((pupil) => belongsTo(nhom, pupil));
  const file = scope.value.startsWith("khoi-") || scope.value === "truong" ? `/api/statistics/${year.id}/${period}` : `/api/papers/${scope.value}/${period}/statistics`;
  const query = scope.value.startsWith("khoi-") ? `?khoi=${scope.value.slice(5)}` : "";
  return (
    <>
      <PageHeader
        title="Thống kê"
        about={`${statistics.title}, ${inSentence(PERIOD_WORDS[period])}, năm học ${year.label}: ${pupils.length} học sinh. Số lượng và tỉ lệ, không có điểm trung bình.`}
        actions={
          <>
            <FileLink href={`${file}/pdf${query}`}>Tải thống kê (PDF)</FileLink>
            <FileLink href={`${file}/xlsx${query}`}>Tải thống kê (Excel)</FileLink>
          </>
        }
      />
      <Filters period={period} scope={scope.value} scopes={scopes} population={nhom} subject={mon} />
      <OpenClasses statistics={statistics} />
      <StatisticsCards table={crossCount("", [{ title: "", pupils }])} />
      {statistics.classes.length > 1 && (
        <div className="mt-4">
          <Card title={`${findSubject(mon)?.name ?? ""}, ${scope.value === "truong" ? "theo khối" : "theo lớp"}`} flush>
            <CountTable caption="Theo khối hoặc lớp" first={scope.value === "truong" ? "Khối" : "Lớp"} heads={headsOf("LEVEL", "MARK")} lines={unitLines(crossCount("", byUnit(pupils)), mon)} />
          </Card>
        </div>
      )}
    </>
  );
}

const inSentence = (words: string): string => words.charAt(0).toLocaleLowerCase("vi") + words.slice(1);

type FilterProps = { period: string; scope: string; scopes: readonly { value: string; label: string }[]; population: string; subject: string };

function Filters({ period, scope, scopes, population, subject }: FilterProps) {
  return (
    <div className="no-print mb-4">
      <Card>
        <form aria-label="Chọn số liệu" className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[repeat(4,minmax(0,1fr))_auto]">
          <SelectField label="Thời điểm" name="ky" defaultValue={period} key={`ky-${period}`}>
            {PERIODS.map((one) => <option key={one} value={one}>{PERIOD_WORDS[one]}</option>)}
          </SelectField>
          <SelectField label="Phạm vi" name="pham-vi" defaultValue={scope} key={`pham-vi-${scope}`}>
            {scopes.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </SelectField>
          <SelectField label="Nhóm học sinh" name="nhom" defaultValue={population} key={`nhom-${population}`}>
            {POPULATIONS.map((one) => <option key={one} value={one}>{POPULATION_WORDS[one]}</option>)}
          </SelectField>
          <SelectField label="Môn (bảng theo khối, lớp)" name="mon" defaultValue={subject} key={`mon-${subject}`}>
            {SUBJECT_CODES.map((code) => <option key={code} value={code}>{findSubject(code)?.name}</option>)}
          </SelectField>
          <Button type="submit" kind="primary">
            Xem
          </Button>
        </form>
      </Card>
    </div>
  );
}

/** Numbers of a sheet that is not approved may still change: said before anybody reports them. */
function OpenClasses({ statistics: { classes } }: { statistics: Statistics }) {
  const open = classes.filter(({ approved }) => !approved);
  if (open.length === 0) return null;
  return (
    <p className="mb-4 rounded-lg bg-waiting-soft px-4 py-3 text-waiting">
      Số liệu còn có thể thay đổi: lãnh đạo chưa duyệt {open.map(({ className }) => `lớp ${className}`).join(", ")}.
    </p>
  );
}
