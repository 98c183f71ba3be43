"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect } from "@/components/form-field";
import type { FoundKey } from "@/lib/server/certificates/found-key";
import { findRemoteKeysAction } from "./actions";
import { FoundKeys } from "./found-keys";

export type Provider = { id: string; name: string };

/** Asks a provider which certificates this person has there, and lets them choose. */
export function RemoteKeyForm({ providers }: { providers: readonly Provider[] }) {
  const [found, setFound] = useState<readonly FoundKey[]>([]);
  if (providers.length === 0) return <p className="text-ink-soft">Trường chưa dùng nhà cung cấp ký từ xa nào. Mời quản trị thêm ở Cài đặt ký số.</p>;
  return (
    <div className="space-y-4">
      <ActionForm action={findRemoteKeysAction} submit="Hỏi nhà cung cấp" kind="secondary" stay onDone={(answer) => setFound(answer.found)}>
        <FormSelect label="Nhà cung cấp" name="serviceId">
          {providers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </FormSelect>
        <FormField label="Tên người dùng ở nhà cung cấp" name="user" autoComplete="off" hint="Thường là số căn cước công dân hoặc tên đăng nhập ở ứng dụng ký." />
      </ActionForm>
      <FoundKeys found={found} onDone={() => setFound([])} />
    </div>
  );
}
