"use client";
import { ActionForm } from "@/components/action-form";
import { FormField } from "@/components/form-field";
import type { PupilProfile } from "@/lib/domain/people/pupil-profile";
import { editProfileAction } from "../../actions";
import type { Ethnicities } from "../../profile-fields";
import { ProfileFields } from "../../profile-fields";

type Props = { profile: PupilProfile & { classId: string; pupilId: string; version: number }; ethnicities: Ethnicities; mayEdit: boolean };

/** The fields of Phụ lục I that the school may correct, with the reason. */
export function ProfileForm({ profile, ethnicities, mayEdit }: Props) {
  const { classId, pupilId, version } = profile;
  return (
    <ActionForm
      action={editProfileAction}
      submit="Lưu hồ sơ"
      fixed={{ classId, pupilId, version }}
      done="Đã lưu hồ sơ."
      blocked={mayEdit ? undefined : "Hồ sơ do nhân viên học vụ và giáo viên chủ nhiệm của lớp cập nhật."}
    >
      <ProfileFields profile={profile} ethnicities={ethnicities} />
      <FormField label="Lý do sửa" name="reason" hint="Ghi giấy tờ làm căn cứ: giấy khai sinh, quyết định cải chính…" maxLength={300} required />
    </ActionForm>
  );
}
