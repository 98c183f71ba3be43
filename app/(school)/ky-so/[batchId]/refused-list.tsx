import { Card } from "@/components/card";
import { Differences } from "../change-list";
import type { BatchView } from "@/lib/server/ceremonies/get-batch";

/** The records that could not be signed, each with its reason. The others are not affected. */
export function RefusedList({ refused }: Pick<BatchView, "refused">) {
  if (refused.length === 0) return null;
  return (
    <Card title="Chưa ký được">
      <ul className="space-y-2">
        {refused.map(({ id, fullName, className, why, successor }) => (
          <li key={id}>
            <span className="font-semibold">{fullName}</span> <span className="text-ink-soft">(lớp {className})</span>: {why}
            {successor && <Differences differences={successor.differences} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
