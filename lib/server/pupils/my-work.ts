import "server-only";
import { mayEver } from "@/lib/domain/people/permissions";
import type { Work, WorkItem } from "@/lib/domain/people/work-item";
import { NO_WORK } from "@/lib/domain/people/work-item";
import type { Ctx } from "../context";

/** Lists to look through (học vụ) and lists that were sent back (GVCN). Source: QĐ 1789, Đ.14.2, 31.1. */
export async function listProfileWork(ctx: Ctx, yearId: string): Promise<Work> {
  const checks = mayEver(ctx.actor, "pupil.check");
  const kept = ctx.actor.duties.filter(({ kind }) => kind === "HOMEROOM_TEACHER").flatMap(({ classId }) => classId ?? []);
  if (!checks && kept.length === 0) return NO_WORK;
  const classes = await ctx.db.schoolClass.findMany({
    where: { yearId, ...(checks ? {} : { id: { in: kept } }) },
    orderBy: { name: "asc" },
    select: { id: true, name: true, listCheck: { select: { status: true, note: true } } },
  });
  const returned = classes.filter(({ id, listCheck }) => listCheck?.status === "RETURNED" && kept.includes(id));
  const again = checks ? classes.filter(({ listCheck }) => listCheck?.status === "SENT_AGAIN") : [];
  const unchecked = checks ? classes.filter(({ listCheck }) => listCheck === null) : [];
  const item = (id: string, title: string, detail: string, action: string): WorkItem => ({ key: `list:${id}`, title, detail, href: `/ho-so/${id}`, action, dueOn: null });
  return {
    ...NO_WORK,
    todo: [
      ...returned.map(({ id, name, listCheck }) => item(id, `Bổ sung hồ sơ lớp ${name}`, `Học vụ trả lại: ${listCheck?.note ?? ""}`, "Xem hồ sơ")),
      ...again.map(({ id, name }) => item(id, `Rà soát lại danh sách lớp ${name}`, "Giáo viên chủ nhiệm đã sửa và gửi lại", "Rà soát")),
      ...(unchecked.length > 0 ? [{ ...item("", `Rà soát danh sách ${unchecked.length} lớp`, unchecked.map(({ name }) => name).join(", "), "Xem danh sách"), href: "/ho-so" }] : []),
    ],
  };
}
