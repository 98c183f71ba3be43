import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import { Card } from "@/components/card";
import { LIST_CHECK_WORDS } from "@/lib/domain/people/list-check";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { ClassProfiles } from "@/lib/server/pupils/class-profiles";
import { ReasonForm } from "@/components/reason-form";
import { acceptListAction, returnListAction, sendListAgainAction } from "../actions";
import { CHECK_TONES } from "../check-look";

/** How far học vụ's check of the list is, and the steps this person may take. */
export function CheckCard({ list: { classId, className, check, may } }: { list: ClassProfiles }) {
  const fixed = { classId, version: check.version };
  return (
    <Card title="Rà soát của học vụ" action={<Badge tone={CHECK_TONES[check.status]}>{LIST_CHECK_WORDS[check.status]}</Badge>}>
      <p className="text-ink-soft">{check.at ? `${check.by ?? ""}, ${showInstant(check.at)}` : "Danh sách chưa được rà soát. Giáo viên vẫn nhập kết quả được."}</p>
      {check.note && (
        <p className="mt-2 rounded-md bg-waiting-soft px-3 py-2 text-waiting">
          <strong>Lời nhắn:</strong> {check.note}
        </p>
      )}
      {check.editedSince > 0 && <p className="mt-2 text-waiting">Đã có {check.editedSince} lần sửa hồ sơ hoặc đổi danh sách sau khi chấp nhận; học vụ xem lại khi cần.</p>}
      {may.length > 0 && (
        <div className="mt-3 flex flex-wrap gap-2.5">
          {may.includes("accept") && <ActionForm action={acceptListAction} fixed={fixed} submit="Chấp nhận danh sách" done={`Đã chấp nhận danh sách lớp ${className}.`} inline />}
          {may.includes("return") && <ReasonForm action={returnListAction} fixed={fixed} button="Trả lại giáo viên chủ nhiệm" title={`Trả lại danh sách lớp ${className}`} done="Đã trả lại giáo viên chủ nhiệm." />}
          {may.includes("sendAgain") && <ActionForm action={sendListAgainAction} fixed={fixed} submit="Đã sửa, gửi lại học vụ" done="Đã gửi lại học vụ." inline />}
        </div>
      )}
    </Card>
  );
}
