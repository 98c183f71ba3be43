"use client";
import { ChevronDown, LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { DropdownMenu } from "radix-ui";

const ITEM = "flex min-h-10 w-full cursor-pointer items-center gap-3 rounded-md px-3 py-2 outline-none data-[highlighted]:bg-action-soft";

/** Who is signed in, and the way out. */
export function UserMenu({ name }: { name: string }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="inline-flex min-h-10 max-w-56 lg:max-w-72 items-center gap-2 rounded-lg border border-line-strong px-3 py-1 hover:bg-ground">
        <UserRound aria-hidden className="size-4.5 shrink-0 sm:hidden" />
        <span className="sr-only sm:not-sr-only sm:truncate!">{name}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} className="z-40 min-w-60 rounded-xl border border-line bg-paper p-1.5 shadow-lg">
          <DropdownMenu.Label className="px-3 py-2 font-semibold">{name}</DropdownMenu.Label>
          <DropdownMenu.Item asChild>
            <Link href="/tai-khoan" prefetch={false} className={ITEM}>
              <UserRound aria-hidden className="size-4.5" />
              Tài khoản của tôi
            </Link>
          </DropdownMenu.Item>
          <DropdownMenu.Item className={ITEM} onSelect={() => void signOut({ callbackUrl: "/dang-nhap" })}>
            <LogOut aria-hidden className="size-4.5" />
            Đăng xuất
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
