"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "../button";
import { Card } from "../card";
import { driveBatch, postTo, type Ended, type Progress } from "./drive-batch";
import { explainFault } from "./explain-fault";
import { watchLocalPermission, type LocalPermission } from "./local-permission";
import { signLocally } from "./local-service";
import { ALLOWED_NOW, LOCAL_FAULT_WORDS } from "./local-words";

/**
 * service: where the signing service of this computer listens. alone: what a batch of one signature is for, "ký thử". stopped: why the batch
 * broke off, perhaps at another computer.
 */
type Props = { batchId: string; service: string; alone: string | null; left: number; started: boolean; stopped: string | null; onProgress: () => void };

/** Signs a batch with the token plugged into this computer, through the signing service that runs here. */
export function LocalSigning({ batchId, service, alone, left, started, stopped, onProgress }: Props) {
  const permission = usePermission();
  const [progress, setProgress] = useState<{ progress: Progress; label: string | null } | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  const [running, setRunning] = useState(false);
  const paused = useRef(false);

  const run = async () => {
    paused.current = false;
    setEnded(null);
    setRunning(true);
    const show = (at: Progress, label: string | null) => setProgress({ progress: { ...at }, label });
    const sign = (hash: string) => signLocally(service, hash).catch(async (fault: unknown) => Promise.reject(await explainFault(fault)));
    setEnded(await driveBatch({ batchId, sign, post: postTo(batchId), onProgress: show, isPaused: () => paused.current }));
    setRunning(false);
    onProgress();
  };
  const again = started || ended !== null;
  const allowedNow = ended?.how === "fault" && ended.code === "NOT_ALLOWED" && permission === "granted";
  return (
    <Card title={running ? "Đang ký bằng thiết bị cắm ở máy này" : titleOf(alone, left, again)}>
      {!running && <Explanation permission={permission} isToldBelow={ended?.how === "fault"} />}
      <div aria-live="polite" className="space-y-2">
        {running && progress && (
          <p>
            {alone === null && `Đã ký ${progress.progress.done} trong ${progress.progress.total} học bạ. `}
            {progress.label ? `Đang ký: ${progress.label}.` : ""} Giữ nguyên thiết bị và trang này.
          </p>
        )}
        {!ended && !running && stopped && permission !== "denied" && <p className="font-semibold text-danger">{stopped}</p>}
        {ended && <p className={ended.how === "done" || ended.how === "paused" || allowedNow ? "" : "font-semibold text-danger"}>{allowedNow ? ALLOWED_NOW : wordsOf(ended)}</p>}
      </div>
      <div className="mt-4">
        {running ? (
          <Button onClick={() => (paused.current = true)}>Tạm ngừng</Button>
        ) : (
          <Button kind="primary" onClick={() => void run()}>
            {again ? "Ký tiếp" : "Bắt đầu ký"}
          </Button>
        )}
      </div>
    </Card>
  );
}

function titleOf(alone: string | null, left: number, again: boolean): string {
  const what = alone ?? `${again ? "ký tiếp" : "ký"} ${left} học bạ`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} bằng thiết bị cắm ở máy này`;
}

function Explanation({ permission, isToldBelow }: { permission: LocalPermission | null; isToldBelow: boolean }) {
  return (
    <div className="mb-3 space-y-2 text-ink-soft">
      <p>Cắm thiết bị ký (USB token) và mở phần mềm ký số trên máy này. PIN chỉ nhập ở phần mềm đó; hệ thống của trường không thấy PIN và khóa. Mỗi chữ ký được giữ ngay khi ký xong.</p>
      {permission === "unasked" && <p>Khi bắt đầu, trình duyệt có thể hỏi có cho trang này truy cập ứng dụng và dịch vụ khác trên thiết bị không: mời chọn Cho phép (Allow). Trang chỉ gửi mã băm của hồ sơ tới phần mềm ký số.</p>}
      {permission === "denied" && !isToldBelow && <p className="font-semibold text-danger">{LOCAL_FAULT_WORDS.NOT_ALLOWED}</p>}
    </div>
  );
}

function wordsOf(ended: Ended): string {
  switch (ended.how) {
    case "done":
      return "Đã ký xong đợt này.";
    case "paused":
      return "Đã tạm ngừng. Những gì đã ký vẫn giữ nguyên; ký tiếp được ở máy này hoặc máy khác.";
    case "fault":
      return ended.triesLeft === null ? LOCAL_FAULT_WORDS[ended.code] : `${LOCAL_FAULT_WORDS[ended.code]} Thiết bị báo còn ${ended.triesLeft} lần thử.`;
    case "refused":
      return ended.message;
    case "not-reached":
      return "Mất kết nối với hệ thống của trường. Những gì đã ký vẫn giữ nguyên; mời bấm Ký tiếp khi có mạng.";
  }
}

function usePermission(): LocalPermission | null {
  const [permission, setPermission] = useState<LocalPermission | null>(null);
  useEffect(() => watchLocalPermission(setPermission), []);
  return permission;
}
