"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormSelect, FormTextArea } from "@/components/form-field";
import { holdOutAction } from "./actions";

type Props = { classId: string; period: string; pupils: readonly { id: string; name: string; missing: number }[] };

/** Leaves one pupil out of the class, with the reason; those who lack something stand first. */
export function HoldOutForm({ classId, period, pupils }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Để lại một học sinh"
      description="Lớp được xác nhận trước; học sinh này được bổ sung và xác nhận riêng, trước ngày 15/8."
      trigger={<Button>Để lại một học sinh</Button>}
    >
      <ActionForm action={holdOutAction} fixed={{ classId, period }} submit="Để lại" done="Đã để lại học sinh; các bạn khác không phải chờ." onDone={() => setOpen(false)}>
        <FormSelect label="Học sinh" name="pupilId">
          {pupils.map(({ id, name, missing }) => (
            <option key={id} value={id}>
              {name}
              {missing > 0 ? ` (còn thiếu ${missing} mục)` : ""}
            </option>
          ))}
        </FormSelect>
        <FormTextArea label="Lý do" name="note" maxLength={500} required hint="Lãnh đạo thấy lý do này khi duyệt lớp." />
      </ActionForm>
    </Dialog>
  );
}
