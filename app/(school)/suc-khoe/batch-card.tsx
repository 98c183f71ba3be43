import { Badge } from "@/components/badge";
import { Card } from "@/components/card";
import { Table } from "@/components/table";
import { BATCH_STATE_TONES, batchWords } from "@/lib/domain/transcript/batch-words";
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
            { head: "Người ký", rowHeader: true, cell: ({ ownerName }) => ownerName },
            { head: "Việc", cell: ({ role, purpose }) => (purpose === "TRIAL" ? "Ký thử" : purpose === "ASSIGNMENT" ? "Ký phân công" : SLOT_ROLE_WORDS[role]) },
            { head: "Đã ký", numeric: true, cell: ({ done, total }) => `${done} / ${total}` },
            { head: "Từ lúc", cell: ({ createdAt, stuckSince }) => showInstant(stuckSince ?? createdAt) },
            { head: "Tình trạng", cell: (batch) => <Standing batch={batch} /> },
          ]}
        />
      )}
    </Card>
  );
}

function Standing({ batch: { standing, why, ...batch } }: { batch: OpenBatch }) {
  if (standing === "STUCK") return <Badge tone="danger">Mất bộ phận ký, chờ chạy lại</Badge>;
  return (
    <>
      <Badge tone={BATCH_STATE_TONES[standing]}>{batchWords({ ...batch, state: standing })}</Badge>
      {why && <span className="mt-1 block text-[0.9rem] text-ink-soft">{why}</span>}
    </>
  );
}
