import { KeyRound } from "lucide-react";
import type { HandOver } from "@/lib/server/people/accounts/prepare-account";

/** The paper to hand over: told once, never stored, never shown again. */
export function HandOverNote({ handOver }: { handOver: HandOver }) {
  return (
    <section role="status" className="rounded-lg border-2 border-sealed bg-sealed-soft p-4">
      <h2 className="flex items-center gap-2 font-semibold text-sealed">
        <KeyRound aria-hidden className="size-5" />
        Giao cho người dùng, chỉ hiện một lần
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt>Tên đăng nhập</dt>
        <dd className="font-semibold">{handOver.username}</dd>
        <dt>Mật khẩu tạm</dt>
        <dd className="font-mono font-semibold">{handOver.temporaryPassword ?? "đã hiện ở lần gửi trước; nếu lỡ, đặt lại mật khẩu"}</dd>
      </dl>
      <p className="mt-3">Tài khoản mở khi hiệu trưởng duyệt. Lần đăng nhập đầu, người dùng phải đổi mật khẩu.</p>
    </section>
  );
}
