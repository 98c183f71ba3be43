"use client";
import { useCallback, useState } from "react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import type { CodedLine } from "@/lib/domain/records/comment-code";
import { Badge } from "../badge";
import { Button } from "../button";
import { Dialog } from "../dialog";
import type { Block } from "../grid/clipboard-block";
import type { GridController } from "../grid/grid-controller";
import { ChangeTable } from "./change-table";
import { goesStraightIn, planPaste, type PastePlan, type PasteView } from "./plan-paste";

type Held = { view: PasteView; block: Block; plan: PastePlan; byPupil: boolean };
type OnBlock = (block: Block, controller: GridController) => boolean;

/** A pasted block, shown old → new before it is taken, all or nothing; what is plainly harmless goes straight in. */
export function usePastePreview(bank: readonly CodedLine[]): { onBlock: OnBlock; dialog: ReactNode } {
  const [held, setHeld] = useState<Held | null>(null);
  const onBlock = useCallback<OnBlock>((block, { store, rows, columns, range }) => {
    const { top, left } = range();
    const view = { store, rows, columns, top, left, bank };
    const plan = planPaste(view, block, "place");
    if (plan.lines.length === 0) toast("Khối dán không làm thay đổi ô nào.");
    else if (goesStraightIn(plan)) store.edit(plan.edits);
    else setHeld({ view, block, plan, byPupil: false });
    return true;
  }, [bank]);
  const close = () => setHeld(null);
  const take = () => {
    held?.view.store.edit(held.plan.edits);
    if (held) toast.success(`Đã dán ${held.plan.edits.length} ô. Ctrl+Z lấy lại cả khối.`);
    close();
  };
  const byPupil = held && (() => setHeld({ ...held, byPupil: true, plan: planPaste(held.view, held.block, "pupil") }));
  const dialog = held && (
    <Dialog wide open onOpenChange={close} title="Xem trước khối dán" description={held.plan.hint ?? "Chưa ô nào được ghi. Mời xem lại rồi dán."}>
      <PasteReport key={String(held.byPupil)} plan={held.plan} onTake={take} onCancel={close} onByPupil={held.plan.named && !held.byPupil && byPupil ? byPupil : null} />
    </Dialog>
  );
  return { onBlock, dialog };
}

type Props = { plan: PastePlan; onTake: () => void; onCancel: () => void; onByPupil: (() => void) | null };

function PasteReport({ plan, onTake, onCancel, onByPupil }: Props) {
  const [leaveOut, setLeaveOut] = useState(false);
  const { edits, refused, doubtful, overwritten, coded } = plan;
  const blocked = whyBlocked(plan, leaveOut);
  return (
    <div className="space-y-4">
      <p className="flex flex-wrap gap-2" role="status">
        <Badge tone={edits.length > 0 ? "info" : "plain"}>{edits.length} ô sẽ ghi</Badge>
        {overwritten > 0 && <Badge tone="waiting">{overwritten} ô đang có giá trị khác</Badge>}
        {coded > 0 && <Badge tone="plain">{coded} lời nhận xét lấy từ mã</Badge>}
        {refused > 0 && <Badge tone="danger">{refused} ô không nhận</Badge>}
        {doubtful > 0 && <Badge tone="danger">{doubtful} dòng không nhận</Badge>}
      </p>
      <ChangeTable lines={plan.lines} />
      {refused > 0 && doubtful === 0 && edits.length > 0 && (
        <label className="flex items-start gap-2">
          <input type="checkbox" className="mt-0.5 size-5" checked={leaveOut} onChange={(event) => setLeaveOut(event.target.checked)} />
          Bỏ qua {refused} ô không nhận và dán các ô còn lại
        </label>
      )}
      <div className="flex flex-wrap gap-3">
        <Button kind="primary" blocked={blocked} onClick={onTake}>
          Dán {edits.length} ô
        </Button>
        {onByPupil && doubtful > 0 && <Button onClick={onByPupil}>Xếp lại theo họ tên</Button>}
        <Button onClick={onCancel}>Thôi, không dán</Button>
      </div>
    </div>
  );
}

function whyBlocked({ doubtful, refused, edits, named }: PastePlan, leaveOut: boolean): string | undefined {
  if (doubtful > 0) return named ? "Có dòng không đúng học sinh: mời sửa trong bảng tính rồi chép lại, hoặc xếp lại theo họ tên." : "Khối dán dài hơn danh sách: mời chọn đúng ô bắt đầu rồi dán lại.";
  if (edits.length === 0) return "Không có ô nào ghi được.";
  return refused > 0 && !leaveOut ? "Có ô không nhận: mời sửa rồi chép lại, hoặc đánh dấu bỏ qua chúng." : undefined;
}
