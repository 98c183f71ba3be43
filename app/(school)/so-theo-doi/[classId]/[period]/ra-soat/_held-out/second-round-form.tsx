"use client";
import { FormDialog } from "@/components/form-dialog";
import { FormField } from "@/components/form-field";
import { orderSecondRoundAction } from "./actions";

type Props = { classId: string; pupilId: string; fullName: string; version: number; since: string; today: string };

/** The head has a pupil assessed once more, by a paper (TT 27/2020, Đ.11.1c). */
export function SecondRoundForm({ classId, pupilId, fullName, version, since, today }: Props) {
  return (
    <FormDialog
      action={orderSecondRoundAction}
      fixed={{ classId, pupilId, version }}
      button="Tổ chức đánh giá lần hai"
      label={`Tổ chức đánh giá lần hai cho ${fullName}`}
      title="Tổ chức đánh giá lần hai"
      description={`${fullName} đã đánh giá bổ sung mà chưa hoàn thành. Các môn chưa đạt mở lại cho riêng em; giáo viên ghi kết quả, sau đó thầy cô quyết định việc lên lớp (TT 27/2020, Điều 11 khoản 1c).`}
      submit="Tổ chức"
      done={`Đã mở đánh giá lần hai cho ${fullName}.`}
    >
      <FormField label="Số văn bản" name="number" required maxLength={60} hint="Quyết định hoặc kế hoạch, ví dụ 61/KH-NTL" />
      <FormField label="Ngày văn bản" name="on" type="date" required defaultValue={today} min={since} max={today} />
    </FormDialog>
  );
}
