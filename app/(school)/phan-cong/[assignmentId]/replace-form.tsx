import { FormDialog } from "@/components/form-dialog";
import { FormField, FormSelect } from "@/components/form-field";
import type { VersionView } from "@/lib/server/assignments/read-assignment";
import { replaceTeacherAction } from "../actions";
import { StaffSelect } from "./staff-select";

/** Everything of a teacher goes to somebody else from a day on: a leave, a departure. */
export function ReplaceForm({ version }: { version: VersionView }) {
  const { id, version: seen, effectiveFrom, today, staff, matrix } = version;
  const teaching = new Map((matrix?.rows ?? []).flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map(({ staffId, name }) => [staffId, name] as const))));
  return (
    <FormDialog
      action={replaceTeacherAction}
      fixed={{ assignmentId: id, version: seen }}
      kind="primary"
      button="Thay một giáo viên"
      label="Thay một giáo viên"
      title="Thay một giáo viên ở mọi lớp, mọi môn"
      description="Mọi lớp và môn của người này chuyển sang người dạy thay từ ngày đã ghi; kết quả đã nộp giữ nguyên. Những gì thay đổi hiện ra để xem lại trước khi trình."
      submit="Ghi vào bản đang soạn"
      done="Đã ghi. Mời xem lại danh sách thay đổi."
    >
      <FormSelect label="Thay cho" name="staffId">
        {[...teaching].sort(([, a], [, b]) => a.localeCompare(b, "vi")).map(([staffId, name]) => (
          <option key={staffId} value={staffId}>{name}</option>
        ))}
      </FormSelect>
      <StaffSelect label="Người dạy thay" name="byId" staff={staff} nobody="Chưa có người dạy thay (để trống các phần)" />
      <FormField label="Từ ngày" name="from" type="date" defaultValue={effectiveFrom > today ? effectiveFrom : today} required />
      <FormField label="Đến hết ngày" name="until" type="date" hint="Có ngày này thì từ hôm sau giáo viên cũ trở lại (nghỉ thai sản, đi học); để trống: dạy thay đến hết năm học." />
    </FormDialog>
  );
}
