import Link from "next/link";
import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { ProgressBar } from "@/components/progress-bar";
import { PERIOD_WORDS } from "@/lib/domain/assessment/periods";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { WINDOW_WORDS } from "@/lib/domain/records/entry-window";
import { showDay } from "@/lib/domain/vietnam-time";
import type { PartProgress, PeriodProgress } from "@/lib/server/sheets/list-classes";

/** One period of a class: its state, how far it is, and who it waits for. */
export function PeriodCard({ classId, className, progress }: { classId: string; className: string; progress: PeriodProgress }) {
  const { period, parts } = progress;
  const done = parts.reduce((sum, part) => sum + part.done, 0);
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  const [tone, words] = stateOf(progress);
  return (
    <li className="rounded-lg border border-line">
      <Link href={`/so-theo-doi/${classId}/${period}`} prefetch={false} className="block space-y-2 rounded-lg p-3 hover:bg-action-soft">
        <span className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
          <span className="font-semibold whitespace-nowrap">
            <span className="sr-only">Lớp {className}, </span>
            {PERIOD_WORDS[period]}
          </span>
          <Badge tone={tone}>{words}</Badge>
        </span>
        <span className="flex items-center gap-2 text-[0.88rem] text-ink-soft tabular-nums">
          <ProgressBar done={done} total={total} label={`Đã nhập ${PERIOD_WORDS[period]}, lớp ${className}`} />
          {done}/{total} ô
        </span>
        <span className="block text-[0.88rem] text-ink-soft">{waitsFor(progress)}</span>
      </Link>
    </li>
  );
}

function stateOf({ status, window, parts }: PeriodProgress): readonly [BadgeTone, string] {
  if (status === "APPROVED") return ["sealed", "Đã duyệt"];
  if (status === "CERTIFIED") return ["waiting", "Chờ lãnh đạo"];
  if (parts.some((part) => part.status === "RETURNED")) return ["danger", "Có môn trả lại"];
  return window === "OPEN" ? ["info", WINDOW_WORDS.OPEN] : ["plain", WINDOW_WORDS[window]];
}

/** Who blocks whom, in one line. */
function waitsFor({ status, window, parts, closesOn }: PeriodProgress): string {
  if (status !== "OPEN") return "";
  const waiting = parts.filter((part) => part.status === "DRAFT" || part.status === "RETURNED");
  if (window === "OPEN" && waiting.length > 0) return `Chờ nộp: ${namesOf(waiting)}`;
  if (window === "OPEN") return "Mọi môn đã nộp, chờ giáo viên chủ nhiệm";
  return closesOn && window === "CLOSED" ? `Hết hạn nhập ${showDay(closesOn)}` : "";
}

function namesOf(parts: readonly PartProgress[]): string {
  const names = parts.map(({ subject }) => findSubject(subject)?.short ?? subject);
  return names.length > 4 ? `${names.slice(0, 3).join(", ")} và ${names.length - 3} môn nữa` : names.join(", ");
}
