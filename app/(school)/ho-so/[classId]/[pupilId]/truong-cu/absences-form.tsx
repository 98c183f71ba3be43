"use client";
import { ActionForm } from "@/components/action-form";
import { FormField } from "@/components/form-field";
import type { InheritedPage } from "@/lib/server/pupils/moves/get-inherited";
import { inheritAbsencesAction } from "../../../actions";

/** Days missed at the old school, as its paper counts them; emptied, they are taken back. */
export function AbsencesForm({ page, classId }: { page: InheritedPage; classId: string }) {
  const { pupil, version, paper, school, absences, mayWrite } = page;
  const blocked = mayWrite ? (absences.blocked ?? undefined) : "Số ngày nghỉ ở trường cũ do nhân viên học vụ ghi theo giấy tờ; thầy cô chỉ xem.";
  return (
    <ActionForm action={inheritAbsencesAction} fixed={{ classId, pupilId: pupil.id, version }} submit="Lưu ngày nghỉ ở trường cũ" done={`Đã lưu số ngày nghỉ ở ${school}.`} blocked={blocked}>
      <p className="text-ink-soft">
        Học bạ và bảng tổng hợp ghi ngày nghỉ của cả năm học, nên số này được cộng với ngày nghỉ ở trường ta và ghi rõ là của {school}. Giấy của trường cũ đếm theo buổi thì hai buổi là một ngày. Để trống cả hai ô là chưa ghi.
      </p>
      <div className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-[2fr_1fr_1fr]">
        <FormField label="Giấy tờ về ngày nghỉ" name="paper" defaultValue={paper} maxLength={120} autoComplete="off" />
        <FormField label="Số ngày nghỉ có phép" name="withLeave" defaultValue={absences.withLeave} inputMode="decimal" maxLength={5} autoComplete="off" />
        <FormField label="Số ngày nghỉ không phép" name="withoutLeave" defaultValue={absences.withoutLeave} inputMode="decimal" maxLength={5} autoComplete="off" />
      </div>
    </ActionForm>
  );
}
