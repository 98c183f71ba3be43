import "server-only";
import type { Decision, ListedClass, PupilStanding, YearDays } from "@/lib/domain/records/pupil-move";
import { storedDay, vietnamDay, type Day } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { NOT_MISTAKEN } from "../places";

/** Obeys a rule about moves, or throws what it refuses with. */
export function obey(decision: Decision): void {
  if (!decision.ok) throw new AppError(decision.code, decision.detail);
}

/**
 * Takes hold of a pupil, then of classes and their sheets, until the transaction ends: of two clerks the second waits for
 * the number the first has given, and cells on their way are written before the list changes or find the row frozen.
 * Always in this order and by id, so that nobody waits in a ring.
 */
export async function holdLists({ db }: Ctx, pupilId: string | null, classIds: readonly string[]): Promise<void> {
  if (pupilId !== null) await db.$queryRaw`SELECT id FROM tracking.pupil WHERE id = ${pupilId}::uuid FOR NO KEY UPDATE`;
  await db.$queryRaw`SELECT id FROM tracking.school_class WHERE id = ANY (${[...classIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  await db.$queryRaw`SELECT id FROM tracking.class_sheet WHERE class_id = ANY (${[...classIds]}::uuid[]) ORDER BY class_id, period FOR UPDATE`;
}

/** A class as a change of its list finds it. Throws: NOT_FOUND. */
export async function getListedClass({ db }: Pick<Ctx, "db">, classId: string): Promise<ListedClass> {
  const row = await db.schoolClass.findUnique({
    where: { id: classId },
    select: {
      ...{ id: true, name: true, grade: true, yearId: true },
      sheets: { where: { period: "CN" }, select: { status: true, parts: { where: { status: { in: ["SUBMITTED", "ACCEPTED"] } }, select: { id: true } } } },
      year: { select: { windows: { where: { period: "CN" }, select: { grade: true, closesAt: true } } } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const [sheet] = row.sheets;
  const window = row.year.windows.find(({ grade }) => grade === row.grade);
  return {
    ...{ classId: row.id, className: row.name, grade: row.grade, yearId: row.yearId },
    handedIn: (sheet?.parts.length ?? 0) > 0,
    certified: sheet !== undefined && sheet.status !== "OPEN",
    lastDay: window ? vietnamDay(window.closesAt) : null,
  };
}

/** How a pupil stands in a year. */
export async function getStanding({ db }: Pick<Ctx, "db">, pupilId: string, yearId: string): Promise<PupilStanding> {
  const places = await db.enrolment.findMany({
    where: { pupilId, class: { yearId }, ...NOT_MISTAKEN },
    orderBy: { startedOn: "asc" },
    select: { classId: true, startedOn: true, endedOn: true, backOn: true, class: { select: { year: { select: { startYear: true } } } } },
  });
  const here = places.find(({ endedOn }) => endedOn === null);
  const ends = places.flatMap(({ endedOn }) => (endedOn ? [storedDay(endedOn)] : []));
  const year = await db.schoolYear.findUniqueOrThrow({ where: { id: yearId }, select: { startYear: true } });
  return {
    place: here ? { class: await getListedClass({ db }, here.classId), since: storedDay(here.backOn ?? here.startedOn) } : null,
    lastDay: ends.sort().at(-1) ?? null,
    waits: (await db.pupilMove.count({ where: { pupilId, state: "PROPOSED" } })) > 0,
    hasUnit: (await db.unit.count({ where: { pupilId, startYear: year.startYear, kind: "YEARLY", status: { in: ["SIGNING", "ISSUED"] } } })) > 0,
    heldOut: (await db.heldOut.count({ where: { pupilId, yearId, status: { not: "WITHDRAWN" } } })) > 0,
  };
}

/** The days of a year, and today. Throws: NOT_FOUND. */
export async function getYearDays({ db, now }: Pick<Ctx, "db" | "now">, yearId: string): Promise<YearDays> {
  const year = await db.schoolYear.findUnique({ where: { id: yearId }, select: { startsOn: true, endsOn: true } });
  if (!year) throw new AppError("NOT_FOUND");
  const day = (date: Date): Day => storedDay(date);
  return { startsOn: day(year.startsOn), endsOn: day(year.endsOn), today: vietnamDay(now) };
}
