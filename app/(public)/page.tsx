import { LogIn, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { PublicFrame } from "@/components/shell/public-frame";
import { homeOf } from "@/lib/domain/people/home";
import { findSignedIn } from "@/lib/server/auth/session";
import { findChosenYear } from "@/lib/server/school/school-year";

export default async function HomePage() {
  const signedIn = await findSignedIn();
  if (signedIn) redirect(homeOf(signedIn.actor));
  const school = (await findChosenYear())?.schoolName ?? "";
  return (
    <PublicFrame school={school}>
      <h1 className="text-3xl font-bold">Học bạ số</h1>
      <p className="mt-1 mb-6 text-ink-soft">{school}</p>
      <ul className="grid gap-4 sm:grid-cols-2">
        <Choice href="/dang-nhap" icon={<LogIn aria-hidden className="size-6" />} title="Đăng nhập" about="Dành cho thầy cô, nhân viên và cha mẹ học sinh." />
        <Choice href="/xac-thuc" icon={<ShieldCheck aria-hidden className="size-6" />} title="Xác thực học bạ" about="Ai cầm tệp hoặc bản in đều kiểm tra được, không cần tài khoản." />
      </ul>
    </PublicFrame>
  );
}

function Choice({ href, icon, title, about }: { href: string; icon: ReactNode; title: string; about: string }) {
  return (
    <li>
      <Link href={href} prefetch={false} className="block h-full rounded-xl border border-line bg-paper p-5 hover:border-action">
        <span className="text-action">{icon}</span>
        <span className="mt-2 block text-lg font-semibold text-action">{title}</span>
        <span className="text-ink-soft">{about}</span>
      </Link>
    </li>
  );
}
