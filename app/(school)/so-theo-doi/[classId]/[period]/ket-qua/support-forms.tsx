"use client";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect, FormTextArea } from "@/components/form-field";
import type { PupilYear } from "@/lib/server/sheets/year-results";
import type { Plan } from "@/lib/server/year-end/pupil-papers";
import { FormDialog } from "@/components/form-dialog";
import { openSupplementAction, planSupportAction } from "./actions";

type Teachers = readonly { id: string; fullName: string }[];
type PlanProps = { classId: string; year: PupilYear; plan: Plan | null; teachers: Teachers; today: string; lastDay: string };

/** How a pupil who has not completed is helped (TT 27/2020, Đ.11.1b). */
export function PlanForm({ classId, year: { pupilId, fullName }, plan, teachers, today, lastDay }: PlanProps) {
  const words = plan ? "Sửa kế hoạch hỗ trợ" : "Lập kế hoạch hỗ trợ";
  return (
    <FormDialog action={planSupportAction} fixed={{ classId, pupilId, version: plan?.version ?? 0 }} button={words} label={`${words} ${fullName}`} title="Kế hoạch hỗ trợ" description={fullName} submit="Lưu kế hoạch" done="Đã lưu kế hoạch hỗ trợ.">
      <FormTextArea label="Nội dung hỗ trợ" name="text" required maxLength={2000} defaultValue={plan?.text} hint="Môn, phẩm chất, năng lực cần hỗ trợ và cách làm" />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label="Từ ngày" name="startsOn" type="date" required defaultValue={plan?.startsOn ?? today} />
        <FormField label="Đến ngày" name="endsOn" type="date" required defaultValue={plan?.endsOn ?? lastDay} max={lastDay} />
      </div>
      <FormSelect label="Giáo viên phụ trách" name="responsibleId" defaultValue={plan?.responsibleId}>
        {teachers.map(({ id, fullName: name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </FormSelect>
    </FormDialog>
  );
}

/** Opens the supplementary assessment of a pupil, once the class is certified and the plan is written. */
export function OpenSupplementForm({ classId, year: { pupilId, fullName } }: { classId: string; year: PupilYear }) {
  return <ActionForm action={openSupplementAction} fixed={{ classId, pupilId }} submit="Mở đánh giá bổ sung" kind="secondary" done={`Đã mở đánh giá bổ sung cho ${fullName}; giáo viên bộ môn ghi kết quả ở trang Rà soát.`} inline />;
}
