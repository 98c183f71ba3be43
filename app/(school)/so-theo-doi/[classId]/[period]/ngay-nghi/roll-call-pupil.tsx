import { Check } from "lucide-react";

export type Leave = "WITH" | "WITHOUT";

const LOOKS = {
  WITH: ["border-waiting bg-waiting-soft text-waiting", "Vắng có phép"],
  WITHOUT: ["border-danger bg-danger-soft text-danger", "Vắng không phép"],
} as const satisfies Record<Leave, readonly [string, string]>;

type Props = { orderNo: number; name: string; leave: Leave | null; noted: boolean; onTap: () => void };

/** One pupil of the roll call: as large as a thumb; the state stands there in words. */
export function RollCallPupil({ orderNo, name, leave, noted, onTap }: Props) {
  const [look, words] = leave ? LOOKS[leave] : ["border-line bg-paper", ""];
  return (
    <li>
      <button type="button" aria-pressed={leave !== null} aria-disabled={noted} onClick={noted ? undefined : onTap} className={`flex min-h-12 w-full items-center gap-2 rounded-lg border px-3 py-1.5 text-left ${look}`}>
        <span className="w-6 shrink-0 text-right text-ink-soft tabular-nums">{orderNo}</span>
        <span className="min-w-0 flex-1 text-ink">{name}</span>
        <span className="text-[0.88rem] font-semibold">
          {noted && <Check aria-hidden className="mr-1 inline size-4" />}
          {noted ? `Đã ghi: ${words.toLowerCase()}` : words}
        </span>
      </button>
    </li>
  );
}
