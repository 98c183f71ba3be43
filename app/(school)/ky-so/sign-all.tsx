import type { SlotRole } from "@/lib/documents/transcript-data";
import type { Ceremony } from "@/lib/server/ceremonies/list-ceremonies";
import { StartBatch } from "./start-batch";

/** One confirmation for every class that is ready: what a head of a large school wants. */
export function SignAll({ role, ceremonies }: { role: SlotRole; ceremonies: readonly Ceremony[] }) {
  const ready = ceremonies.filter((ceremony) => ceremony.ready > 0);
  if (ready.length < 2) return null;
  const total = ready.reduce((sum, ceremony) => sum + ceremony.ready, 0);
  return <StartBatch role={role} classIds={ready.map((ceremony) => ceremony.classId)} words={`Ký tất cả ${total} học bạ của ${ready.length} lớp`} />;
}
