import "server-only";
import { decide, mayEver } from "@/lib/domain/people/permissions";
import { NO_WORK } from "@/lib/domain/people/work-item";
import type { Work } from "@/lib/domain/people/work-item";
import type { Ctx } from "../context";

/** What teachers have put before the school: proposals for another test, individual education plans. */
export async function listProposalWork(ctx: Ctx, yearId: string): Promise<Work> {
  const where = { yearId, state: "REQUESTED" as const };
  const todo = [];
  if (decide(ctx.actor, "retest.decide").ok) {
    const count = await ctx.db.retestRequest.count({ where });
    if (count > 0) todo.push({ key: "retests:decide", title: `Trả lời ${count} đề xuất kiểm tra khác`, detail: "Giáo viên chờ nhà trường đồng ý (TT 27, Điều 7)", href: "/so-theo-doi/kiem-tra-lai", action: "Xem", dueOn: null });
  }
  if (mayEver(ctx.actor, "plan.decide")) {
    const count = await ctx.db.individualPlan.count({ where });
    if (count > 0) todo.push({ key: "plans:decide", title: `Quyết định ${count} kế hoạch giáo dục cá nhân`, detail: "Giáo viên chủ nhiệm chờ số quyết định (TT 27, Điều 8)", href: "/so-theo-doi/hoa-nhap", action: "Xem", dueOn: null });
  }
  return todo.length === 0 ? NO_WORK : { ...NO_WORK, todo };
}
