"use client";
import { useState } from "react";
import type { SlotRole } from "@/lib/documents/transcript-data";
import type { PreviewRecord } from "@/lib/server/ceremonies/list-preview-records";
import type { Preview } from "@/lib/server/ceremonies/take-preview";
import { RecordLink } from "./record-link";

type Props = {
  previewId: string;
  role: SlotRole;
  ofClass: Preview["classes"][number];
  except: ReadonlySet<string>;
  setOut: (slotIds: readonly string[], out: boolean) => void;
  locked: boolean;
};

/** One class: ticked as a whole, and opened to its records, which are asked for only then. */
export function ClassChoice({ previewId, role, ofClass: { classId, className, slotIds }, except, setOut, locked }: Props) {
  const { records, failed, load } = useRecords(previewId, classId);
  const chosen = slotIds.filter((id) => !except.has(id)).length;
  return (
    <li className="border-b border-line last:border-b-0">
      <div className="flex items-start gap-3 px-4 py-2 sm:px-5">
        <input
          type="checkbox"
          aria-label={`Ký lớp ${className}`}
          className="mt-3 size-5 shrink-0 accent-[var(--color-action)]"
          checked={chosen > 0}
          ref={(box) => void (box && (box.indeterminate = chosen > 0 && chosen < slotIds.length))}
          disabled={locked}
          onChange={() => setOut(slotIds, chosen > 0)}
        />
        <details className="min-w-0 flex-1" onToggle={(event) => event.currentTarget.open && load()}>
          <summary className="flex min-h-11 cursor-pointer items-center gap-2">
            <span className="font-semibold">Lớp {className}</span>
            <span className="text-ink-soft">{chosen === slotIds.length ? `${chosen} học bạ` : `ký ${chosen} trong ${slotIds.length} học bạ`}</span>
          </summary>
          {failed && <p className="pb-3 text-danger">Chưa lấy được danh sách. Mời đóng lớp và mở lại.</p>}
          {!records && !failed && <p className="pb-3 text-ink-soft">Đang lấy danh sách…</p>}
          {records && (
            <ul aria-label={`Học bạ lớp ${className}`} className="grid gap-x-6 pb-3 sm:grid-cols-2 lg:grid-cols-3">
              {records.map(({ slotId, unitId, orderNo, fullName }) => (
                <li key={slotId} className="flex min-h-9 items-center gap-2.5">
                  <input type="checkbox" aria-label={`Ký học bạ ${fullName}`} className="size-4.5 shrink-0 accent-[var(--color-action)]" checked={!except.has(slotId)} disabled={locked} onChange={() => setOut([slotId], !except.has(slotId))} />
                  <span className="w-6 shrink-0 text-right text-ink-soft tabular-nums">{orderNo}</span>
                  <RecordLink role={role} unitId={unitId} classId={classId} name={fullName} />
                </li>
              ))}
            </ul>
          )}
        </details>
      </div>
    </li>
  );
}

function useRecords(previewId: string, classId: string) {
  const [records, setRecords] = useState<readonly PreviewRecord[] | null>(null);
  const [failed, setFailed] = useState(false);
  const load = async () => {
    if (records) return;
    setFailed(false);
    const response = await fetch(`/api/ceremonies/v1/previews/${previewId}/${classId}`, { cache: "no-store" }).catch(() => null);
    if (response?.ok) setRecords((await response.json()) as PreviewRecord[]);
    else setFailed(true);
  };
  return { records, failed, load: () => void load() };
}
