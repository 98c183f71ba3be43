import type { Difference } from "@/lib/documents/compare-records";

/** How many changed records are told with their differences. */
const TOLD = 50;

type Change = { slotId: string; fullName: string; className: string; words: string; successor: { differences: readonly Difference[] } | null };

/** Records that are no longer what they were, by name, each with what differs: before and now. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <>
      <ul className="space-y-2.5">
        {changes.slice(0, TOLD).map(({ slotId, fullName, className, words, successor }) => (
          <li key={slotId}>
            <span className="font-semibold">{fullName}</span> <span className="text-ink-soft">(lớp {className})</span>: {words}
            {successor && <Differences differences={successor.differences} />}
          </li>
        ))}
      </ul>
      {changes.length > TOLD && <p className="mt-2 text-ink-soft">và {changes.length - TOLD} học bạ nữa.</p>}
    </>
  );
}

/** Field by field: what it said, what it says now. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return <p className="text-ink-soft">Phần thầy cô ký không đổi.</p>;
  return (
    <ul className="list-disc pl-5 text-ink-soft">
      {differences.map(({ field, label, where, first, second }) => (
        <li key={`${field} ${where}`}>
          {label}
          {where && ` (${where})`}: <del>{first}</del> → <ins className="no-underline">{second}</ins>
        </li>
      ))}
    </ul>
  );
}
