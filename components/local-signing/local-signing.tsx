"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "../button";
import { Card } from "../card";
import { driveBatch, postTo, type Ended, type Progress } from "./drive-batch";
import { localPermission, type LocalPermission } from "./local-permission";
import { signLocally } from "./local-service";
import { LOCAL_FAULT_WORDS } from "./local-words";

/** service: where the signing service of this computer listens. stopped: why the batch broke off, perhaps at another computer. */
type Props = { batchId: string; service: string; left: number; started: boolean; stopped: string | null; onProgress: () => void };

/** Signs a batch with the token plugged into this computer, through the signing service that runs here. */
export function LocalSigning({ batchId, service, left, started, stopped, onProgress }: Props) {
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
    const how = await driveBatch({ batchId, sign: (hash) => signLocally(service, hash), post: postTo(batchId), onProgress: show, isPaused: () => paused.current });
    const isBlocked = how.how === "fault" && how.code === "NOT_RUNNING" && (await localPermission()) === "denied";
    setEnded(isBlocked ? { how: "fault", code: "NOT_ALLOWED", triesLeft: null } : how);
    setRunning(false);
    onProgress();
  };
  const again = started || ended !== null;
  return (
    <Card title={running ? "Đang ký bằng thiết bị cắm ở máy này" : again ? `Ký tiếp ${left} học bạ bằng thiết bị cắm ở máy này` : `Ký ${left} học bạ bằng thiết bị cắm ở máy này`}>
      {!running && <Explanation permission={permission} />}
      <div aria-live="polite" className="space-y-2">
        {running && progress && (
          <p>
            Đã ký {progress.progress.done} trong {progress.progress.total} học bạ. {progress.label ? `Đang ký: ${progress.label}.` : ""} Giữ nguyên thiết bị và trang này.
          </p>
        )}
        {!ended && !running && stopped && <p className="font-semibold text-danger">{stopped}</p>}
        {ended && <p className={ended.how === "done" || ended.how === "paused" ? "" : "font-semibold text-danger"}>{wordsOf(ended)}</p>}
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

function Explanation({ permission }: { permission: LocalPermission | null }) {
  return (
    <div className="mb-3 space-y-2 text-ink-soft">
      <p>Cắm thiết bị ký (USB token) và mở phần mềm ký số trên máy này. PIN chỉ nhập ở phần mềm đó; hệ thống của trường không thấy PIN và khóa. Mỗi chữ ký được giữ ngay khi ký xong.</p>
      {permission === "unasked" && <p>Khi bắt đầu, trình duyệt hỏi có cho trang này truy cập ứng dụng và dịch vụ trên thiết bị không: mời chọn Cho phép. Trang chỉ gửi mã băm của học bạ tới phần mềm ký số.</p>}
      {permission === "denied" && <p className="font-semibold text-danger">{LOCAL_FAULT_WORDS.NOT_ALLOWED}</p>}
    </div>
  );
}

function wordsOf(ended: Ended): string {
  switch (ended.how) {
    case "done":
      return "Đã ký xong các học bạ của đợt này.";
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
  useEffect(() => {
    let live = true;
    void localPermission().then((state) => live && setPermission(state));
    return () => {
      live = false;
    };
  }, []);
  return permission;
}
