import type { SlotRole } from "@/lib/documents/transcript-data";

type Props = { role: SlotRole; unitId: string; classId: string; name: string };

/** A record to be opened beside the preview, so that what was ticked and typed stays: a subject teacher sees the own part, everyone else the whole. */
export function RecordLink({ role, unitId, classId, name }: Props) {
  const href = role === "GVBM" ? `/ky-so/xem-truoc/${classId}` : `/hoc-ba/don-vi/${unitId}`;
  return (
    <a href={href} target="_blank" rel="noopener" className="text-action underline-offset-4 hover:underline" aria-label={`${name}, mở trong thẻ mới`}>
      {name}
    </a>
  );
}
