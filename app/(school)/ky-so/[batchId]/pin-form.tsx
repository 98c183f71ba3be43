"use client";
import { ActionForm } from "@/components/action-form";
import { Card } from "@/components/card";
import { FormField } from "@/components/form-field";
import { handPinAction } from "../actions";

type Props = { batchId: string; left: number; started: boolean; onAccepted: () => void };

/** The PIN of the signer's own key: for this batch only, kept nowhere. */
export function PinForm({ batchId, left, started, onAccepted }: Props) {
  return (
    <Card title={started ? `Nhập PIN để ký tiếp ${left} học bạ` : `Nhập PIN để ký ${left} học bạ`}>
      {started && <p className="mb-3 text-ink-soft">Đợt ký đã bị ngắt. Những học bạ đã ký vẫn còn nguyên; hệ thống ký tiếp từ học bạ đầu tiên chưa ký.</p>}
      <div className="max-w-sm">
        <ActionForm action={handPinAction} submit="Ký" fixed={{ batchId }} onDone={onAccepted}>
          <FormField label="PIN của khoá ký" name="pin" type="password" inputMode="numeric" autoComplete="off" hint="PIN chỉ dùng cho đợt ký này và không được lưu lại." autoFocus />
        </ActionForm>
      </div>
    </Card>
  );
}
