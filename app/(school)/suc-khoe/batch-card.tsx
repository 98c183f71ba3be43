import { Badge } from "@/components/badge";
import { Card } from "@/components/card";
import { Table } from "@/components/table";
import { BATCH_STATE_TONES, BATCH_STATE_WORDS } from "@/lib/domain/transcript/batch-words";
import { SLOT_ROLE_WORDS } from "@/lib/domain/transcript/document-kinds";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { OpenBatch } from "@/lib/server/ceremonies/batch-health";

/** Batches that are not finished: whose, how far, and whether one has lost its worker. */
export function BatchCard({ batches }: { batches: readonly OpenBatch[] }) {
  return (
    <Card title={`Đợt ký chưa xong (${batches.length})`} flush>
      {batches.length === 0 ? (
        <p className="px-5 py-6 text-ink-soft">Không có đợt ký nào đang chạy hay đang chờ.</p>
      ) : (
        <Table
          caption="Đợt ký chưa xong"
          rows={batches}
          keyOf={({ id }) => id}
          columns={[
            { head: "Người ký", rowHeader: true, cell: ({ owner }) => owner },
            { head: "Việc", cell: ({ role, purpose }) => (purpose === "TRIAL" ? "Ký thử" : SLOT_ROLE_WORDS[role]) },
            { head: "Đã ký", numeric: true, cell: ({ done, total }) => `${done} / ${total}` },
            { head: "Từ lúc", cell: ({ since }) => showInstant(since) },
            { head: "Tình trạng", cell: ({ state, stuck }) => (stuck ? <Badge tone="danger">Mất tiến trình, đang tự tìm lại</Badge> : <Badge tone={BATCH_STATE_TONES[state]}>{BATCH_STATE_WORDS[state]}</Badge>) },
          ]}
        />
      )}
    </Card>
  );
}
