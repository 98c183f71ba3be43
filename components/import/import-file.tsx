"use client";
import { FileSpreadsheet } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { ImportPreview } from "@/lib/domain/records/incoming/import-preview";
import { ErrorSummary } from "../error-summary";
import { SelectField } from "../field";
import { useHydrated } from "../use-hydrated";
import { ImportReport } from "./import-report";
import type { ImportPlace } from "./send-import";
import { confirmImport, previewFile } from "./send-import";

type Props = { place: ImportPlace; subjects: readonly { code: string; name: string }[] };
type Looked = { file: File; key: string; preview: ImportPreview };

/** An Excel file into a class's sheet: chosen, looked through, confirmed. */
export function ImportFile({ place, subjects }: Props) {
  const router = useRouter();
  const [subject, setSubject] = useState("");
  const [looked, setLooked] = useState<Looked | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const listens = useHydrated();

  const look = async (file: File | undefined, about: string) => {
    if (!file || busy) return;
    setBusy(true);
    const reply = await previewFile(place, file, about);
    setBusy(false);
    setError(reply.ok ? null : `${file.name}: ${reply.message}`);
    setLooked(reply.ok ? { file, key: crypto.randomUUID(), preview: reply.value } : null);
  };

  const confirm = async () => {
    if (!looked || busy) return;
    setBusy(true);
    const reply = await confirmImport(place, looked.key, looked.file.name, looked.preview);
    setBusy(false);
    setError(reply.ok ? null : reply.message);
    if (!reply.ok) return;
    setLooked(null);
    toast.success(`Đã ghi ${reply.value.written} ô từ tệp Excel.`);
    router.refresh();
  };

  const choose = (code: string) => {
    setSubject(code);
    void look(looked?.file, code);
  };

  return (
    <div className="space-y-4">
      {error && <ErrorSummary message={error} />}
      <div className="grid items-end gap-4 sm:grid-cols-[1fr_18rem]">
        <label className="flex min-h-24 cursor-pointer flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-xl border-2 border-dashed border-line-strong px-5 py-4 text-center focus-within:border-action hover:border-action">
          <FileSpreadsheet aria-hidden className="size-6 text-action" />
          <span className="font-semibold text-action">{busy ? "Đang đọc tệp…" : looked ? looked.file.name : "Chọn tệp Excel (.xlsx)"}</span>
          <input
            type="file"
            className="sr-only"
            disabled={!listens}
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(event) => {
              void look(event.target.files?.[0], subject);
              event.target.value = ""; // the same file, mended, may be chosen again
            }}
          />
        </label>
        <SelectField label="Môn học của tệp" name="mon" value={subject} onChange={(event) => choose(event.target.value)} hint="Chỉ cần khi tệp không ghi tên môn.">
          {[{ code: "", name: "Tự nhận từ tệp" }, ...subjects].map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {looked && <ImportReport key={looked.key} preview={looked.preview} busy={busy} onConfirm={() => void confirm()} onCancel={() => setLooked(null)} />}
    </div>
  );
}
