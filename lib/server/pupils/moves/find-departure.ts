import "server-only";
import { decideDeparturePaper, type DepartureKind, type DeparturePaper } from "@/lib/domain/records/departure";
import { storedDay, type Day } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { standingDepartures } from "./standing-departures";

/** A departure that stands: whose, from which class, when, to where. */
export type StandingDeparture = {
  id: string;
  pupilId: string;
  yearId: string;
  classId: string;
  kind: DepartureKind;
  lastDay: Day;
  toSchool: string | null;
  paper: string | null;
};

/** Throws: NOT_FOUND when there is no such departure or it is none of the person's; DEPARTURE_NOT_NOW. */
export async function findDeparture(ctx: Ctx, moveId: string, paper: DeparturePaper): Promise<StandingDeparture> {
  const move = await ctx.db.pupilMove.findUnique({ where: { id: moveId } });
  if (!move?.fromClassId || (move.kind !== "TRANSFERRED" && move.kind !== "LEFT")) throw new AppError("NOT_FOUND");
  const { id, pupilId, yearId, fromClassId: classId, kind, day, school: toSchool, paper: by } = move;
  const stands = (await standingDepartures(ctx.db, [pupilId])).has(id);
  const may = decideDeparturePaper(ctx.actor, paper, { classId, stands });
  if (!may.ok) throw new AppError(may.reason);
  return { id, pupilId, yearId, classId, kind, lastDay: storedDay(day), toSchool, paper: by };
}
