"use client";
import { useState } from "react";
import type { ImportPreview } from "@/lib/domain/records/incoming/import-preview";
import { isHeldUp } from "@/lib/domain/records/incoming/import-preview";
import { Badge } from "../badge";
import { Button } from "../button";
import { EmptyState } from "../empty-state";
import { ChangeTable } from "./change-table";

type Props = { preview: ImportPreview; busy: boolean; onConfirm: () => void; onCancel: () => void };

/** What a file would change, before anything is written: counts, sheets left out, lines in doubt, each cell old → new. */
export function ImportReport({ preview, busy, onConfirm, onCancel }: Props) {
  const [leaveOut, setLeaveOut] = useState(false);
  const doubtful = preview.lines.filter(({ doubt }) => doubt !== null);
  const unplaced = preview.refused + doubtful.length;
  const blocked = whyBlocked(preview, unplaced > 0 && !leaveOut);
  return (
    <section aria-label="Xem trước" className="space-y-4">
      <p className="flex flex-wrap gap-2" role="status">
        <Badge tone={preview.changes > 0 ? "info" : "plain"}>{preview.changes} ô sẽ ghi</Badge>
        <Badge tone="plain">{preview.same} ô đã đúng</Badge>
        {preview.refused > 0 && <Badge tone="danger">{preview.refused} ô không nhận</Badge>}
        {doubtful.length > 0 && <Badge tone="danger">{doubtful.length} dòng không nhận</Badge>}
      </p>
      <ul className="space-y-1 text-[0.95rem]">
        {preview.sheets.map(({ name, columns, lines, why }) => (
          <li key={name}>
            <strong className="font-semibold">Trang “{name}”</strong>: {why ?? `${lines} dòng của lớp; ${columnWords(columns)}.`}
          </li>
        ))}
      </ul>
      {preview.lines.length > 0 ? <ChangeTable lines={preview.lines} /> : <EmptyState title="Tệp không làm thay đổi ô nào">Các giá trị trong tệp đã có trong bảng, hoặc tệp không có giá trị nào của lớp này. Ô trống trong tệp không xóa ô đã nhập.</EmptyState>}
      {unplaced > 0 && !isHeldUp(preview) && (
        <label className="flex items-start gap-2">
          <input type="checkbox" className="mt-0.5 size-5" checked={leaveOut} onChange={(event) => setLeaveOut(event.target.checked)} />
          Bỏ qua những ô, những dòng không nhận và ghi các ô còn lại
        </label>
      )}
      <div className="flex flex-wrap gap-3">
        <Button kind="primary" busy={busy} blocked={blocked} onClick={onConfirm}>
          Ghi {preview.changes} ô
        </Button>
        <Button onClick={onCancel}>Thôi, không ghi</Button>
      </div>
    </section>
  );
}

const MOST_COLUMNS = 6;

/** The columns that were understood; of many the first ones. */
const columnWords = (columns: readonly string[]): string =>
  `cột ${columns.slice(0, MOST_COLUMNS).join(", ")}${columns.length > MOST_COLUMNS ? ` và ${columns.length - MOST_COLUMNS} cột khác` : ""}`;

/** Why nothing can be written yet, and how to mend it. */
function whyBlocked(preview: ImportPreview, unanswered: boolean): string | undefined {
  if (isHeldUp(preview)) return "Có dòng bị lệch hoặc chưa chắc là của ai (xem các dòng màu đỏ). Mời sửa trong tệp rồi chọn lại tệp; chưa ô nào được ghi.";
  if (preview.changes === 0) return "Tệp không làm thay đổi ô nào.";
  return unanswered ? "Có ô hoặc dòng không nhận: mời sửa trong tệp rồi chọn lại, hoặc đánh dấu bỏ qua chúng." : undefined;
}
