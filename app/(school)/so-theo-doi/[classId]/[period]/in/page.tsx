import { Badge } from "@/components/badge";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { SelectField } from "@/components/field";
import { FileLink } from "@/components/file-link";
import { PageHeader } from "@/components/page-header";
import { StatisticsCards } from "@/components/statistics/statistics-cards";
import { Table } from "@/components/table";
import { ATTEMPT_WORDS } from "@/lib/domain/assessment/attempts";
import { formFor } from "@/lib/domain/assessment/class-forms";
import { PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { crossCount } from "@/lib/domain/assessment/statistics-table";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { decide } from "@/lib/domain/people/permissions";
import { getStatistics } from "@/lib/server/reports/get-statistics";
import type { OpenTestLine } from "@/lib/server/reports/list-open-tests";
import { listOpenTests } from "@/lib/server/reports/list-open-tests";
import type { SheetPupil } from "@/lib/server/sheets/class-facts";
import type { SheetParams } from "../sheet-params";
import { openSheet } from "../sheet-params";
import { SheetTabs } from "../sheet-tabs";

export const metadata = { title: "In và thống kê" };

/** What of a class and period goes on paper: the form, the slips, who must still be tested, the numbers. */
export default async function PrintPage({ params }: { params: SheetParams }) {
  const { ctx, classId, period } = await openSheet(params, "in");
  const { paper, lines } = await listOpenTests(ctx, classId, period);
  const { facts } = paper;
  const statistics = await getStatistics(ctx, facts.yearId, period, { kind: "CLASS", classId });
  const may = (action: "form.print" | "slip.print") => decide(ctx.actor, action, { classId }).ok;
  const file = `/api/papers/${classId}/${period}`;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}`, href: `/so-theo-doi/${classId}/${period}` }, { label: "In và thống kê" }]} />
      <PageHeader title={`In và thống kê, lớp ${facts.className} – ${PERIOD_WORDS[period]}`} about={paper.head.draft ? "Lãnh đạo chưa duyệt bảng tổng hợp này: mọi bản in đều mang chữ BẢN NHÁP." : "Lãnh đạo đã duyệt bảng tổng hợp này."} />
      <SheetTabs actor={ctx.actor} classId={classId} period={period} current="in" />
      <div className="space-y-4">
        {may("form.print") && <FormCard file={file} number={formFor(facts.grade, period).number} draft={paper.head.draft} />}
        {may("slip.print") && <SlipsCard file={file} pupils={facts.pupils.filter(({ frozen }) => frozen === null)} />}
        <OpenTests file={file} lines={lines} />
        <Card title="Thống kê" action={<Downloads file={`${file}/statistics`} name="thống kê" />} flush={false}>
          <p className="text-ink-soft">
            {statistics.pupils.length} học sinh{statistics.partial ? ", môn thầy cô dạy" : ""}. Tỉ lệ tính trên số học sinh đã có kết quả của từng nội dung; tiểu học không có điểm trung bình.
          </p>
        </Card>
        <StatisticsCards table={crossCount("", [{ title: "", pupils: statistics.pupils }])} />
      </div>
    </>
  );
}

const Downloads = ({ file, name }: { file: string; name: string }) => (
  <div className="flex flex-wrap gap-2.5">
    <FileLink href={`${file}/pdf`}>Tải {name} (PDF)</FileLink>
    <FileLink href={`${file}/xlsx`}>Tải {name} (Excel)</FileLink>
  </div>
);

function FormCard({ file, number, draft }: { file: string; number: number; draft: boolean }) {
  return (
    <Card title={`Bảng tổng hợp kết quả đánh giá giáo dục, mẫu ${number}`} action={draft ? <Badge tone="waiting">Bản nháp</Badge> : <Badge tone="sealed">Lãnh đạo đã duyệt</Badge>}>
      <p className="mb-3 text-ink-soft">Phụ lục 2 Thông tư 27/2020 và Quyết định 2904, khổ ngang, dựng lại theo các cột quy định. Kết quả cả năm và khen thưởng hiện ra khi đã xác nhận, đã quyết định.</p>
      <div className="flex flex-wrap gap-2.5">
        <FileLink href={`${file}/form/pdf?giay=A3`}>Tải bảng tổng hợp (PDF, khổ A3)</FileLink>
        <FileLink href={`${file}/form/pdf?giay=A4`}>Tải bảng tổng hợp (PDF, khổ A4)</FileLink>
        <FileLink href={`${file}/form/xlsx`}>Tải bảng tổng hợp (Excel)</FileLink>
      </div>
    </Card>
  );
}

function SlipsCard({ file, pupils }: { file: string; pupils: readonly SheetPupil[] }) {
  return (
    <Card title="Phiếu kết quả cho từng gia đình">
      <p className="mb-3 text-ink-soft">Bốn phiếu một trang A4, cắt theo đường chấm; mỗi phiếu chỉ có kết quả của một em (Thông tư 27/2020, Điều 16).</p>
      <form action={`${file}/slips/pdf`} className="flex flex-wrap items-end gap-2.5">
        <FileLink href={`${file}/slips/pdf`}>Tải phiếu cả lớp (PDF)</FileLink>
        <div className="w-72">
          <SelectField label="Phiếu của một học sinh" name="hs">
            {pupils.map(({ id, orderNo, fullName }) => (
              <option key={id} value={id}>
                {orderNo}. {fullName}
              </option>
            ))}
          </SelectField>
        </div>
        <Button type="submit">Tải phiếu của em này</Button>
      </form>
    </Card>
  );
}

function OpenTests({ file, lines }: { file: string; lines: readonly OpenTestLine[] }) {
  const action = lines.length > 0 ? <FileLink href={`${file}/open-tests/pdf`}>Tải danh sách (PDF)</FileLink> : undefined;
  return (
    <Card title={`Còn phải kiểm tra${lines.length > 0 ? ` (${lines.length})` : ""}`} action={action} flush>
      {lines.length === 0 ? (
        <EmptyState title="Không còn học sinh nào phải kiểm tra">Học sinh vắng (V), được kiểm tra khác hoặc cần đánh giá bổ sung sẽ hiện ở đây.</EmptyState>
      ) : (
        <Table
          caption="Học sinh còn phải kiểm tra"
          rows={lines}
          keyOf={(line) => `${line.pupilId}|${line.subject}`}
          columns={[
            { head: "STT", numeric: true, cell: ({ orderNo }) => orderNo },
            { head: "Họ và tên", rowHeader: true, cell: ({ fullName }) => fullName },
            { head: "Môn", cell: ({ subject }) => findSubject(subject)?.short },
            { head: "Hình thức", cell: ({ kind }) => ATTEMPT_WORDS[kind] },
            { head: "Lý do", cell: ({ why }) => why },
            { head: "Giáo viên", cell: ({ teachers }) => teachers.join(", ") },
          ]}
        />
      )}
    </Card>
  );
}
