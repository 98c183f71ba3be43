"use client";
import { Copy } from "lucide-react";
import { toast } from "sonner";
import { Button } from "@/components/button";

/** Puts a reminder into the clipboard, to be sent by whatever means the school uses. */
export function CopyReminder({ name, text }: { name: string; text: string }) {
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => toast.success("Đã chép lời nhắc, thầy cô dán vào tin nhắn để gửi."),
      () => toast.error("Trình duyệt không cho chép. Mời chọn và chép bằng tay."),
    );
  return (
    <Button onClick={copy} aria-label={`Chép lời nhắc gửi ${name}`} title={text}>
      <Copy aria-hidden className="size-4" />
      Chép lời nhắc
    </Button>
  );
}
