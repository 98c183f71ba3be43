"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormSelect } from "@/components/form-field";
import { PART_ROUNDINGS, ROUNDING_WORDS, TEST_PARTS } from "@/lib/domain/assessment/part-marks";
import { findSubject } from "@/lib/domain/assessment/subjects";
import type { PartRuleLine } from "@/lib/server/part-marks/list-part-rules";
import { setPartRuleAction } from "./actions";

/** The school's rule of one subject and grade: whether it is divided, the highest mark of each part, the rounding. */
export function PartRuleForm({ yearId, line: { grade, subject, most, rounding, active, version } }: { yearId: string; line: PartRuleLine }) {
  const [open, setOpen] = useState(false);
  const [divided, setDivided] = useState(active || version === 0);
  const name = `${findSubject(subject)?.short}, lớp ${grade}`;
  return (
    <Dialog open={open} onOpenChange={setOpen} title={name} description="Điểm toàn bài = tổng các phần, quy về thang 10, làm tròn theo quy định của trường." trigger={<Button aria-label={`Đặt điểm thành phần: ${name}`}>Đặt</Button>}>
      <ActionForm action={setPartRuleAction} fixed={{ yearId, grade, subject, version, active: divided }} submit="Lưu quy định" done="Đã lưu. Bảng nhập của khối có phần Điểm thành phần." onDone={() => setOpen(false)}>
        <label className="flex items-center gap-2">
          <input type="checkbox" className="size-5" checked={divided} onChange={(event) => setDivided(event.target.checked)} />
          Chấm theo từng phần
        </label>
        <div className="grid grid-cols-2 gap-3">
          {TEST_PARTS[subject].map((part, at) => (
            <label key={part.code} className="block font-semibold">
              {part.name}, tối đa
              <input name="most[]" defaultValue={String(most[at] ?? 10).replace(".", ",")} inputMode="decimal" autoComplete="off" className="mt-1.5 block min-h-11 w-full rounded-lg border border-line-strong bg-paper px-3 py-2 font-normal" />
            </label>
          ))}
        </div>
        <FormSelect label="Làm tròn" name="rounding" defaultValue={rounding}>
          {PART_ROUNDINGS.map((one) => (
            <option key={one} value={one}>
              {ROUNDING_WORDS[one]}
            </option>
          ))}
        </FormSelect>
      </ActionForm>
    </Dialog>
  );
}
