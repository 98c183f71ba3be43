import { FormDialog } from "@/components/form-dialog";
import { FormField, FormTextArea } from "@/components/form-field";
import type { VersionView } from "@/lib/server/assignments/read-assignment";
import { changePaperAction } from "../actions";

/** Number, first day and reason, as they stand on the paper. */
export function PaperForm({ version: { id, version, number, effectiveFrom, reason } }: { version: VersionView }) {
  return (
    <FormDialog action={changePaperAction} fixed={{ assignmentId: id, version }} button="Số, ngày, lý do" label="Số, ngày, lý do của bản phân công" title="Số, ngày và lý do" submit="Ghi" done="Đã ghi.">
      <FormField label="Số quyết định" name="number" defaultValue={number} maxLength={40} hint="Ví dụ 12/QĐ-NTL. Có thể để trống khi soạn; hiệu trưởng cần số này khi ký." />
      <FormField label="Có hiệu lực từ ngày" name="effectiveFrom" type="date" defaultValue={effectiveFrom} required />
      <FormTextArea label="Lý do hoặc căn cứ" name="reason" rows={2} maxLength={500} defaultValue={reason} required />
    </FormDialog>
  );
}
