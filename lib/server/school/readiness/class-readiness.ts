import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { ReadinessItem } from "@/lib/domain/transcript/readiness";
import { readinessOf } from "@/lib/domain/transcript/readiness";
import { vietnamDate } from "@/lib/domain/vietnam-time";
import { logRead } from "../../audit/reads";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { findEarlierUnits } from "../../transcripts/earlier-units";
import { reasonsOf } from "../../transcripts/left-out";
import { loadClassYear } from "../../transcripts/load-class-year";
import { pdfTools } from "../../transcripts/paper-tools";
import { findSignerObstacles, type SignerObstacle } from "./signer-readiness";

export type PupilReadiness = { pupilId: string; orderNo: number; fullName: string; items: readonly ReadinessItem[] };
export type ClassReadiness = { classId: string; className: string; pupils: readonly PupilReadiness[]; ready: number; signers: readonly SignerObstacle[] };

/** Every reason for which a record of this class could not be made and sealed today, by pupil; and what its signers lack. */
export async function getClassReadiness(ctx: Ctx, classId: string): Promise<ClassReadiness> {
  const right = decide(ctx.actor, "unit.read", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const year = await loadClassYear(ctx.db, classId, vietnamDate(ctx.now));
  if (!year) throw new AppError("NOT_FOUND");
  const earlier = await findEarlierUnits(ctx.db, [...year.pupils.keys()], year.schoolClass.year.startYear);
  const { fonts } = await pdfTools();
  const pupils = year.schoolClass.enrolments.flatMap(({ pupilId, orderNo, end }) => {
    const pupil = year.pupils.get(pupilId);
    return pupil && end === null ? [{ pupilId, orderNo, fullName: pupil.fullName, items: readinessOf(reasonsOf(year, pupil, earlier.get(pupilId), fonts.regular)) }] : [];
  });
  await logRead(ctx, { what: "class.readiness", entityId: classId });
  const obstacles = pupils.filter(({ items }) => items.length > 0);
  return { classId, className: year.schoolClass.name, pupils: obstacles, ready: pupils.length - obstacles.length, signers: await findSignerObstacles(ctx, year) };
}

export type ReadinessLine = { classId: string; className: string; soon: number; inCourse: number; ready: number; signers: number };

/** The classes of a year whose units this person may read, with how many pupils wait for something that does not mend itself. */
export async function listReadiness(ctx: Ctx, yearId: string): Promise<ReadinessLine[]> {
  const classes = await ctx.db.schoolClass.findMany({ where: { yearId }, orderBy: [{ grade: "asc" }, { name: "asc" }], select: { id: true } });
  const lines: ReadinessLine[] = [];
  for (const { id } of classes.filter((one) => decide(ctx.actor, "unit.read", { classId: one.id }).ok)) {
    const { className, pupils, ready, signers } = await getClassReadiness(ctx, id);
    const soon = pupils.filter(({ items }) => items.some((item) => item.soon)).length;
    lines.push({ classId: id, className, soon, inCourse: pupils.length - soon, ready, signers: signers.length });
  }
  return lines;
}
