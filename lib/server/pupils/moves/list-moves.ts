import "server-only";
import { mayEver } from "@/lib/domain/people/permissions";
import type { Work } from "@/lib/domain/people/work-item";
import { NO_WORK } from "@/lib/domain/people/work-item";
import { logRead } from "../../audit/reads";
import type { Ctx } from "../../context";
import type { MoveLine } from "./move-lines";
import { findMoveLines } from "./move-lines";

/** The year's register of moves, as far as this person looks after the classes; what waits for a decision stands first. */
export async function listMoves(ctx: Ctx, yearId: string): Promise<{ waiting: readonly MoveLine[]; others: readonly MoveLine[] }> {
  const lines = await findMoveLines(ctx, { yearId });
  await logRead(ctx, { what: "pupil.moves", entityId: yearId });
  return { waiting: lines.filter(({ state }) => state === "PROPOSED"), others: lines.filter(({ state }) => state !== "PROPOSED") };
}

/** Proposals to leave that wait for the head. Source: QĐ 1789, Đ.22.2. */
export async function listMoveWork(ctx: Ctx, yearId: string): Promise<Work> {
  if (!mayEver(ctx.actor, "pupil.decide-leaving")) return NO_WORK;
  const count = await ctx.db.pupilMove.count({ where: { yearId, state: "PROPOSED" } });
  if (count === 0) return NO_WORK;
  return { ...NO_WORK, todo: [{ key: "moves:decide", title: `Quyết định ${count} đề nghị chuyển trường, thôi học`, detail: "Học vụ đã chuẩn bị; danh sách lớp giữ nguyên đến khi quyết định (QĐ 1789, Điều 22)", href: "/ho-so/bien-dong", action: "Xem", dueOn: null }] };
}
