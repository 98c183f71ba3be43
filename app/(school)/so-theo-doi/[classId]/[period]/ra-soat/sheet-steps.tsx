import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { ReasonForm } from "@/components/reason-form";
import { refusalWords } from "@/lib/domain/refusal-words";
import { SHEET_ACTION_WORDS } from "@/lib/domain/records/sheet-words";
import type { Review } from "@/lib/server/sheets/get-review";
import { approveSheetAction, certifySheetAction, reopenSheetAction, returnSheetAction } from "./actions";

/** The steps on the whole class that this person may take, and what keeps the first of them back. */
export function SheetSteps({ review: { facts, may, blocked, unready, parts, homeroomMissing, unconfirmed } }: { review: Review }) {
  if (may.length === 0 && !blocked.approve) return null;
  const fixed = { classId: facts.classId, period: facts.period, version: facts.sheet.version };
  const waiting = parts.filter(({ part }) => part.status !== "ACCEPTED").length;
  return (
    <Card title="Cả lớp">
      {may.includes("certify") && (
        <div className="space-y-3">
          {unready && (
            <ul className="list-disc pl-5 text-waiting">
              {waiting > 0 && <li>{waiting} môn chưa được nhận.</li>}
              {homeroomMissing.length > 0 && <li>Phần chủ nhiệm còn {homeroomMissing.length} ô chưa nhập.</li>}
              {unconfirmed > 0 && <li>{unconfirmed} học sinh chưa được xác nhận kết quả cả năm (trang Kết quả cả năm).</li>}
            </ul>
          )}
          {unready ? (
            <Button blocked={blocked.certify ?? refusalWords(unready)}>{SHEET_ACTION_WORDS.certify}</Button>
          ) : (
            <ActionForm action={certifySheetAction} fixed={fixed} submit={SHEET_ACTION_WORDS.certify} done="Đã xác nhận lớp; lãnh đạo sẽ duyệt." inline />
          )}
        </div>
      )}
      <div className="flex flex-wrap gap-2.5">
        {blocked.approve && <Button blocked={blocked.approve}>{SHEET_ACTION_WORDS.approve}</Button>}
        {may.includes("approve") && <ActionForm action={approveSheetAction} fixed={fixed} submit={SHEET_ACTION_WORDS.approve} done="Đã duyệt lớp." inline />}
        {may.includes("return") && <ReasonForm action={returnSheetAction} fixed={fixed} button={SHEET_ACTION_WORDS.return} title="Trả lại lớp" done="Đã trả lại giáo viên chủ nhiệm." />}
        {may.includes("reopen") && <ReasonForm action={reopenSheetAction} fixed={fixed} button={SHEET_ACTION_WORDS.reopen} title="Mở lại bảng tổng hợp" done="Đã mở lại để điều chỉnh." />}
      </div>
    </Card>
  );
}
