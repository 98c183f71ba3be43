import { LinkButton } from "@/components/link-button";
import { previewAddress } from "@/lib/domain/transcript/slot-words";
import type { SlotRole } from "@/lib/documents/transcript-data";
import type { Ceremony } from "@/lib/server/ceremonies/list-ceremonies";

/** One look and one confirmation for every class that is ready: what a head of a large school wants. */
export function SignAll({ role, ceremonies }: { role: SlotRole; ceremonies: readonly Ceremony[] }) {
  const ready = ceremonies.filter((ceremony) => ceremony.ready > 0);
  if (ready.length < 2) return null;
  const total = ready.reduce((sum, ceremony) => sum + ceremony.ready, 0);
  return (
    <LinkButton href={previewAddress(role)} kind="primary">
      Ký tất cả {total} học bạ của {ready.length} lớp
    </LinkButton>
  );
}
