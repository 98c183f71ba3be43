"use client";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect } from "@/components/form-field";
import type { Period } from "@/lib/domain/assessment/periods";
import { PERIODS, PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { SUBJECT_CODES, findSubject } from "@/lib/domain/assessment/subjects";
import { openExceptionAction } from "./actions";

type Props = { classes: readonly { id: string; name: string }[]; classId: string; period: Period; part: string };

/** The head lets one class, or one part of it, be entered until a named end. */
export function ExceptionForm({ classes, classId, period, part }: Props) {
  return (
    <section id="mo-rieng" className="scroll-mt-20 border-t border-line pt-4">
      <h3 className="mb-3 font-semibold">Mở riêng</h3>
      <ActionForm action={openExceptionAction} submit="Mở riêng" done="Đã ghi lệnh mở riêng.">
        <div className="grid max-w-4xl gap-4 sm:grid-cols-3">
          <FormSelect label="Lớp" name="classId" defaultValue={classId}>
            <option value="">Chọn lớp</option>
            {classes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </FormSelect>
          <FormSelect label="Thời điểm" name="period" defaultValue={period}>
            {PERIODS.map((one) => (
              <option key={one} value={one}>
                {PERIOD_WORDS[one]}
              </option>
            ))}
          </FormSelect>
          <FormSelect label="Phần được nhập" name="part" defaultValue={part}>
            <option value="">Mọi phần của lớp</option>
            <option value="HOMEROOM">Phần của giáo viên chủ nhiệm</option>
            {SUBJECT_CODES.map((code) => (
              <option key={code} value={code}>
                {findSubject(code)?.name}
              </option>
            ))}
          </FormSelect>
          <FormField label="Cho đến" name="closesAt" type="datetime-local" required />
          <FormField label="Lý do" name="reason" maxLength={300} required />
          <FormSelect label="Người thực hiện" name="by">
            <option value="HEAD">Tôi thực hiện ngay</option>
            <option value="ADMINISTRATOR">Giao quản trị hệ thống</option>
          </FormSelect>
        </div>
      </ActionForm>
    </section>
  );
}
