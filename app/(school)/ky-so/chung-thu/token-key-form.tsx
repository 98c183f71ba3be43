"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import type { FoundKey } from "@/lib/server/certificates/found-key";
import { findTokenKeysAction } from "./actions";
import { FoundKeys } from "./found-keys";

/** Looks at the tokens plugged in at the server, and lets the owner choose. */
export function TokenKeyForm() {
  const [found, setFound] = useState<readonly FoundKey[]>([]);
  return (
    <div className="space-y-4">
      <ActionForm action={findTokenKeysAction} submit="Tìm token ở máy chủ" kind="secondary" stay onDone={(answer) => setFound(answer.found)}>
        <p className="text-ink-soft">Chỉ hiện chứng thư của thầy cô, và của trường nếu thầy cô giữ con dấu. Bước này không cần PIN.</p>
      </ActionForm>
      <FoundKeys found={found} onDone={() => setFound([])} />
    </div>
  );
}
