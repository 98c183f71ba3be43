"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Badge } from "@/components/badge";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { LinkButton } from "@/components/link-button";
import { LocalSigning } from "@/components/local-signing/local-signing";
import { ProgressBar } from "@/components/progress-bar";
import { useAction } from "@/components/use-action";
import { BATCH_STATE_TONES, batchWords } from "@/lib/domain/transcript/batch-words";
import type { BatchView } from "@/lib/server/ceremonies/get-batch";
import { pauseBatchAction, stopBatchAction } from "../actions";
import { PinForm } from "./pin-form";
import { RefusedList } from "./refused-list";

/** Batches of one signature and no record. */
const ALONE = {
  TRIAL: { deed: "ký thử", open: "Ký thử trên một hồ sơ không của ai.", done: "Khóa, PIN và chứng thư dùng được." },
  ASSIGNMENT: { deed: "ký phân công", open: "Một chữ ký trên bản phân công đã xem. Bản phân công có hiệu lực khi chữ ký này xong.", done: "Bản phân công đã được ký và có hiệu lực từ ngày ghi trong bản." },
} as const;

const POLL_EVERY_MS = 1_000;

/** The batch as it stands, asked again every second while it runs. */
export function BatchProgress({ first, localService }: { first: BatchView; localService: string }) {
  const [batch, refresh] = useBatch(first);
  const { send: stop, pending: stopping } = useAction(stopBatchAction, refresh);
  const { send: pause, pending: pausing } = useAction(pauseBatchAction, refresh);
  const refused = batch.refused.filter(({ leftOut }) => !leftOut).length;
  const left = batch.total - batch.done - refused;
  const open = batch.state === "PIN_NEEDED" || batch.state === "RUNNING";
  return (
    <div className="space-y-5">
      <Card>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3" aria-live="polite">
          <Badge tone={BATCH_STATE_TONES[batch.state]}>{batchWords({ ...batch, confirm: batch.key.confirm })}</Badge>
          {batch.purpose !== "SIGN" ? (
            <p className="font-semibold">{ALONE[batch.purpose][batch.state === "DONE" ? "done" : "open"]}</p>
          ) : (
            <>
              <p className="font-semibold">
                Đã ký {batch.done} trong {batch.total} học bạ{refused > 0 ? `, ${refused} chưa ký được` : ""}
              </p>
              <ProgressBar done={batch.done + refused} total={batch.total} label="Tiến độ ký" />
            </>
          )}
          <span className="ml-auto flex flex-wrap gap-2">
            {batch.state === "RUNNING" && (
              <Button busy={pausing} onClick={() => pause({ batchId: batch.id })}>
                Tạm dừng
              </Button>
            )}
            {open && (
              <Button kind="quiet" busy={stopping} onClick={() => stop({ batchId: batch.id })}>
                Dừng đợt ký
              </Button>
            )}
            {batch.purpose === "ASSIGNMENT" ? (
              <LinkButton href="/phan-cong">Về trang Phân công</LinkButton>
            ) : (
              <LinkButton href="/ky-so">{batch.state === "DONE" ? "Xong, về trang Ký số" : "Về trang Ký số"}</LinkButton>
            )}
          </span>
        </div>
        {batch.state === "RUNNING" && batch.key.confirm === "app" && <p className="mt-3 font-semibold">Mời mở ứng dụng ký số trên điện thoại và xác nhận khi được hỏi.</p>}
        {batch.state === "RUNNING" && batch.key.kind !== "LOCAL_SERVICE" && <p className="mt-3 text-ink-soft">Có thể đóng trang này; việc ký vẫn tiếp tục và mỗi chữ ký được giữ ngay khi ký xong.</p>}
        {batch.status.map((words) => (
          <p key={words} className="mt-2 text-[0.93rem] text-ink-soft">
            {words}
          </p>
        ))}
        {batch.stopped && !(open && batch.key.kind === "LOCAL_SERVICE") && <p className="mt-3 font-semibold text-danger">{batch.stopped}</p>}
        {batch.state === "STOPPED" && batch.purpose === "SIGN" && <p className="mt-3 text-ink-soft">Đợt ký đã dừng. Những học bạ đã ký vẫn giữ nguyên; phần còn lại ký ở đợt sau.</p>}
      </Card>
      {open && <KeyPart batch={batch} left={left} localService={localService} refresh={refresh} />}
      <RefusedList refused={batch.refused} />
    </div>
  );
}

/** What the signer gives or does for the rest: the browser drives a token here; for any other key there is a form. */
function KeyPart({ batch, left, localService, refresh }: { batch: BatchView; left: number; localService: string; refresh: () => void }) {
  const { id, key, state, purpose, pausedAt, done, decision, stopped } = batch;
  const started = done > 0;
  const alone = purpose === "SIGN" ? null : ALONE[purpose].deed;
  if (key.kind === "LOCAL_SERVICE") return <LocalSigning batchId={id} service={localService} alone={alone} left={left} started={started} stopped={stopped} onProgress={refresh} />;
  return state === "PIN_NEEDED" ? <PinForm batchId={id} what={alone ?? (started ? `ký tiếp ${left} học bạ` : `ký ${left} học bạ`)} asked={{ ...key, records: left, decision: decision === null }} paused={pausedAt !== null} started={started} onAccepted={refresh} /> : null;
}

function useBatch(first: BatchView): [BatchView, () => void] {
  const [batch, setBatch] = useState(first);
  const [round, setRound] = useState(0);
  const running = batch.state === "RUNNING";
  const router = useRouter();
  const ended = first.state !== "DONE" && batch.state === "DONE";
  useEffect(() => {
    if (ended) router.refresh(); // what was signed, and the proofs of it, stand under the bar
  }, [ended, router]);
  useEffect(() => {
    if (round === 0 && !running) return;
    let live = true;
    const ask = async () => {
      const response = await fetch(`/api/ceremonies/v1/batches/${first.id}`, { cache: "no-store" }).catch(() => null);
      if (live && response?.ok) setBatch((await response.json()) as BatchView);
    };
    void ask();
    const timer = running ? setInterval(() => void ask(), POLL_EVERY_MS) : undefined;
    return () => {
      live = false;
      clearInterval(timer);
    };
  }, [first.id, running, round]);
  return [batch, () => setRound((known) => known + 1)];
}
