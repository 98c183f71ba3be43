import { Card } from "@/components/card";
import { groupBy } from "@/lib/domain/grouping";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { SlotRole } from "@/lib/documents/transcript-data";
import type { PreviewChanges } from "@/lib/server/ceremonies/preview-changes";
import { ChangeList } from "../../change-list";
import { RecordLink } from "./record-link";

const TOLD_BY_NAME = 12;

/** What is new and what went since the last look; what the signer has signed meanwhile is only counted. */
export function ChangesCard({ role, changes: { lookedAt, added, gone } }: { role: SlotRole; changes: PreviewChanges }) {
  const signed = gone.filter(({ became }) => became === "SIGNED").length;
  const changed = gone.filter(({ became }) => became !== "SIGNED");
  return (
    <Card title={`Thay đổi từ lần xem trước, ${showInstant(lookedAt)}`}>
      <div className="space-y-3">
        {added.length + gone.length === 0 && <p className="text-ink-soft">Không có gì thay đổi.</p>}
        {signed > 0 && <p>{signed} học bạ đã ký xong từ lần đó.</p>}
        {changed.length > 0 && <ChangeList changes={changed} />}
        {[...groupBy(added, ({ classId }) => classId)].map(([classId, slots]) => (
          <p key={classId}>
            <span className="font-medium">
              {slots.length} học bạ mới đến lượt, lớp {slots[0]?.className}:
            </span>{" "}
            {slots.slice(0, TOLD_BY_NAME).map(({ unitId, fullName }, index) => (
              <span key={unitId}>
                {index > 0 && ", "}
                <RecordLink role={role} unitId={unitId} classId={classId} name={fullName} />
              </span>
            ))}
            {slots.length > TOLD_BY_NAME && ` và ${slots.length - TOLD_BY_NAME} em nữa`}
          </p>
        ))}
      </div>
    </Card>
  );
}
