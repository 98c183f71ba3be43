"use client";
import { ActionForm } from "@/components/action-form";
import { Card } from "@/components/card";
import { FormField } from "@/components/form-field";
import { authorisationsOf, confirmationWords, type Asked } from "@/lib/domain/transcript/confirmations";
import { handPinAction } from "../actions";

type Props = { batchId: string; what: string; asked: Asked; paused: boolean; started: boolean; onAccepted: () => void };

/** what: what it is given for, "ký 34 học bạ". What the signer gives for this batch only, kept nowhere: a PIN, a one-time code too, or nothing here but a yes on the phone. */
export function PinForm({ batchId, what, asked, paused, started, onAccepted }: Props) {
  const { confirm } = asked;
  const byPhone = confirm === "app";
  const sentOften = confirm === "pin" && authorisationsOf(asked) > 1;
  return (
    <Card title={byPhone ? `Xác nhận trên điện thoại để ${what}` : `Nhập PIN để ${what}`}>
      {(paused || started) && (
        <p className="mb-3 text-ink-soft">
          {paused ? "Đợt ký đang tạm dừng theo ý thầy cô; có thể ký tiếp ở máy này hoặc máy khác." : "Đợt ký đã bị ngắt."} Những học bạ đã ký vẫn còn nguyên; hệ thống ký tiếp từ học bạ đầu tiên chưa ký.
        </p>
      )}
      <div className="max-w-sm">
        <ActionForm action={handPinAction} submit={byPhone ? "Gửi yêu cầu tới điện thoại" : "Ký"} fixed={{ batchId }} onDone={onAccepted}>
          {byPhone ? (
            <p>Nhà cung cấp chữ ký số gửi yêu cầu tới ứng dụng trên điện thoại của thầy cô; mời xác nhận trong khoảng 3 phút.</p>
          ) : (
            <FormField label="PIN của khóa ký" name="pin" type="password" inputMode="numeric" autoComplete="off" hint={sentOften ? confirmationWords(asked) : "PIN chỉ dùng cho đợt ký này và không được lưu lại."} autoFocus />
          )}
          {confirm !== "pin" && asked.records > 0 && <p className="text-ink-soft">{confirmationWords(asked)}</p>}
          {confirm === "pin+otp" && <FormField label="Mã OTP" name="otp" inputMode="numeric" autoComplete="one-time-code" />}
        </ActionForm>
      </div>
    </Card>
  );
}
