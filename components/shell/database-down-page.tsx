"use client";
import { useEffect } from "react";
import { Button } from "../button";
import { ErrorState } from "../error-state";

const ASK_AGAIN_MS = 5_000;

/** Shown while the database is out of reach. It asks every few seconds and comes back by itself. */
export function DatabaseDownPage() {
  useEffect(() => {
    const timer = setInterval(() => {
      fetch("/api/health", { cache: "no-store" }).then(
        (answer) => answer.ok && window.location.reload(),
        () => undefined, // still away: asked again at the next tick
      );
    }, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <main id="noi-dung" className="px-4">
      <ErrorState title="Cơ sở dữ liệu tạm thời không truy cập được" action={<Button kind="primary" onClick={() => window.location.reload()}>Thử lại ngay</Button>}>
        <p>Những gì đã lưu vẫn còn nguyên. Trang này tự thử lại và sẽ mở ra khi truy cập được.</p>
        <p className="mt-2">Nếu quá 10 phút chưa được, mời báo quản trị của trường.</p>
      </ErrorState>
    </main>
  );
}
