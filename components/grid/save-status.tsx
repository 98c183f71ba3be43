"use client";
import { Check, CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import Link from "next/link";
import { useCallback, useSyncExternalStore } from "react";
import { REST_MS } from "./hands-rest";
import type { SaveQueue, SaveState } from "./save-queue";

/** How far the typing is saved. Never says "saved" before the server has answered, nor between two keys of a hand that goes on. */
export function SaveStatus({ queue }: { queue: SaveQueue }) {
  const subscribe = useCallback((listener: () => void) => calmly(queue, listener), [queue]);
  useSyncExternalStore(
    subscribe,
    () => seen(queue.state()),
    () => seen(IDLE),
  );
  const state = queue.state();
  const [look, Icon, words] = say(state);
  return (
    <p role="status" aria-live={isTrouble(state) ? "polite" : "off"} className={words ? `flex min-h-10 items-center gap-1.5 text-[0.95rem] font-semibold ${look}` : "sr-only"}>
      {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      {words}
      {state.kind === "signed-out" && (
        <Link href={`/dang-nhap?ve=${encodeURIComponent(location.pathname + location.search)}`} className="underline">
          Đăng nhập lại
        </Link>
      )}
    </p>
  );
}

/** Tells the listener of everything at once, but of "saved" only when it has stood for a moment. */
function calmly(queue: SaveQueue, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = queue.subscribe(() => {
    clearTimeout(timer);
    if (queue.state().kind === "saved") timer = setTimeout(listener, REST_MS);
    else listener();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Two states that look alike are one: nothing is drawn anew for a key. */
const seen = (state: SaveState): string => say(state)[2];

/** Said aloud only when something is wrong: a voice at every save would be in the way of the work. */
const isTrouble = ({ kind }: SaveState): boolean => kind === "offline" || kind === "signed-out";

const IDLE: SaveState = { kind: "idle", unsent: 0, at: null };

function say({ kind, unsent, at }: SaveState): readonly [string, typeof Check | null, string] {
  switch (kind) {
    case "idle":
      return ["text-ink-soft", null, ""];
    case "waiting":
    case "saving":
      return ["text-ink-soft", LoaderCircle, "Đang lưu…"];
    case "saved":
      return ["text-sealed", Check, `Đã lưu lúc ${at ?? ""}`];
    case "offline":
      return ["text-waiting", CloudOff, `Chưa lưu được ${unsent} ô – mất mạng, đang giữ trên máy`];
    case "signed-out":
      return ["text-danger", CircleAlert, `Phiên làm việc đã hết, ${unsent} ô đang giữ trên máy.`];
  }
}
