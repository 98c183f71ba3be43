"use client";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect } from "@/components/form-field";
import type { PupilProfile } from "@/lib/domain/people/pupil-profile";
import { PROFILE_WORDS } from "@/lib/domain/people/pupil-profile";
import { editProfileAction } from "../../actions";

type Props = { profile: PupilProfile & { classId: string; pupilId: string; version: number }; ethnicities: readonly { code: string; name: string }[]; mayEdit: boolean };

const PLACES = ["birthPlace", "hometown", "address"] as const;
const FAMILY = ["fatherName", "motherName", "motherMissingReason", "guardianName", "disability", "notes"] as const;

/** The fields of Phụ lục I that the school may correct, with the reason. */
export function ProfileForm({ profile, ethnicities, mayEdit }: Props) {
  const { classId, pupilId, version } = profile;
  const line = (name: (typeof PLACES)[number] | (typeof FAMILY)[number]) => <FormField key={name} label={PROFILE_WORDS[name]} name={name} defaultValue={profile[name] ?? ""} maxLength={200} />;
  return (
    <ActionForm
      action={editProfileAction}
      submit="Lưu hồ sơ"
      fixed={{ classId, pupilId, version }}
      done="Đã lưu hồ sơ."
      blocked={mayEdit ? undefined : "Hồ sơ do nhân viên học vụ và giáo viên chủ nhiệm của lớp cập nhật."}
    >
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        <FormField label={PROFILE_WORDS.fullName} name="fullName" defaultValue={profile.fullName} hint="Như giấy khai sinh." maxLength={100} />
        <FormSelect label={PROFILE_WORDS.sex} name="sex" defaultValue={profile.sex}>
          <option value="MALE">Nam</option>
          <option value="FEMALE">Nữ</option>
        </FormSelect>
        <FormField label={PROFILE_WORDS.birthDate} name="birthDate" type="date" defaultValue={profile.birthDate} />
        <FormSelect label={PROFILE_WORDS.identityKind} name="identityKind" defaultValue={profile.identityKind}>
          <option value="CCCD">Số định danh cá nhân</option>
          <option value="PASSPORT">Hộ chiếu</option>
        </FormSelect>
        <FormField label={PROFILE_WORDS.identityNumber} name="identityNumber" defaultValue={profile.identityNumber ?? ""} hint="Chưa được cấp thì để trống." maxLength={20} autoComplete="off" />
        <FormSelect label={PROFILE_WORDS.ethnicity} name="ethnicityCode" defaultValue={profile.ethnicityCode}>
          {ethnicities.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </FormSelect>
        <FormField label={PROFILE_WORDS.nationality} name="nationality" defaultValue={profile.nationality} maxLength={60} />
        {PLACES.map(line)}
        {FAMILY.map(line)}
      </div>
      <FormField label="Lý do sửa" name="reason" hint="Ghi giấy tờ làm căn cứ: giấy khai sinh, quyết định cải chính…" maxLength={300} required />
    </ActionForm>
  );
}
