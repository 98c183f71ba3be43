import { z } from "zod";
import { SearchWords, type SearchParams } from "@/app/query";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { SearchForm } from "@/components/search-form";
import { ETHNICITIES } from "@/lib/domain/people/ethnicities";
import { requireMay } from "@/lib/server/auth/guard";
import type { Former } from "@/lib/server/pupils/moves/get-reception";
import { findFormer, getReception } from "@/lib/server/pupils/moves/get-reception";
import { findChosenYear } from "@/lib/server/school/school-year";
import { ReceiveForm } from "./receive-form";

export const metadata = { title: "Tiếp nhận học sinh" };

const Query = z.object({ q: SearchWords, lop: z.uuid().catch("").default("") });

/** Học vụ receives a pupil in the course of the year: first whether he was here before, then a new profile. */
export default async function ReceptionPage({ searchParams }: { searchParams: SearchParams }) {
  const { q, lop } = Query.parse(await searchParams);
  const ctx = await requireMay("pupil.receive");
  const year = await findChosenYear();
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Danh sách, hồ sơ", href: "/ho-so" }, { label: "Tiếp nhận học sinh" }]} />
      <PageHeader title="Tiếp nhận học sinh" about="Học sinh vào trường trong năm đứng cuối danh sách lớp; những thời điểm trước ngày vào lớp không ai phải nhập." />
      {year ? (
        <div className="space-y-5">
          <Card title="Học sinh trở lại">
            <SearchForm action="/ho-so/tiep-nhan" label="Em từng học ở trường? Tìm theo họ tên hoặc mã học sinh" value={q} fixed={lop ? { lop } : {}} />
            {q && <FormerList found={await findFormer(ctx, year.id, q)} />}
          </Card>
          <Card title={`Học sinh mới, năm học ${year.label}`}>
            <ReceiveForm reception={await getReception(ctx, year.id)} chosen={lop} ethnicities={ETHNICITIES} />
          </Card>
        </div>
      ) : (
        <EmptyState title="Chưa có năm học nào" />
      )}
    </>
  );
}

function FormerList({ found }: { found: readonly Former[] }) {
  if (found.length === 0) return <p className="text-ink-soft">Không có em nào như vậy ngoài danh sách lớp năm nay. Mời lập hồ sơ mới ở dưới.</p>;
  return (
    <ul aria-label="Học sinh tìm thấy" className="divide-y divide-line rounded-lg border border-line">
      {found.map(({ pupilId, fullName, code, birthDate, last }) => (
        <li key={pupilId} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
          <p>
            <strong>{fullName}</strong> <span className="text-ink-soft">· sinh {birthDate} · mã {code} · {last}</span>
          </p>
          <LinkButton href={`/ho-so/tiep-nhan/${pupilId}`} label={`Tiếp nhận lại ${fullName}`}>
            Tiếp nhận lại
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
