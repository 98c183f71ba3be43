import { notFound } from "next/navigation";
import { z } from "zod";
import type { SearchParams } from "@/app/query";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Tabs } from "@/components/tabs";
import { PERIOD_WORDS, PERIODS } from "@/lib/domain/assessment/periods";
import { requireCtx } from "@/lib/server/auth/guard";
import { AppError } from "@/lib/server/errors";
import { getInherited } from "@/lib/server/pupils/moves/get-inherited";
import { AbsencesForm } from "./absences-form";
import { InheritedForm } from "./inherited-form";

export const metadata = { title: "Kết quả từ trường cũ" };

const Params = z.object({ classId: z.uuid(), pupilId: z.uuid() });
const Query = z.object({ ky: z.enum(PERIODS).nullable().catch(null).default(null) });

type Props = { params: Promise<{ classId: string; pupilId: string }>; searchParams: SearchParams };

/** What a pupil brings of this year from the old school, period by period: written by học vụ, read by everybody else. */
export default async function InheritedPage({ params, searchParams }: Props) {
  const read = Params.safeParse(await params);
  if (!read.success) notFound();
  const { classId, pupilId } = read.data;
  const { ky } = Query.parse(await searchParams);
  const ctx = await requireCtx("pupil.read", { classId });
  const page = await getInherited(ctx, classId, pupilId, ky).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const { pupil, className, school, arrivedOn, periods, results } = page;
  const here = `/ho-so/${classId}/${pupilId}`;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: "Danh sách, hồ sơ", href: "/ho-so" },
          { label: `Lớp ${className}`, href: `/ho-so/${classId}` },
          { label: pupil.fullName, href: `${here}/qua-trinh` },
          { label: "Kết quả từ trường cũ" },
        ]}
      />
      <PageHeader title={`Kết quả từ trường cũ: ${pupil.fullName}`} about={`${school} · vào trường ${arrivedOn}. Chỉ những thời điểm em chưa học ở trường; ghi đúng như giấy tờ, thiếu thì để trống.`} />
      <Card title="Ngày nghỉ ở trường cũ trong năm học">
        <AbsencesForm page={page} classId={classId} />
      </Card>
      {results && (
        <div className="mt-5">
          <Tabs label="Thời điểm đánh giá" tabs={periods.map((one) => ({ href: `${here}/truong-cu?ky=${one}`, label: PERIOD_WORDS[one], current: one === results.period }))} />
          <Card title={PERIOD_WORDS[results.period]}>
            <InheritedForm key={results.period} page={page} results={results} classId={classId} />
          </Card>
        </div>
      )}
    </>
  );
}
