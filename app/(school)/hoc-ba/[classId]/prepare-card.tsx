import { ActionForm } from "@/components/action-form";
import { Card } from "@/components/card";
import { FormField, FormSelect } from "@/components/form-field";
import type { SigningHead } from "@/lib/server/transcripts/signing-head";
import { prepareUnitsAction } from "../actions";

type Props = { classId: string; ready: number; heads: readonly Pick<SigningHead, "staffId" | "name" | "title">[]; today: string; mayPrepare: boolean };

/** Makes the học bạ that are due: the declared day and the signing head are fixed here, before anyone signs. */
export function PrepareCard({ classId, ready, heads, today, mayPrepare }: Props) {
  return (
    <Card title={`Lập học bạ cho ${ready} học sinh`}>
      <ActionForm
        action={prepareUnitsAction}
        submit={`Lập ${ready} học bạ`}
        fixed={{ classId }}
        done="Đã lập học bạ. Giáo viên bộ môn có thể ký phần của mình."
        blocked={mayPrepare ? undefined : "Việc này do nhân viên học vụ hoặc văn thư làm."}
      >
        <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
          <FormSelect label="Người ký với tư cách lãnh đạo" name="headStaffId" hint="Phó hiệu trưởng chỉ ký khi có giấy ủy quyền.">
            {heads.map(({ staffId, name, title }) => (
              <option key={staffId} value={staffId}>
                {name} ({title.startsWith("KT.") ? "phó hiệu trưởng, ký thay" : "hiệu trưởng"})
              </option>
            ))}
          </FormSelect>
          <FormField label="Ngày ký phát hành" name="declaredOn" type="date" min={today} defaultValue={today} hint="Ghi trên học bạ; dấu của trường không được đóng trước ngày này." />
        </div>
      </ActionForm>
    </Card>
  );
}
