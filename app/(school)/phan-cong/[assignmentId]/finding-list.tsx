import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { Card } from "@/components/card";
import type { VersionView } from "@/lib/server/assignments/read-assignment";

/** What keeps the version from being decided, then what its signer should know. */
export function FindingList({ version: { faults, notices } }: { version: VersionView }) {
  return (
    <Card title="Kiểm tra">
      {faults.length === 0 && (
        <p className="flex items-start gap-2 font-semibold text-sealed">
          <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0" />
          Không có chỗ nào trái quy định.
        </p>
      )}
      <ul className="space-y-1.5">
        {faults.map((words) => (
          <li key={words} className="flex items-start gap-2">
            <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
            <span><span className="font-semibold text-danger">Phải sửa:</span> {words}</span>
          </li>
        ))}
        {notices.map((words) => (
          <li key={words} className="flex items-start gap-2">
            <Info aria-hidden className="mt-0.5 size-5 shrink-0 text-waiting" />
            <span><span className="font-semibold text-waiting">Nên biết:</span> {words}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
