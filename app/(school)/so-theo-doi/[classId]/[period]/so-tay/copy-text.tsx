"use client";
import { Copy } from "lucide-react";
import { toast } from "sonner";
import { Button } from "@/components/button";

/** A text to be sent elsewhere: read here, taken along with one press. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const copy = () => void navigator.clipboard.writeText(text).then(() => toast.success("Đã chép. Thầy cô dán vào nhóm lớp."));
  return (
    <div className="space-y-3">
      <textarea readOnly aria-label={label} value={text} rows={6} className="w-full rounded-lg border border-line-strong bg-ground px-3 py-2" />
      <Button onClick={copy}>
        <Copy aria-hidden className="size-4.5" />
        Chép văn bản
      </Button>
    </div>
  );
}
