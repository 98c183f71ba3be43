import { FormSelect } from "@/components/form-field";
import type { VersionView } from "@/lib/server/assignments/read-assignment";

type Props = { label: string; name: string; staff: VersionView["staff"]; nobody?: string; defaultValue?: string };

/** One of the school's people; two of one name are told apart by their code. */
export function StaffSelect({ label, name, staff, nobody, defaultValue = "" }: Props) {
  return (
    <FormSelect label={label} name={name} defaultValue={defaultValue}>
      {nobody && <option value="">{nobody}</option>}
      {staff.map(({ id, fullName, code }) => (
        <option key={id} value={id}>{fullName} ({code})</option>
      ))}
    </FormSelect>
  );
}
