import "server-only";
import type { MoveKind, MoveState } from "@/lib/domain/records/pupil-move";
import { toStoredDay, type Day } from "@/lib/domain/vietnam-time";
import { appendHistory } from "../../audit/history";
import type { Ctx } from "../../context";
import { newId } from "../../new-id";

/** A move as it is written down. */
export type NewMove = {
  pupilId: string;
  yearId: string;
  kind: MoveKind;
  fromClassId: string | null;
  toClassId: string | null;
  day: Day;
  school: string | null;
  paper: string | null;
  reason: string | null;
};

/** Writes a move into the register with its line of history. `told`: what the line says beside it (the number in the list, of the register). */
export async function writeMove(ctx: Ctx, move: NewMove, state: MoveState & ("PROPOSED" | "DONE"), told: Record<string, string | number | null> = {}): Promise<string> {
  const staffId = ctx.actor.staffId ?? "";
  const { day, ...rest } = move;
  const decided = state === "DONE" ? { decidedById: staffId, decidedAt: ctx.now } : {};
  const { id } = await ctx.db.pupilMove.create({
    data: { id: newId(), ...rest, day: toStoredDay(day), state, preparedById: staffId, preparedAt: ctx.now, ...decided },
    select: { id: true },
  });
  const { pupilId, kind, fromClassId, toClassId, reason } = move;
  await appendHistory(ctx, {
    ...{ action: `move.${kind.toLowerCase().replace("_", "-")}`, entity: "pupil_move", entityId: id, pupilId, classId: toClassId ?? fromClassId, reason },
    after: { state, from: fromClassId, to: toClassId, day, school: move.school, paper: move.paper, ...told },
  });
  return id;
}

/** A text that may be left empty in a form. */
export const orNull = (typed: string | undefined): string | null => typed?.trim() || null;
