"use client";
import { FormField } from "@/components/form-field";
import type { Reception } from "@/lib/server/pupils/moves/get-reception";
import { ClassFields } from "../class-fields";

/** What is written of every pupil who comes: which class, since when, the line of the register, from where and by which paper. */
export function ArrivalFields({ reception, chosen }: { reception: Reception; chosen: string }) {
  const { classes, nextNumber, firstDay, lastDay } = reception;
  const open = classes.some(({ id, closed }) => id === chosen && !closed) ? chosen : "";
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <ClassFields label="Vào lớp" name="classId" classes={classes} chosen={open} />
      <FormField label="Ngày vào lớp" name="day" type="date" defaultValue={lastDay} min={firstDay} max={lastDay} />
      <FormField label="Số đăng bộ" name="admissionNumber" defaultValue={nextNumber ?? ""} hint="Số tiếp theo của sổ; mỗi số chỉ dùng một lần." maxLength={20} autoComplete="off" />
      <FormField label="Chuyển đến từ trường" name="school" hint="Không từ trường nào thì để trống." maxLength={200} autoComplete="off" />
      <FormField label="Giấy tờ tiếp nhận" name="paper" hint="Số giấy, hoặc mã hồ sơ trên cổng chuyển trường." maxLength={120} autoComplete="off" />
    </div>
  );
}
