import { Badge } from "@/components/badge";
import { LinkButton } from "@/components/link-button";
import { TaskList, TaskRow } from "@/components/task-row";
import { BATCH_STATE_TONES, batchWords } from "@/lib/domain/transcript/batch-words";
import { SLOT_DEED_WORDS } from "@/lib/domain/transcript/slot-words";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { RecentBatch } from "@/lib/server/ceremonies/list-recent-batches";

/** My last batches, so that an unfinished one is found again. */
export function BatchList({ batches }: { batches: readonly RecentBatch[] }) {
  if (batches.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 text-[1.1rem] font-semibold">Các đợt ký gần đây</h2>
      <TaskList label="Các đợt ký gần đây">
        {batches.map((batch) => (
          <TaskRow
            key={batch.id}
            badge={<Badge tone={BATCH_STATE_TONES[batch.state]}>{batchWords(batch)}</Badge>}
            title={SLOT_DEED_WORDS[batch.role]}
            detail={`${showInstant(batch.createdAt)} · đã ký ${batch.done} trong ${batch.total} học bạ${batch.refused > 0 ? ` · ${batch.refused} chưa ký được` : ""}`}
            action={<LinkButton href={`/ky-so/${batch.id}`}>{batch.state === "PIN_NEEDED" ? "Ký tiếp" : "Xem"}</LinkButton>}
          />
        ))}
      </TaskList>
    </section>
  );
}
