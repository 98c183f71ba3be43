"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormField } from "@/components/form-field";
import { moveClassAction } from "../../../actions";
import type { OfferedClass } from "../../../class-fields";
import { ClassFields } from "../../../class-fields";

type Props = { fixed: { classId: string; pupilId: string }; pupil: string; classes: readonly OfferedClass[]; blocked: string | null; firstDay: string; lastDay: string };

/** Over to another class of the grade; afterwards the page is that of the new class. */
export function MoveClassForm({ fixed, pupil, classes, blocked, firstDay, lastDay }: Props) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  if (blocked) return <Button blocked={blocked}>Chuyển lớp</Button>;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={`Chuyển lớp: ${pupil}`}
      description="Em đứng cuối danh sách lớp mới; kết quả đi theo em, dòng ở lớp cũ chỉ còn để xem."
      trigger={<Button>Chuyển lớp</Button>}
    >
      <ActionForm action={moveClassAction} fixed={fixed} submit="Chuyển lớp" done="Đã chuyển lớp." onDone={({ classId }) => router.push(`/ho-so/${classId}/${fixed.pupilId}/qua-trinh`)} stay>
        <ClassFields label="Sang lớp" name="toClassId" classes={classes} chosen={classes.length === 1 ? (classes[0]?.id ?? "") : ""} />
        <FormField label="Ngày đầu tiên ở lớp mới" name="day" type="date" defaultValue={lastDay} min={firstDay} max={lastDay} />
        <FormField label="Lý do" name="reason" hint="Ví dụ: theo đơn của cha mẹ, chia lại lớp." maxLength={300} required />
      </ActionForm>
    </Dialog>
  );
}
