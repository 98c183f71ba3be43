"use client";
import { ActionForm } from "@/components/action-form";
import { Card } from "@/components/card";
import { FormField } from "@/components/form-field";
import type { BatchView } from "@/lib/server/ceremonies/get-batch";
import { handPinAction } from "../actions";

type Props = { batchId: string; confirm: BatchView["key"]["confirm"]; left: number; started: boolean; onAccepted: () => void };

/** What the signer gives for this batch only, kept nowhere: a PIN, a one-time code too, or nothing here but a yes on the phone. */
export function PinForm({ batchId, confirm, left, started, onAccepted }: Props) {
  const byPhone = confirm === "app";
  const next = started ? `ký tiếp ${left} học bạ` : `ký ${left} học bạ`;
  return (
    <Card title={byPhone ? `Xác nhận trên điện thoại để ${next}` : `Nhập PIN để ${next}`}>
      {started && <p className="mb-3 text-ink-soft">Đợt ký đã bị ngắt. Những học bạ đã ký vẫn còn nguyên; hệ thống ký tiếp từ học bạ đầu tiên chưa ký.</p>}
      <div className="max-w-sm">
        <ActionForm action={handPinAction} submit={byPhone ? "Gửi yêu cầu tới điện thoại" : "Ký"} fixed={{ batchId }} onDone={onAccepted}>
          {byPhone ? (
            <p>Nhà cung cấp chữ ký số gửi yêu cầu tới ứng dụng trên điện thoại của thầy cô; mời xác nhận trong khoảng 3 phút.</p>
          ) : (
            <FormField label="PIN của khoá ký" name="pin" type="password" inputMode="numeric" autoComplete="off" hint="PIN chỉ dùng cho đợt ký này và không được lưu lại." autoFocus />
          )}
          {confirm === "pin+otp" && <FormField label="Mã OTP" name="otp" inputMode="numeric" autoComplete="one-time-code" />}
        </ActionForm>
      </div>
    </Card>
  );
}
