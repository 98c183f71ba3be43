"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormField, FormSelect, FormTextArea } from "@/components/form-field";
import type { Period } from "@/lib/domain/assessment/periods";
import { periodInside } from "@/lib/domain/assessment/periods";
import type { WindowState } from "@/lib/domain/records/entry-window";
import { orderWindowsAction } from "./actions";

type Props = { yearId: string; grade: number; period: Period; state: WindowState; grades: readonly { grade: number; version: number }[]; opensAt: string; closesAt: string };

const MOVE_WORDS = { NOT_SET: "Đặt lịch", NOT_YET: "Đổi lịch", OPEN: "Gia hạn", CLOSED: "Mở lại" } as const satisfies Record<WindowState, string>;

/** What the head can do with one window now: set, move, extend or open again; close at once while it is open. */
export function WindowForm(props: Props) {
  return (
    <span className="flex flex-wrap gap-1.5">
      <WindowDialog {...props} words={MOVE_WORDS[props.state]} closing={false} />
      {props.state === "OPEN" && <WindowDialog {...props} words="Khóa sớm" closing />}
    </span>
  );
}

function WindowDialog({ yearId, grade, period, state, grades, opensAt, closesAt, words, closing }: Props & { words: string; closing: boolean }) {
  const [open, setOpen] = useState(false);
  const place = `khối ${grade}, ${periodInside(period)}`;
  const begun = state === "OPEN" || state === "CLOSED";
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={`${words}: ${place}`}
      description={closing ? "Không ai nhập thêm được từ lúc khóa; những gì đã nhập vẫn giữ nguyên." : "Giáo viên nhập được từ giờ mở đến giờ khóa."}
      trigger={<Button kind={closing ? "danger" : "secondary"} aria-label={`${words}, ${place}`} className="min-h-8 px-2.5 py-1">{words}</Button>}
    >
      <ActionForm action={orderWindowsAction} submit={words} kind={closing ? "danger" : "primary"} done={closing ? "Đã ghi lệnh khóa nhập." : "Đã ghi lịch nhập."} onDone={() => setOpen(false)} fixed={{ yearId, period, ...(closing ? { opensAt: "", closesAt: "" } : begun ? { opensAt: "" } : {}) }}>
        <fieldset>
          <legend className="font-semibold">Áp dụng cho</legend>
          <div className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
            {grades.map((one) => (
              <label key={one.grade} className="flex min-h-9 items-center gap-2">
                <input type="checkbox" name="grades[]" value={`${one.grade}:${one.version}`} defaultChecked={one.grade === grade} className="size-4.5" />
                Khối {one.grade}
              </label>
            ))}
          </div>
        </fieldset>
        {!closing && !begun && <FormField label="Mở lúc" name="opensAt" type="datetime-local" defaultValue={opensAt} hint="Để trống: mở ngay." />}
        {!closing && <FormField label="Khóa lúc" name="closesAt" type="datetime-local" defaultValue={state === "CLOSED" ? "" : closesAt} required />}
        <FormTextArea label="Lý do" name="reason" rows={2} maxLength={300} required />
        <FormSelect label="Người thực hiện" name="by">
          <option value="HEAD">Tôi thực hiện ngay</option>
          <option value="ADMINISTRATOR">Giao quản trị hệ thống thực hiện theo lệnh này</option>
        </FormSelect>
      </ActionForm>
    </Dialog>
  );
}
