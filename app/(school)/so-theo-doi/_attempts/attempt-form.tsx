"use client";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect } from "@/components/form-field";
import { recordAttemptAction } from "./actions";

type Props = { kind: "MAKE_UP" | "RETEST"; place: { classId: string; period: string; pupilId: string; subject: string }; version: number; tested: boolean; level: string | null; today: string };

const WORDS = {
  MAKE_UP: { submit: "Ghi kết quả kiểm tra bù", note: "Ghi chú, nếu có" },
  RETEST: { submit: "Ghi kết quả kiểm tra khác", note: "Ghi chú, nếu có" },
} as const;

/** What another attempt gave: its day, the mark, the level that goes with it. */
export function AttemptForm({ kind, place, version, tested, level, today }: Props) {
  return (
    <ActionForm action={recordAttemptAction} fixed={{ ...place, kind, version }} submit={WORDS[kind].submit} done="Đã ghi. Lần này được tính; các lần trước vẫn xem được.">
      <FormField label="Ngày kiểm tra" name="assessedOn" type="date" defaultValue={today} max={today} />
      {tested && <FormField label="Điểm" name="mark" inputMode="numeric" autoComplete="off" hint="Số nguyên từ 0 đến 10" className="max-w-32" />}
      <FormSelect label="Mức đạt được" name="level" defaultValue={level ?? ""}>
        <option value="" disabled>
          Chọn mức
        </option>
        <option value="T">T: Hoàn thành tốt</option>
        <option value="H">H: Hoàn thành</option>
        <option value="C">C: Chưa hoàn thành</option>
      </FormSelect>
      <FormField label={WORDS[kind].note} name="reason" maxLength={300} autoComplete="off" />
    </ActionForm>
  );
}
