"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormField, FormSelect } from "@/components/form-field";
import { proposeLeavingAction } from "../../../actions";

type Props = { fixed: { classId: string; pupilId: string }; pupil: string; blocked: string | null; firstDay: string; lastDay: string };

/** Học vụ prepares a transfer, or that a pupil gives up school, for the head. */
export function LeaveForm({ fixed, pupil, blocked, firstDay, lastDay }: Props) {
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState("TRANSFERRED");
  if (blocked) return <Button blocked={blocked}>Chuyển trường, thôi học</Button>;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={`Chuyển trường, thôi học: ${pupil}`}
      description="Chuẩn bị để hiệu trưởng quyết định. Trước khi có quyết định, danh sách lớp giữ nguyên."
      trigger={<Button>Chuyển trường, thôi học</Button>}
    >
      <ActionForm action={proposeLeavingAction} fixed={fixed} submit="Trình hiệu trưởng" done="Đã trình hiệu trưởng." onDone={() => setOpen(false)}>
        <FormSelect label="Em" name="kind" value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="TRANSFERRED">Chuyển trường</option>
          <option value="LEFT">Thôi học</option>
        </FormSelect>
        <FormField label="Ngày học cuối cùng ở trường" name="day" type="date" defaultValue={lastDay} min={firstDay} max={lastDay} />
        {kind === "TRANSFERRED" && <FormField label="Chuyển đến trường" name="school" hint="Tên trường, xã hoặc phường, tỉnh hoặc thành phố." maxLength={200} autoComplete="off" />}
        {kind === "TRANSFERRED" && <FormField label="Giấy tờ" name="paper" hint="Số giấy, hoặc mã hồ sơ trên chuyentruong.hcm.edu.vn." maxLength={200} autoComplete="off" />}
        <FormField label="Lý do" name="reason" maxLength={200} required={kind === "LEFT"} {...(kind === "TRANSFERRED" ? { hint: "Có thể để trống." } : {})} />
      </ActionForm>
    </Dialog>
  );
}
