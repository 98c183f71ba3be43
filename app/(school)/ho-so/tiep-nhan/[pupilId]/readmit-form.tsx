"use client";
import { useRouter } from "next/navigation";
import { ActionForm } from "@/components/action-form";
import type { Reception } from "@/lib/server/pupils/moves/get-reception";
import { readmitPupilAction } from "../../actions";
import { ArrivalFields } from "../arrival-fields";

/** A pupil who comes back, with the profile the school has. */
export function ReadmitForm({ reception, pupilId }: { reception: Reception; pupilId: string }) {
  const router = useRouter();
  return (
    <ActionForm action={readmitPupilAction} fixed={{ pupilId }} submit="Tiếp nhận lại" done="Đã tiếp nhận lại học sinh." onDone={({ classId }) => router.push(`/ho-so/${classId}/${pupilId}/qua-trinh`)} stay>
      <ArrivalFields reception={reception} chosen="" />
    </ActionForm>
  );
}
