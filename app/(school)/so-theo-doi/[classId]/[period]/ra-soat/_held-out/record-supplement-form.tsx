"use client";
import { FormField, FormSelect } from "@/components/form-field";
import { SUBJECT_LEVEL_WORDS, SUBJECT_LEVELS } from "@/lib/domain/assessment/levels";
import { FormDialog } from "@/components/form-dialog";
import { recordSupplementAction } from "./actions";

type Props = { classId: string; pupilId: string; fullName: string; subject: string; name: string; tested: boolean; second: boolean; today: string };

/** The result of a supplementary assessment, or of the second round the head ordered: another attempt, the first one stays. */
export function RecordSupplementForm({ classId, pupilId, fullName, subject, name, tested, second, today }: Props) {
  return (
    <FormDialog action={recordSupplementAction} fixed={{ classId, pupilId, subject }} button="Ghi kết quả bổ sung" label={`Ghi kết quả bổ sung ${name} của ${fullName}`} title={`Đánh giá ${second ? "lần hai" : "bổ sung"} ${name}`} description={`${fullName}. Kết quả cuối năm được giữ nguyên; lần này là lần được tính.`} submit="Ghi kết quả" done="Đã ghi kết quả đánh giá bổ sung.">
      <FormSelect label="Mức đạt được" name="level" defaultValue="H">
        {SUBJECT_LEVELS.map((level) => (
          <option key={level} value={level}>
            {SUBJECT_LEVEL_WORDS[level]}
          </option>
        ))}
      </FormSelect>
      {tested && <FormField label="Điểm" name="mark" inputMode="numeric" maxLength={2} required hint="Số nguyên từ 0 đến 10" />}
      <FormField label="Ngày đánh giá" name="assessedOn" type="date" required defaultValue={today} max={today} />
    </FormDialog>
  );
}
