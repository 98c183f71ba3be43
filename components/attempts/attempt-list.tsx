import { Badge } from "@/components/badge";
import { EmptyState } from "@/components/empty-state";
import { ATTEMPT_WORDS } from "@/lib/domain/assessment/attempts";
import { SUBJECT_LEVEL_WORDS } from "@/lib/domain/assessment/levels";
import type { AttemptLine } from "@/lib/server/attempts/get-attempts";

/** Every attempt in its order; the last one counts and says so. */
export function AttemptList({ lines, tested }: { lines: readonly AttemptLine[]; tested: boolean }) {
  if (lines.length === 0) return <EmptyState title="Chưa có kết quả nào">Kết quả lần đầu được nhập ở bảng nhập của lớp.</EmptyState>;
  return (
    <ol aria-label="Các lần kiểm tra">
      {lines.map((line) => (
        <li key={line.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
          <span className={`grid size-12 shrink-0 place-items-center rounded-lg text-xl font-bold tabular-nums ${line.current ? "bg-action-soft text-action" : "bg-ground text-ink-soft line-through"}`}>
            {resultOf(line, tested)}
          </span>
          <div className="min-w-0 flex-1 basis-56">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold">
              {ATTEMPT_WORDS[line.kind]}
              {line.on && <span className="font-normal text-ink-soft">ngày {line.on}</span>}
              {line.current && <Badge tone="info">Lần được tính</Badge>}
            </p>
            <p>{inWords(line, tested)}</p>
            <p className="text-[0.92rem] text-ink-soft">
              {line.reason && `${line.reason} · `}
              {line.who} ghi lúc {line.at}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

const resultOf = ({ mark, level, absentReason }: AttemptLine, tested: boolean): string => (absentReason ? "V" : tested ? String(mark ?? "–") : (level ?? "–"));

function inWords({ level, absentReason }: AttemptLine, tested: boolean): string {
  const parts = [absentReason && `Vắng: ${absentReason}`, level && `${tested ? "Mức " : ""}${SUBJECT_LEVEL_WORDS[level]}`];
  return parts.filter(Boolean).join(" · ") || (tested ? "Chưa ghi mức" : "Chưa ghi");
}
