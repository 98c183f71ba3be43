"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormTextArea } from "@/components/form-field";
import { MOST_OF_SENTENCE } from "@/lib/domain/records/comment-bank";
import type { BankEntry } from "@/lib/server/comments/list-bank";
import { changeSentenceAction, retireSentenceAction } from "./actions";

/** One sentence with its code, and what its keeper may do with it. */
export function SentenceItem({ entry, mayKeep }: { entry: BankEntry; mayKeep: boolean }) {
  const { id: sentenceId, code, text, own, edition, retired, version } = entry;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
      <span className={`w-14 shrink-0 font-semibold tabular-nums ${retired ? "text-ink-soft line-through" : "text-action"}`}>{code}</span>
      <div className="min-w-0 flex-1 basis-60">
        <p className={retired ? "text-ink-soft" : ""}>{text}</p>
        <p className="text-[0.88rem] text-ink-soft">{[own ? "Câu của tôi" : "Của trường", edition > 1 && `lần sửa thứ ${edition - 1}`].filter(Boolean).join(" · ")}</p>
      </div>
      {retired && <Badge tone="plain">Đã ngừng dùng</Badge>}
      {mayKeep && (
        <div className="flex gap-2">
          {!retired && <ChangeDialog entry={entry} />}
          <ActionForm
            action={retireSentenceAction}
            fixed={{ sentenceId, version, retired: !retired }}
            kind="secondary"
            submit={retired ? "Dùng lại" : "Ngừng dùng"}
            done={retired ? `Câu ${code} được dùng lại.` : `Câu ${code} không còn được gợi ý; nhận xét đã viết giữ nguyên.`}
            inline
          />
        </div>
      )}
    </li>
  );
}

function ChangeDialog({ entry: { id: sentenceId, code, text, version } }: { entry: BankEntry }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={`Sửa câu ${code}`} description="Câu mới giữ mã cũ; nhận xét đã viết không đổi, câu trước còn trong lịch sử." trigger={<Button>Sửa</Button>}>
      <ActionForm action={changeSentenceAction} fixed={{ sentenceId, version }} submit="Ghi câu mới" done={`Đã sửa câu ${code}.`} onDone={() => setOpen(false)}>
        <FormTextArea label="Câu nhận xét" name="text" rows={3} defaultValue={text} maxLength={MOST_OF_SENTENCE} hint="{tên}, {tên kép}, {họ tên}: chỗ điền tên học sinh" />
      </ActionForm>
    </Dialog>
  );
}
