import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { PupilStanding } from "@/lib/domain/records/pupil-move";
import { decideClassMove, decideLeaving, MOVE_WORDS } from "@/lib/domain/records/pupil-move";
import { refusalWords } from "@/lib/domain/refusal-words";
import { showDay, storedDay, type Day } from "@/lib/domain/vietnam-time";
import { logRead } from "../../audit/reads";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { OFFERED_GROUPS, offeredGroups, type OfferedGroups } from "../../groups/offered-groups";
import { leftAs, NOT_MISTAKEN } from "../places";
import { getListedClass, getStanding, getYearDays } from "./hold-lists";
import { loadInheritance } from "./load-inheritance";
import type { MoveLine } from "./move-lines";
import { findPupilMoves } from "./move-lines";

/** One place of a pupil in a class, in words. */
export type PlaceLine = { id: string; year: string; className: string; orderNo: number; from: string; until: string; current: boolean };

/** A deed on the pupil's place that this person may do. `blocked`: why it is off now. */
export type Offered = { blocked: string | null };

export type Journey = {
  pupil: { id: string; fullName: string; code: string };
  className: string;
  places: readonly PlaceLine[];
  admissions: readonly { number: string; on: string; from: string | null }[];
  moves: readonly MoveLine[];
  move: (Offered & { classes: readonly { id: string; name: string; groups: readonly OfferedGroups[] }[] }) | null;
  leave: Offered | null;
  inherits: { school: string; mayWrite: boolean } | null; // results of the old school, days missed there
  firstDay: Day;
  lastDay: Day;
};

/** A pupil's way through the school, with what may be done about it from this class. Throws: NOT_FOUND when not of this class. */
export async function getJourney(ctx: Ctx, classId: string, pupilId: string): Promise<Journey> {
  const right = decide(ctx.actor, "pupil.read", { classId });
  if (!right.ok) throw new AppError(right.reason);
  const inheritance = await loadInheritance(ctx, classId, pupilId);
  const { code } = await ctx.db.pupil.findUniqueOrThrow({ where: { id: pupilId }, select: { code: true } });
  const year = await getYearDays(ctx, inheritance.yearId);
  const standing = await getStanding(ctx, pupilId, inheritance.yearId);
  const day = year.today < year.endsOn ? year.today : year.endsOn;
  const isHere = standing.place?.class.classId === classId;
  await logRead(ctx, { what: "pupil.journey", entityId: pupilId, pupilId });
  const { pupil, className, move } = inheritance;
  return {
    ...{ pupil: { ...pupil, code }, className, firstDay: year.startsOn, lastDay: day },
    places: await listPlaces(ctx, pupilId),
    admissions: await listAdmissions(ctx, pupilId),
    moves: await findPupilMoves(ctx, pupilId),
    move: isHere && decide(ctx.actor, "pupil.move-class", { classId }).ok ? await offerMove(ctx, standing, { year, day }) : null,
    leave: isHere ? offerLeaving(ctx, standing, { year, day }) : null,
    inherits: move ? { school: move.school, mayWrite: decide(ctx.actor, "pupil.receive", { classId }).ok } : null,
  };
}

type Now = { year: Awaited<ReturnType<typeof getYearDays>>; day: Day };

/** The other classes of the grade that take the pupil; when none does, why the first does not. */
async function offerMove(ctx: Ctx, pupil: PupilStanding, { year, day }: Now): Promise<Journey["move"]> {
  const from = pupil.place?.class;
  if (!from) return null;
  const rows = await ctx.db.schoolClass.findMany({ where: { yearId: from.yearId, grade: from.grade, id: { not: from.classId } }, orderBy: { name: "asc" }, select: { id: true, ...OFFERED_GROUPS } });
  const classes = [];
  let blocked: string | null = rows.length === 0 ? `Khối ${from.grade} chỉ có một lớp nên không có lớp để chuyển sang.` : null;
  for (const { id, ...row } of rows) {
    const to = await getListedClass(ctx, id);
    const may = decideClassMove({ actor: ctx.actor, year, pupil, day, to });
    if (may.ok) classes.push({ id, name: to.className, groups: offeredGroups(row) });
    else blocked ??= refusalWords(may.code, may.detail);
  }
  return { classes, blocked: classes.length > 0 ? null : blocked };
}

function offerLeaving({ actor }: Ctx, pupil: PupilStanding, { year, day }: Now): Offered | null {
  if (!decide(actor, "pupil.propose-leaving", { classId: pupil.place?.class.classId ?? "" }).ok) return null;
  const may = decideLeaving("pupil.propose-leaving", { actor, year, pupil, day });
  return { blocked: may.ok ? null : refusalWords(may.code, may.detail) };
}

async function listPlaces({ db }: Ctx, pupilId: string): Promise<PlaceLine[]> {
  const rows = await db.enrolment.findMany({
    where: { pupilId, ...NOT_MISTAKEN },
    orderBy: { startedOn: "desc" },
    select: { id: true, orderNo: true, startedOn: true, endedOn: true, end: true, awayFrom: true, backOn: true, awayEnd: true, class: { select: { name: true, year: { select: { label: true } } } } },
  });
  const on = (date: Date) => showDay(storedDay(date));
  return rows.map(({ id, orderNo, startedOn, endedOn, end, awayFrom, backOn, class: { name, year } }) => {
    const kind = leftAs(end);
    const away = awayFrom && backOn ? ` (vắng từ ${on(awayFrom)}, trở lại ${on(backOn)})` : "";
    return { id, year: year.label, className: name, orderNo, from: `${on(startedOn)}${away}`, until: kind && endedOn ? `${MOVE_WORDS[kind]} ${on(endedOn)}` : "", current: endedOn === null };
  });
}

async function listAdmissions({ db }: Ctx, pupilId: string): Promise<Journey["admissions"]> {
  const rows = await db.admission.findMany({ where: { pupilId }, orderBy: { admittedOn: "desc" } });
  return rows.map(({ number, admittedOn, fromSchool }) => ({ number, on: showDay(storedDay(admittedOn)), from: fromSchool }));
}
