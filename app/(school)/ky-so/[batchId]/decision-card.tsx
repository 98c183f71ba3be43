import { Card } from "@/components/card";
import { FileLink } from "@/components/file-link";
import { parseInstant, showInstant } from "@/lib/domain/vietnam-time";
import type { BatchView } from "@/lib/server/ceremonies/get-batch";

type Props = { batchId: string; decision: NonNullable<BatchView["decision"]> };

/** What was confirmed once and signed before the first record: from it each record can later be shown to belong to this decision. */
export function DecisionCard({ batchId, decision: { signer, at, records, root } }: Props) {
  const signedAt = parseInstant(at);
  const address = `/api/ceremonies/v1/batches/${batchId}/manifest`;
  return (
    <Card title="Biên bản đợt ký">
      <p>
        {signer.name} xác nhận {records} học bạ{signedAt && ` lúc ${showInstant(signedAt)}`}.
      </p>
      <p className="mt-1 text-[0.9rem] break-all text-ink-soft">
        Dấu của danh sách (SHA-256): <span className="font-mono">{root}</span>
      </p>
      <div className="mt-3 flex flex-wrap gap-2.5">
        <FileLink href={`${address}/bien-ban.json`}>Tải biên bản</FileLink>
        <FileLink href={`${address}/bien-ban.json.p7s`}>Tải chữ ký của biên bản</FileLink>
      </div>
    </Card>
  );
}
