import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { Work } from "@/lib/domain/people/work-item";
import { NO_WORK } from "@/lib/domain/people/work-item";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";

/** The head's orders about entry that the administrator has not carried out yet. Source: QĐ 1789, Đ.33. */
export async function listWindowWork(ctx: Ctx, yearId: string): Promise<Work> {
  const [carriesOut, decides] = [decide(ctx.actor, "window.carry-out").ok, decide(ctx.actor, "window.open").ok];
  if (!carriesOut && !decides) return NO_WORK;
  const orders = await ctx.db.windowOrder.findMany({ where: { yearId, status: "ORDERED" }, orderBy: { orderedAt: "asc" }, select: { reason: true, orderedAt: true } });
  const [first] = orders;
  if (!first) return NO_WORK;
  const what = `${orders.length} lệnh mở, khóa nhập chưa thực hiện`;
  if (!carriesOut) return { ...NO_WORK, waitsFor: [{ key: "windows:orders", who: "Quản trị hệ thống", what }] };
  const item = { key: "windows:orders", title: `Thực hiện ${orders.length} lệnh mở, khóa nhập của hiệu trưởng`, detail: first.reason, href: "/lich-nhap", action: "Xem lệnh", dueOn: vietnamDay(first.orderedAt) };
  return { ...NO_WORK, todo: [item] };
}
