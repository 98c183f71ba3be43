"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect } from "@/components/form-field";
import { REMOTE_ADAPTER_WORDS, REMOTE_CONFIRM_WORDS, type RemoteAdapter } from "@/lib/domain/transcript/remote-words";
import { addRemoteAction } from "./actions";

const ADAPTERS = Object.entries(REMOTE_ADAPTER_WORDS) as [RemoteAdapter, (typeof REMOTE_ADAPTER_WORDS)[RemoteAdapter]][];

/** One more provider of remote signatures. Folded away again once it is noted, and with it the secret. */
export function AddRemoteForm() {
  const [adapter, setAdapter] = useState<RemoteAdapter>("SMARTCA");
  const [added, setAdded] = useState(0);
  return (
    <div className="border-t border-line px-5 py-4">
      <details key={added}>
        <summary className="font-semibold text-action">Thêm nhà cung cấp</summary>
        <div className="mt-3 max-w-xl">
          <ActionForm action={addRemoteAction} submit="Thêm nhà cung cấp" done="Đã thêm nhà cung cấp. Người ký khai báo khóa ở mục Chứng thư số." onDone={() => setAdded(added + 1)}>
            <FormField label="Tên nhà cung cấp" name="name" />
            <FormSelect label="Cách kết nối" name="adapter" value={adapter} onChange={(event) => setAdapter(event.target.value as RemoteAdapter)}>
              {ADAPTERS.map(([code, { name }]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </FormSelect>
            <FormField label="Địa chỉ" name="url" hint={`Có dạng ${REMOTE_ADAPTER_WORDS[adapter].address}`} inputMode="url" />
            <FormField label="Mã truy cập (client id)" name="clientId" autoComplete="off" />
            <FormField label="Mã bí mật (client secret)" name="secret" type="password" autoComplete="off" hint="Được mã hóa ngay và không hiện lại ở đâu." />
            <FormSelect label="Người ký xác nhận bằng" name="confirm">
              {Object.entries(REMOTE_CONFIRM_WORDS).map(([code, words]) => (
                <option key={code} value={code}>
                  {words}
                </option>
              ))}
            </FormSelect>
            <FormField label="Nhiều nhất bao nhiêu chữ ký một lần xác nhận" name="maxBatch" inputMode="numeric" defaultValue="50" />
            <LessUsual />
          </ActionForm>
        </div>
      </details>
    </div>
  );
}

/** What most providers do alike. */
function LessUsual() {
  return (
    <details>
      <summary className="text-ink-soft">Khi nhà cung cấp làm khác thông thường</summary>
      <div className="mt-3 space-y-4">
        <FormSelect label="Cách viết giá trị băm" name="hashEncoding" hint="SmartCA dùng hex, các nơi khác base64.">
          <option value="">Như thường lệ</option>
          <option value="base64">base64</option>
          <option value="hex">hex</option>
        </FormSelect>
        <FormField label="Chờ xác nhận nhiều nhất (giây)" name="waitSeconds" inputMode="numeric" defaultValue="180" />
        <FormField label="Mã cấu hình (profile, của MySign)" name="profile" autoComplete="off" />
        <FormSelect label="Cách lấy phiên làm việc (CSC)" name="signIn">
          <option value="oauth2">OAuth 2</option>
          <option value="login">Đăng nhập</option>
        </FormSelect>
        <FormSelect label="Cách trả chữ ký" name="mode">
          <option value="async">Trả sau khi xác nhận</option>
          <option value="sync">Trả ngay</option>
        </FormSelect>
      </div>
    </details>
  );
}
