import Link from "next/link";
import { z } from "zod";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Field, SelectField } from "@/components/field";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { Table } from "@/components/table";
import { issueNumber } from "@/lib/domain/transcript/issue-number";
import { UNIT_STATUS_WORDS } from "@/lib/domain/transcript/unit-life";
import { showDay, storedDay } from "@/lib/domain/vietnam-time";
import { requireMay } from "@/lib/server/auth/guard";
import { listYears } from "@/lib/server/school/school-year";
import { PageNumber, SearchWords, type SearchParams } from "@/app/query";
import { PAGE_SIZE, searchUnits, type FoundUnit } from "@/lib/server/transcripts/search-units";

export const metadata = { title: "Tra cứu" };

const Query = z.object({
  q: SearchWords,
  nam: z.string().regex(/^\d{4}$/).transform(Number).optional().catch(undefined), // "" is "Tất cả các năm", not the year 0
  trang: PageNumber,
});

/** The clerk's search: one box for everything a person at the counter may know. */
export default async function SearchPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await requireMay("unit.search");
  const { q, nam, trang } = Query.parse(await searchParams);
  const asked = q.trim() !== "" || nam !== undefined;
  const years = await listYears(ctx.db);
  const { found, total } = asked ? await searchUnits(ctx, { text: q, page: trang, ...(nam === undefined ? {} : { startYear: nam }) }) : { found: [], total: 0 };
  return (
    <>
      <PageHeader title="Tra cứu học bạ" about="Gõ tên không cần dấu, tên lớp, số định danh, mã học sinh, mã tra cứu hoặc số phát hành." />
      <Card>
        <form role="search" className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_12rem_auto]">
          <Field label="Tìm" name="q" defaultValue={q} type="search" autoComplete="off" />
          <SelectField label="Năm học" name="nam" defaultValue={nam ?? ""}>
            <option value="">Tất cả các năm</option>
            {years.map((year) => (
              <option key={year.id} value={year.startYear}>
                {year.label}
              </option>
            ))}
          </SelectField>
          <Button type="submit" kind="primary">
            Tìm
          </Button>
        </form>
      </Card>
      {asked && <Results found={found} total={total} page={trang} link={(page) => `/tra-cuu?${new URLSearchParams({ q, ...(nam ? { nam: String(nam) } : {}), trang: String(page) }).toString()}`} />}
    </>
  );
}

type ResultsProps = { found: readonly FoundUnit[]; total: number; page: number; link: (page: number) => string };

function Results({ found, total, page, link }: ResultsProps) {
  if (total === 0) return <EmptyState title="Không tìm thấy học bạ nào">Thử ít chữ hơn, bỏ năm học, hoặc tìm bằng số định danh.</EmptyState>;
  const pages = Math.ceil(total / PAGE_SIZE);
  return (
    <section className="mt-5" aria-label="Kết quả">
      <p className="mb-2 text-ink-soft" role="status">
        {total} học bạ{pages > 1 ? `, trang ${page} trong ${pages}. Nhập thêm chữ để thu hẹp.` : ""}
      </p>
      <Card flush>
        <Table
          caption="Học bạ tìm thấy"
          rows={found}
          keyOf={(unit) => unit.unitId}
          columns={[
            {
              head: "Họ và tên",
              rowHeader: true,
              cell: (unit) => (
                <Link href={`/hoc-ba/don-vi/${unit.unitId}`} prefetch={false} className="text-action underline-offset-4 hover:underline">
                  {unit.fullName}
                </Link>
              ),
            },
            { head: "Ngày sinh", cell: (unit) => showDay(storedDay(unit.birthDate)) },
            { head: "Lớp", cell: (unit) => unit.className },
            { head: "Năm học", cell: (unit) => unit.yearLabel },
            { head: "Số phát hành", cell: (unit) => (unit.issueNumber === null ? "" : issueNumber(unit.issueNumber)) },
            { head: "Trạng thái", cell: (unit) => UNIT_STATUS_WORDS[unit.status as keyof typeof UNIT_STATUS_WORDS] },
          ]}
        />
      </Card>
      {pages > 1 && (
        <nav aria-label="Các trang kết quả" className="mt-3 flex gap-2">
          {page > 1 && <LinkButton href={link(page - 1)}>Trang trước</LinkButton>}
          {page < pages && <LinkButton href={link(page + 1)}>Trang sau</LinkButton>}
        </nav>
      )}
    </section>
  );
}
