import "server-only";
import { searchName } from "@/lib/domain/people/names";
import { decide } from "@/lib/domain/people/permissions";
import { decideArrival } from "@/lib/domain/records/pupil-move";
import { refusalWords } from "@/lib/domain/refusal-words";
import { showDay, storedDay, type Day } from "@/lib/domain/vietnam-time";
import { logRead } from "../../audit/reads";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { OFFERED_GROUPS, offeredGroups, type OfferedGroups } from "../../groups/offered-groups";
import { leftAs, NOT_MISTAKEN } from "../places";
import { getListedClass, getYearDays } from "./hold-lists";
import { proposeNumber } from "./receive-pupil";

/** A class as a form offers it. `closed`: why nobody can come into it now. */
export type ClassChoice = { id: string; name: string; grade: number; pupils: number; closed: string | null; groups: readonly OfferedGroups[] };

export type Reception = { classes: readonly ClassChoice[]; nextNumber: string | null; firstDay: Day; lastDay: Day };

const NOBODY = { place: null, lastDay: null, waits: false, hasUnit: false, heldOut: false };

/** What a form of reception needs: the classes of a year with how full they are, the next number of the register, the days it may be. */
export async function getReception(ctx: Ctx, yearId: string): Promise<Reception> {
  const right = decide(ctx.actor, "pupil.receive");
  if (!right.ok) throw new AppError(right.reason);
  const year = await getYearDays(ctx, yearId);
  const lastDay = year.today < year.endsOn ? year.today : year.endsOn;
  const rows = await ctx.db.schoolClass.findMany({
    where: { yearId },
    orderBy: [{ grade: "asc" }, { name: "asc" }],
    select: { id: true, ...OFFERED_GROUPS, _count: { select: { enrolments: { where: { endedOn: null } } } } },
  });
  const classes: ClassChoice[] = [];
  for (const { id, _count, ...row } of rows) {
    const to = await getListedClass(ctx, id);
    const may = decideArrival({ actor: ctx.actor, year, pupil: NOBODY, day: lastDay, to });
    classes.push({ id, name: to.className, grade: to.grade, pupils: _count.enrolments, groups: offeredGroups(row), closed: may.ok ? null : refusalWords(may.code, may.detail) });
  }
  return { classes, nextNumber: await proposeNumber(ctx, yearId), firstDay: year.startsOn, lastDay };
}

/** Somebody who was of this school and is in none of its classes in the year. */
export type Former = { pupilId: string; fullName: string; code: string; birthDate: string; last: string };

const MOST = 20;

/** Who was here before, by name without diacritics or by the pupil's code. Masked of everything that does not tell pupils apart. */
export async function findFormer(ctx: Ctx, yearId: string, words: string): Promise<Former[]> {
  const right = decide(ctx.actor, "pupil.receive");
  if (!right.ok) throw new AppError(right.reason);
  const typed = searchName(words);
  if (typed.length < 2) return [];
  const rows = await ctx.db.pupil.findMany({
    where: { OR: [{ searchName: { contains: typed } }, { code: words.trim() }], enrolments: { none: { endedOn: null, class: { yearId } } } },
    orderBy: { sortName: "asc" },
    take: MOST,
    select: FORMER,
  });
  await logRead(ctx, ...rows.map(({ id }) => ({ what: "pupil.former", entityId: id, pupilId: id })));
  return rows.map(formerOf);
}

/** One of them. Throws: NOT_FOUND when there is none, or the pupil is in a class of the year. */
export async function getFormer(ctx: Ctx, yearId: string, pupilId: string): Promise<Former> {
  const right = decide(ctx.actor, "pupil.receive");
  if (!right.ok) throw new AppError(right.reason);
  const row = await ctx.db.pupil.findFirst({ where: { id: pupilId, enrolments: { none: { endedOn: null, class: { yearId } } } }, select: FORMER });
  if (!row) throw new AppError("NOT_FOUND");
  await logRead(ctx, { what: "pupil.former", entityId: pupilId, pupilId });
  return formerOf(row);
}

const FORMER = {
  ...{ id: true, fullName: true, code: true, birthDate: true },
  enrolments: { where: NOT_MISTAKEN, orderBy: { startedOn: "desc" }, take: 1, select: { end: true, endedOn: true, class: { select: { name: true, year: { select: { label: true } } } } } },
} as const;

type FormerRow = { id: string; fullName: string; code: string; birthDate: Date; enrolments: readonly { end: Parameters<typeof leftAs>[0]; endedOn: Date | null; class: { name: string; year: { label: string } } }[] };

function formerOf({ id, fullName, code, birthDate, enrolments: [place] }: FormerRow): Former {
  const ended = place?.endedOn ? `, đến ${showDay(storedDay(place.endedOn))}` : "";
  return { pupilId: id, fullName, code, birthDate: showDay(storedDay(birthDate)), last: place ? `Lớp ${place.class.name}, năm học ${place.class.year.label}${ended}` : "Chưa học lớp nào" };
}
