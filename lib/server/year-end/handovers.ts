import "server-only";
import type { Grade } from "@/lib/domain/assessment/periods";
import { decideAcceptance, type Acceptance } from "@/lib/domain/records/acceptance";
import { decide } from "@/lib/domain/people/permissions";
import { HANDED_OVER, handoverSteps, type HandoverAction, type HandoverStatus } from "@/lib/domain/records/handover";
import type { SheetStatus } from "@/lib/domain/records/sheet-status";
import { storedDay, vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";
import type { Prisma } from "../db/client/client";
import { AppError } from "../errors";
import { dutiesInForce } from "../people/duties-in-force";

export type Handover = {
  classId: string;
  className: string;
  grade: Grade;
  yearLabel: string;
  schoolName: string;
  place: string;
  trial: boolean;
  sheet: SheetStatus;
  status: HandoverStatus;
  version: number; // 0: nothing is written yet
  homeroom: readonly string[];
  toId: string | null;
  to: string | null;
  strengths: string;
  limits: string;
  papers: string;
  witness: string; // minutes of before, when the acceptance was not recorded
  accepted: (Acceptance & { by: string; version: number }) | null;
  mayAccept: boolean;
  given: { by: string; at: Date } | null;
  received: { by: string; at: Date } | null;
  pupils: readonly { pupilId: string; orderNo: number; fullName: string; strengths: string; limits: string }[];
  may: readonly HandoverAction[];
};

/** The hand-overs of a year that concern this person: all of the school for leadership, the own class, the class to be received. */
export async function listHandovers(ctx: Ctx, yearId: string): Promise<Handover[]> {
  const all = await load(ctx, { yearId });
  return all.filter((one) => reads(ctx, one)).sort((one, other) => one.className.localeCompare(other.className, "vi", { numeric: true }));
}

/** One hand-over, read by those it concerns. Throws: NOT_FOUND. */
export async function getHandover(ctx: Ctx, classId: string): Promise<Handover> {
  const [one] = await load(ctx, { id: classId });
  if (!one || !reads(ctx, one)) throw new AppError("NOT_FOUND");
  await logRead(ctx, { what: "handover", entityId: classId });
  return one;
}

const reads = ({ actor }: Ctx, one: Handover) => decide(actor, "handover.read", targetOf(one)).ok;

/** What the rights are asked about: the class, and who is to receive it. */
export const targetOf = ({ classId, homeroom, toId }: Pick<Handover, "classId" | "homeroom" | "toId">) => ({ classId, vacant: homeroom.length === 0, ...(toId ? { ownerStaffId: toId } : {}) });

async function load(ctx: Ctx, where: Prisma.SchoolClassWhereInput): Promise<Handover[]> {
  const rows = await ctx.db.schoolClass.findMany({ where, select: select(vietnamDate(ctx.now)) });
  const school = await ctx.db.school.findFirst({ select: { place: true, isTrial: true } });
  const ids = rows.flatMap(({ handover, acceptance }) => [handover?.givenById, handover?.receivedById, acceptance?.recordedById]).filter((id) => id != null);
  const names = new Map((await ctx.db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, fullName: true } })).map(({ id, fullName }) => [id, fullName]));
  return rows.map((row) => handoverOf(ctx, row, { place: school?.place ?? "", trial: school?.isTrial ?? false }, names));
}

const select = (today: Date) =>
  ({
    id: true,
    name: true,
    grade: true,
    year: { select: { label: true, schoolName: true } },
    sheets: { where: { period: "CN" }, select: { status: true } },
    duties: { where: { kind: "HOMEROOM_TEACHER", ...dutiesInForce(today) }, select: { staff: { select: { fullName: true } } } },
    enrolments: { where: { endedOn: null }, orderBy: { orderNo: "asc" }, select: { orderNo: true, pupil: { select: { id: true, fullName: true } } } },
    acceptance: true,
    handover: { include: { to: { select: { fullName: true } }, pupils: true } },
  }) as const satisfies Prisma.SchoolClassSelect;

type Row = Prisma.SchoolClassGetPayload<{ select: ReturnType<typeof select> }>;

function handoverOf({ actor, now }: Ctx, row: Row, school: { place: string; trial: boolean }, names: Map<string, string>): Handover {
  const { handover } = row;
  const signed = (id: string | null | undefined, at: Date | null | undefined) => (id && at ? { by: names.get(id) ?? "", at } : null);
  const one = {
    classId: row.id,
    className: row.name,
    grade: row.grade as Grade,
    yearLabel: row.year.label,
    schoolName: row.year.schoolName,
    ...school,
    sheet: row.sheets[0]?.status ?? "OPEN",
    status: handover?.status ?? "DRAFT",
    version: handover?.version ?? 0,
    homeroom: row.duties.map(({ staff }) => staff.fullName),
    toId: handover?.toId ?? null,
    to: handover?.to?.fullName ?? null,
    strengths: handover?.strengths ?? "",
    limits: handover?.limits ?? "",
    papers: handover?.papers ?? HANDED_OVER,
    witness: handover?.witness ?? "",
    accepted: acceptedOf(row, names),
    given: signed(handover?.givenById, handover?.givenAt),
    received: signed(handover?.receivedById, handover?.receivedAt),
    pupils: row.enrolments.map(({ orderNo, pupil }) => {
      const word = handover?.pupils.find(({ pupilId }) => pupilId === pupil.id);
      return { pupilId: pupil.id, orderNo, fullName: pupil.fullName, strengths: word?.strengths ?? "", limits: word?.limits ?? "" };
    }),
  } as const;
  const today = vietnamDay(now);
  return {
    ...one,
    mayAccept: decideAcceptance({ actor, target: { classId: one.classId }, sheet: one.sheet, handover: one.status, pupils: one.pupils.length, today, heldOn: today, compared: 0 }).ok,
    may: handoverSteps({ actor, target: targetOf(one), grade: one.grade, status: one.status, sheet: one.sheet, receiver: one.toId, accepted: one.accepted !== null }),
  };
}

function acceptedOf({ acceptance }: Row, names: Map<string, string>): Handover["accepted"] {
  if (!acceptance) return null;
  const { heldOn, present, compared, finding, recordedById, version } = acceptance;
  return { heldOn: storedDay(heldOn), present, compared, finding, by: names.get(recordedById) ?? "", version };
}
