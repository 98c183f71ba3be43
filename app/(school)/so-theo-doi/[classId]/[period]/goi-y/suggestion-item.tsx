import Link from "next/link";
import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import type { SuggestionState } from "@/lib/domain/records/suggestion";
import { SUGGESTION_STATE_WORDS } from "@/lib/domain/records/suggestion";
import type { ListedSuggestion } from "@/lib/server/comments/list-suggestions";
import { decideSuggestionAction } from "./actions";

const TONES = { OPEN: "waiting", TAKEN: "sealed", LEFT: "plain", WITHDRAWN: "plain" } as const satisfies Record<SuggestionState, BadgeTone>;

/** One suggestion beside what stands in its cell, and what this person may do with it. */
export function SuggestionItem({ one, base }: { one: ListedSuggestion; base: string }) {
  const { id: suggestionId, version, baseVersion, state, pupil, where, words, present, decides, goneTo } = one;
  const fixed = { suggestionId, version, baseVersion };
  const view = one.column.startsWith("trait.") ? "pham-chat" : "nhan-xet";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="font-semibold">
          {pupil}: {where} <span className="text-action">{words}</span>
        </h3>
        <p className="text-[0.92rem] text-ink-soft">
          {one.from}
          {goneTo && ` · em đã sang lớp ${goneTo}, giáo viên chủ nhiệm lớp ${goneTo} quyết định`}
          {decides && (
            <>
              {" · trong bảng: "}
              <Link href={`${base}?xem=${view}&o=${encodeURIComponent(one.cell)}`} prefetch={false} className="text-action underline-offset-4 hover:underline">
                {present ?? "chưa có"}
              </Link>
            </>
          )}
        </p>
      </div>
      <Badge tone={TONES[state]}>{SUGGESTION_STATE_WORDS[state]}</Badge>
      <div className="flex gap-2">
        {decides && (state === "OPEN" || state === "LEFT") && <ActionForm action={decideSuggestionAction} fixed={{ ...fixed, step: "TAKE" }} submit="Lấy" done={`Đã ghi ${where} của ${pupil} theo gợi ý.`} inline />}
        {decides && state === "OPEN" && <ActionForm action={decideSuggestionAction} fixed={{ ...fixed, step: "LEAVE" }} kind="secondary" submit="Để lại" done="Đã để lại; gợi ý vẫn còn ở đây." inline />}
        {one.own && state === "OPEN" && <ActionForm action={decideSuggestionAction} fixed={{ ...fixed, step: "WITHDRAW" }} kind="secondary" submit="Rút" done="Đã rút gợi ý." inline />}
      </div>
    </li>
  );
}
