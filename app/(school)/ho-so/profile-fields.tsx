"use client";
import { FormField, FormSelect } from "@/components/form-field";
import type { PupilProfile } from "@/lib/domain/people/pupil-profile";
import { PROFILE_WORDS } from "@/lib/domain/people/pupil-profile";

export type Ethnicities = readonly { code: string; name: string }[];

const PLACES = ["birthPlace", "hometown", "address"] as const;
const FAMILY = ["fatherName", "motherName", "motherMissingReason", "guardianName", "disability", "notes"] as const;

/** The fields of Phụ lục I, filled with a profile, or empty for a new pupil. */
export function ProfileFields({ profile, ethnicities }: { profile: PupilProfile | null; ethnicities: Ethnicities }) {
  const line = (name: (typeof PLACES)[number] | (typeof FAMILY)[number]) => <FormField key={name} label={PROFILE_WORDS[name]} name={name} defaultValue={profile?.[name] ?? ""} maxLength={200} />;
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <FormField label={PROFILE_WORDS.fullName} name="fullName" defaultValue={profile?.fullName ?? ""} hint="Như giấy khai sinh." maxLength={100} autoComplete="off" />
      <FormSelect label={PROFILE_WORDS.sex} name="sex" defaultValue={profile?.sex ?? ""}>
        {!profile && <option value="" disabled>Chọn…</option>}
        <option value="MALE">Nam</option>
        <option value="FEMALE">Nữ</option>
      </FormSelect>
      <FormField label={PROFILE_WORDS.birthDate} name="birthDate" type="date" defaultValue={profile?.birthDate ?? ""} />
      <FormSelect label={PROFILE_WORDS.identityKind} name="identityKind" defaultValue={profile?.identityKind ?? "CCCD"}>
        <option value="CCCD">Số định danh cá nhân</option>
        <option value="PASSPORT">Hộ chiếu</option>
      </FormSelect>
      <FormField label={PROFILE_WORDS.identityNumber} name="identityNumber" defaultValue={profile?.identityNumber ?? ""} hint="Chưa được cấp thì để trống." maxLength={20} autoComplete="off" />
      <FormSelect label={PROFILE_WORDS.ethnicity} name="ethnicityCode" defaultValue={profile?.ethnicityCode ?? "01"}>
        {ethnicities.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </FormSelect>
      <FormField label={PROFILE_WORDS.nationality} name="nationality" defaultValue={profile?.nationality ?? "Việt Nam"} maxLength={60} />
      {PLACES.map(line)}
      {FAMILY.map(line)}
    </div>
  );
}
