"use client";
import { useEffect } from "react";
import { Button } from "@/components/button";
import { ErrorState } from "@/components/error-state";
import { DatabaseDownPage } from "@/components/shell/database-down-page";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error }: Props) {
  useEffect(() => {
    document.title = "Có lỗi · Học bạ số";
  }, []);
  if (error.digest === "DATABASE_DOWN") return <DatabaseDownPage />;
  return (
    <main id="noi-dung" className="px-4">
      <ErrorState title="Có lỗi ngoài dự kiến" action={<Button kind="primary" onClick={() => window.location.reload()}>Thử lại</Button>}>
        <p>Những gì đã lưu vẫn còn nguyên. Mời thử lại; nếu vẫn gặp, báo quản trị của trường{error.digest ? ` mã ${error.digest}` : ""}.</p>
      </ErrorState>
    </main>
  );
}
