import { ActionForm } from "@/components/action-form";
import { FormDialog } from "@/components/form-dialog";
import { FormField } from "@/components/form-field";
import type { ClassGroups } from "@/lib/server/groups/list-class-groups";
import { removeGroupAction, renameGroupAction } from "../../actions";

type Group = ClassGroups["shared"][number]["groups"][number];

/** A group with its teacher of today; one made by mistake can go as long as it is empty. */
export function GroupLine({ group: { id, name, members, teachers } }: { group: Group }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3">
      <span>
        <span className="font-semibold">{name}</span>: {members.length} em · {teachers.length > 0 ? teachers.join(", ") : <span className="text-waiting">chưa có giáo viên</span>}
      </span>
      <span className="no-print flex flex-wrap gap-2">
        <FormDialog action={renameGroupAction} fixed={{ groupId: id }} kind="quiet" button="Đổi tên" label={`Đổi tên ${name}`} title={`Đổi tên ${name}`} submit="Đổi tên" done="Đã đổi tên nhóm.">
          <FormField label="Tên nhóm" name="name" defaultValue={name} maxLength={40} required />
        </FormDialog>
        {members.length === 0 && teachers.length === 0 && <ActionForm action={removeGroupAction} submit="Bỏ nhóm" kind="quiet" inline fixed={{ groupId: id }} done="Đã bỏ nhóm." />}
      </span>
    </li>
  );
}
