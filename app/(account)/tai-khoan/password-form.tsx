"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FormField } from "@/components/form-field";
import { changePasswordAction } from "./actions";

/** The old password once, the new one twice. Emptied when done. */
export function PasswordForm({ username }: { username: string }) {
  const [round, setRound] = useState(0);
  return (
    <div key={round} className="max-w-md">
      <ActionForm action={changePasswordAction} submit="Đổi mật khẩu" done="Đã đổi mật khẩu. Các nơi đăng nhập khác đã kết thúc." onDone={() => setRound(round + 1)}>
        <input type="text" name="username" defaultValue={username} autoComplete="username" hidden readOnly />
        <FormField label="Mật khẩu hiện tại" name="current" type="password" autoComplete="current-password" />
        <FormField label="Mật khẩu mới" name="next" type="password" autoComplete="new-password" hint="Ít nhất 10 kí tự. Một câu ngắn dễ nhớ là tốt." />
        <FormField label="Nhập lại mật khẩu mới" name="again" type="password" autoComplete="new-password" />
      </ActionForm>
    </div>
  );
}
