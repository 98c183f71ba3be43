"use client";
import { FormDialog } from "@/components/form-dialog";
import { FormTextArea } from "@/components/form-field";
import type { PupilYear } from "@/lib/server/sheets/year-results";
import { proposeCommendationAction } from "../../../../../_commendations/actions";

/** A special achievement the school is asked to put to a higher authority (TT 27/2020, Đ.13.2). */
export function ProposeCommendationForm({ classId, year: { pupilId, fullName } }: { classId: string; year: PupilYear }) {
  return (
    <FormDialog
      action={proposeCommendationAction}
      fixed={{ classId, pupilId }}
      kind="quiet"
      button="Đề nghị cấp trên"
      label={`Đề nghị cấp trên khen ${fullName}`}
      title="Đề nghị cấp trên khen thưởng"
      description={`${fullName}. Nhà trường xem xét, rồi đề nghị cấp trên (TT 27/2020, Điều 13 khoản 2).`}
      submit="Đề nghị nhà trường"
      done="Đã đề nghị nhà trường xem xét."
    >
      <FormTextArea label="Thành tích đặc biệt" name="achievement" required maxLength={500} />
      <FormTextArea label="Minh chứng" name="evidence" required maxLength={1000} hint="Giấy chứng nhận, biên bản, bài báo kèm số và ngày" />
    </FormDialog>
  );
}
