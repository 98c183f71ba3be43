"use client";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect } from "@/components/form-field";
import { setPolicyAction } from "./actions";

/** The head's two decisions about signing. */
export function PolicyForm({ sealOnToken, unknownStatus }: { sealOnToken: boolean; unknownStatus: "WAIT" | "SIGN_AND_COMPLETE" }) {
  return (
    <div className="max-w-2xl">
      <ActionForm action={setPolicyAction} submit="Lưu quy định" done="Đã lưu quy định ký số.">
        <FormSelect label="Dấu của trường" name="sealOnToken" defaultValue={String(sealOnToken)} hint="CV 2817/SGDĐT-VP: trường công lập ở TP.HCM đóng dấu số bằng thiết bị USB token.">
          <option value="true">Chỉ ký bằng USB token</option>
          <option value="false">Mọi loại khóa đã phê duyệt</option>
        </FormSelect>
        <FormSelect
          label="Khi chưa hỏi được trạng thái chứng thư"
          name="unknownStatus"
          defaultValue={unknownStatus}
          hint="Không biết không có nghĩa là còn hiệu lực. Chọn nào cũng được ghi trong từng đợt ký."
        >
          <option value="WAIT">Chờ đến khi biết rồi mới ký</option>
          <option value="SIGN_AND_COMPLETE">Vẫn ký, bằng chứng bổ sung sau</option>
        </FormSelect>
        <FormField label="Căn cứ hoặc lý do" name="reason" />
      </ActionForm>
    </div>
  );
}
