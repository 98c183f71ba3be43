import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { FileLink } from "@/components/file-link";
import { ImportFile } from "@/components/import/import-file";
import { PageHeader } from "@/components/page-header";
import { PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { readableSubjects } from "@/lib/domain/people/permissions";
import { getClassFacts } from "@/lib/server/sheets/class-facts";
import type { SheetParams } from "../sheet-params";
import { openSheet } from "../sheet-params";
import { SheetTabs } from "../sheet-tabs";

export const metadata = { title: "Excel" };

const LAYOUTS = [
  { layout: "bang-lop", name: "Bảng của lớp", about: "mọi cột thầy cô thấy, mỗi phần một trang", wholeClass: false },
  { layout: "csdl-mon", name: "Mẫu CSDL ngành, môn học", about: "mỗi môn một trang: mức, điểm, nhận xét", wholeClass: false },
  { layout: "csdl-nhan-xet", name: "Mẫu CSDL ngành, PC và NL", about: "nhận xét phẩm chất, năng lực của giáo viên chủ nhiệm", wholeClass: true },
  { layout: "vnedu", name: "Mẫu vnEdu, SMAS", about: "các môn theo mã, mức và điểm", wholeClass: false },
] as const;

/** A class's sheet out to Excel and back. */
export default async function ExcelPage({ params }: { params: SheetParams }) {
  const { ctx, classId, period } = await openSheet(params, "excel");
  const facts = await getClassFacts(ctx, classId, period);
  const readable = readableSubjects(ctx.actor, classId);
  const wholeClass = readable === "ALL";
  const subjects = facts.subjects.filter((subject) => wholeClass || readable.includes(subject));
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}`, href: `/so-theo-doi/${classId}/${period}` }, { label: "Excel" }]} />
      <PageHeader title={`Excel, lớp ${facts.className}`} about={`${PERIOD_WORDS[period]}, năm học ${facts.yearLabel}`} />
      <SheetTabs actor={ctx.actor} classId={classId} period={period} current="excel" />
      <div className="space-y-5">
        <Card title="Tải về">
          <ul className="grid gap-3 sm:grid-cols-2">
            {LAYOUTS.filter((one) => wholeClass || !one.wholeClass).map(({ layout, name, about }) => (
              <li key={layout} className="flex flex-col items-start gap-1">
                <FileLink href={`/api/sheets/v1/excel/${classId}/${period}/${layout}`}>{name}</FileLink>
                <span className="text-[0.92rem] text-ink-soft">{about}</span>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-[0.92rem] text-ink-soft">Tệp có sẵn dữ liệu đang nhập và danh sách mức để chọn. Ô xám là ô thầy cô không nhập ở thời điểm này.</p>
        </Card>
        <Card title="Nhập từ tệp Excel">
          <p className="mb-4 text-ink-soft">
            Nhận các mẫu trên và tệp của CSDL ngành, vnEdu, SMAS. Thầy cô xem trước từng ô rồi mới ghi: ghi hết hoặc không ghi ô nào. Ô trống trong tệp không xóa ô đã nhập; tệp không được lưu lại.
          </p>
          <ImportFile place={{ classId, period }} subjects={subjects.map((code) => ({ code, name: findSubject(code)?.name ?? code }))} />
        </Card>
      </div>
    </>
  );
}
