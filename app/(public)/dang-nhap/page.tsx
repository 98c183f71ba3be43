import { redirect } from "next/navigation";
import { PublicFrame } from "@/components/shell/public-frame";
import { homeOf } from "@/lib/domain/people/home";
import { safeReturnPath } from "@/lib/domain/people/return-path";
import { findSignedIn } from "@/lib/server/auth/session";
import { findChosenYear } from "@/lib/server/school/school-year";
import { SignInForm } from "./sign-in-form";

export const metadata = { title: "Đăng nhập" };

type Props = { searchParams: Promise<{ ve?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { ve } = await searchParams;
  const wanted = typeof ve === "string" ? ve : null;
  const signedIn = await findSignedIn();
  if (signedIn) redirect(safeReturnPath(wanted, homeOf(signedIn.actor)));
  const year = await findChosenYear();
  return (
    <PublicFrame school={year?.schoolName ?? ""} narrow>
      <div className="rounded-xl border border-line bg-paper p-5 sm:p-8">
        <h1 className="text-2xl font-bold">Đăng nhập</h1>
        {wanted && <p className="mt-1 text-ink-soft">Đăng nhập xong sẽ trở lại đúng trang đang làm.</p>}
        <SignInForm then={safeReturnPath(wanted, "/")} />
      </div>
      <p className="mt-5 text-[0.95rem] text-ink-soft">
        Quên mật khẩu hoặc chưa có tài khoản: liên hệ quản trị của trường. Kiểm tra một học bạ thì không cần đăng nhập:{" "}
        <a href="/xac-thuc" className="text-action underline">
          Xác thực học bạ
        </a>
        .
      </p>
    </PublicFrame>
  );
}
