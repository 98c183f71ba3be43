import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { FormDialog } from "@/components/form-dialog";
import { FormField, FormTextArea } from "@/components/form-field";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { decide } from "@/lib/domain/people/permissions";
import { showDay } from "@/lib/domain/vietnam-time";
import { readAssignments } from "@/lib/server/assignments/read-assignment";
import { requireCtx } from "@/lib/server/auth/guard";
import { listLeavers } from "@/lib/server/people/list-leavers";
import { findChosenYear } from "@/lib/server/school/school-year";
import { openAssignmentAction } from "./actions";
import { AssignmentTabs } from "./assignment-tabs";
import { filterOf, MatrixFilterForm } from "./matrix-filter-form";
import { LeaverList } from "./leaver-list";
import { MatrixTable } from "./matrix-table";
import { OfficeList } from "./office-list";
import { VersionList } from "./version-list";

export const metadata = { title: "Phân công" };

type Props = { searchParams: Promise<{ khoi?: string; gv?: string }> };

/** Who answers for what, by what the head has signed; the versions of the year; where the next one begins. */
export default async function AssignmentPage({ searchParams }: Props) {
  const ctx = await requireCtx("assignment.read", {});
  const year = await findChosenYear();
  if (!year) return <EmptyState title="Chưa có năm học nào" />;
  const filter = filterOf(await searchParams);
  const { matrix, versions, today, lastDay, mayPrepare } = await readAssignments(ctx, year.id);
  const open = versions.find(({ state }) => state === "DRAFT" || state === "SUBMITTED");
  const recordsLeaving = decide(ctx.actor, "staff.record-leaving").ok;
  return (
    <>
      <PageHeader
        title="Phân công chuyên môn"
        about={`Năm học ${year.label} · theo các bản hiệu trưởng đã ký (QĐ 1789, Đ.20 k.2), tính đến ngày ${showDay(today)}`}
        actions={open ? <LinkButton kind="primary" href={`/phan-cong/${open.id}`}>Mở bản đang soạn</LinkButton> : mayPrepare ? <OpenForm yearId={year.id} today={today} /> : null}
      />
      <AssignmentTabs actor={ctx.actor} current="book" draftId={open?.id ?? null} />
      <div className="space-y-5">
        <Card title="Lớp và môn học" action={<MatrixFilterForm action="/phan-cong" matrix={matrix} filter={filter} />} flush>
          <MatrixTable matrix={matrix} filter={filter} today={today} lastDay={lastDay} caption="Bảng phân công theo lớp và môn" />
        </Card>
        <Card title="Nhiệm vụ toàn trường">
          <OfficeList offices={matrix.offices} today={today} lastDay={lastDay} />
        </Card>
        <Card title="Các lần phân công" flush>
          <VersionList versions={versions} />
        </Card>
        {recordsLeaving && <LeaverList people={await listLeavers(ctx)} today={today} />}
      </div>
    </>
  );
}

function OpenForm({ yearId, today }: { yearId: string; today: string }) {
  return (
    <FormDialog action={openAssignmentAction} fixed={{ yearId }} kind="primary" button="Soạn thay đổi phân công" label="Soạn thay đổi phân công" title="Soạn thay đổi phân công" description="Bản đang có hiệu lực giữ nguyên cho đến khi hiệu trưởng ký bản mới." submit="Bắt đầu soạn" done="Đã mở bản mới.">
      <FormField label="Có hiệu lực từ ngày" name="effectiveFrom" type="date" defaultValue={today} required />
      <FormTextArea label="Lý do hoặc căn cứ" name="reason" rows={2} maxLength={500} hint="Ví dụ: cô Hạnh dạy thay cô Bích nghỉ thai sản." required />
    </FormDialog>
  );
}
