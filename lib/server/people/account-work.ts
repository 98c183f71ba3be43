import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import { NO_WORK } from "@/lib/domain/people/work-item";
import type { Work } from "@/lib/domain/people/work-item";
import type { Ctx } from "../context";

/** Accounts that wait for the head's approval; the administrator sees whom they wait for. */
export async function listAccountWork(ctx: Ctx): Promise<Work> {
  if (!decide(ctx.actor, "account.approve").ok) return NO_WORK;
  const waiting = await ctx.db.account.findMany({
    where: { status: "PREPARED" },
    select: { staff: { select: { fullName: true } }, guardian: { select: { fullName: true } } },
    orderBy: { username: "asc" },
  });
  if (waiting.length === 0) return NO_WORK;
  const names = waiting.map(({ staff, guardian }) => staff?.fullName ?? guardian?.fullName ?? "");
  const detail = names.slice(0, 3).join(", ") + (names.length > 3 ? ` và ${names.length - 3} người nữa` : "");
  const item = { key: "accounts:approve", title: `Duyệt ${waiting.length} tài khoản mới lập`, detail, href: "/quan-tri/tai-khoan?trang-thai=cho-duyet", action: "Xem", dueOn: null };
  return { ...NO_WORK, todo: [item] };
}
