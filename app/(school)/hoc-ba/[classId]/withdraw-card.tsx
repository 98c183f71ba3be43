import { ActionForm } from "@/components/action-form";
import { FormField } from "@/components/form-field";
import { withdrawUnitsAction } from "../actions";

/** Takes back what is not yet issued, so that it can be made anew after a correction or a change of signer. */
export function WithdrawCard({ unitIds }: { unitIds: readonly string[] }) {
  if (unitIds.length === 0) return null;
  return (
    <details className="rounded-xl border border-line bg-paper px-5 py-3">
      <summary className="font-semibold text-danger">Rút {unitIds.length} học bạ chưa phát hành để lập lại</summary>
      <p className="my-2 max-w-prose text-ink-soft">
        Dùng khi kết quả phải sửa, hoặc giáo viên chủ nhiệm, người ký đã thay đổi. Chữ ký đã có trên các học bạ này không còn dùng; mã tra cứu bị hủy và mọi thứ vẫn lưu trong lịch sử.
      </p>
      <div className="max-w-xl pb-2">
        <ActionForm action={withdrawUnitsAction} submit="Rút để lập lại" kind="danger" fixed={{ unitIds }} done="Đã rút. Có thể sửa bảng tổng hợp rồi lập lại học bạ.">
          <FormField label="Lý do" name="reason" />
        </ActionForm>
      </div>
    </details>
  );
}
