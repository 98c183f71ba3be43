"use client";
import { useRouter } from "next/navigation";
import { ActionForm } from "@/components/action-form";
import { FormField } from "@/components/form-field";
import type { Reception } from "@/lib/server/pupils/moves/get-reception";
import { receivePupilAction } from "../actions";
import type { Ethnicities } from "../profile-fields";
import { ProfileFields } from "../profile-fields";
import { ArrivalFields } from "./arrival-fields";

/** A new pupil: the place in a class, then the profile. */
export function ReceiveForm({ reception, chosen, ethnicities }: { reception: Reception; chosen: string; ethnicities: Ethnicities }) {
  const router = useRouter();
  return (
    <ActionForm action={receivePupilAction} submit="Tiếp nhận" done="Đã tiếp nhận học sinh." onDone={({ classId, pupilId }) => router.push(`/ho-so/${classId}/${pupilId}/qua-trinh`)} stay>
      <h3 className="font-semibold">Vào trường</h3>
      <ArrivalFields reception={reception} chosen={chosen} />
      <h3 className="pt-2 font-semibold">Hồ sơ</h3>
      <FormField label="Mã học sinh" name="code" hint="Mã của CSDL ngành." maxLength={20} autoComplete="off" />
      <ProfileFields profile={null} ethnicities={ethnicities} />
      <label className="flex items-start gap-2.5">
        <input type="checkbox" name="checked" className="mt-1 size-5 shrink-0" />
        <span>Đã đối chiếu giấy khai sinh: đây không phải em cùng họ tên, cùng ngày sinh đã có trong hồ sơ của trường. (Chỉ đánh dấu khi được nhắc.)</span>
      </label>
    </ActionForm>
  );
}
