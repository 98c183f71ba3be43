import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { PERIODS } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { decide, readableSubjects } from "@/lib/domain/people/permissions";
import type { RequestState } from "@/lib/domain/records/retest-workflow";
import { showDay, showInstant, storedDay } from "@/lib/domain/vietnam-time";
import { logRead } from "../audit/reads";
import type { Ctx } from "../context";

/** A pupil and the test a line is about. */
export type TestLine = { id: string; classId: string; className: string; pupilId: string; pupil: string; subject: SubjectCode; period: Period };

/** Somebody who was absent and has not made it up. */
export type MakeUpLine = TestLine & { reason: string; since: string | null };

/** A proposal for another test that is not over: it waits for the school, or for its result. */
export type RetestLine = TestLine & { state: RequestState; reason: string; who: string; at: string; version: number; decides: boolean; records: boolean };

export type ToTest = { makeUps: readonly MakeUpLine[]; retests: readonly RetestLine[] };

/** Who must still be tested, as far as this person may see it: all of it, a class, or the own subjects. */
export async function listToTest(ctx: Ctx, yearId: string): Promise<ToTest> {
  const classes = await ctx.db.schoolClass.findMany({ where: { yearId }, orderBy: [{ grade: "asc" }, { name: "asc" }], select: { id: true, name: true } });
  const seen = classes.filter(({ id }) => readableSubjects(ctx.actor, id).length > 0);
  await logRead(ctx, { what: "sheet.to-test", entityId: yearId });
  return { makeUps: await listMakeUps(ctx, yearId, seen), retests: await listRetests(ctx, yearId, seen) };
}

type SeenClass = { id: string; name: string };

/** Who may read the cell a line is about; a teacher of one group reads that group. */
const sees = ({ actor }: Ctx, classId: string, subjectCode: string, groups: readonly { groupId: string }[]): boolean =>
  [null, ...groups.map(({ groupId }) => groupId)].some((groupId) => decide(actor, "sheet.read", { classId, subjectCode, groupId }).ok);

const IN_GROUPS = { where: { leftAt: null }, select: { groupId: true } };

async function listMakeUps(ctx: Ctx, yearId: string, classes: readonly SeenClass[]): Promise<MakeUpLine[]> {
  const inSeen = { classId: { in: classes.map(({ id }) => id) }, endedOn: null };
  const rows = await ctx.db.assessment.findMany({
    where: { yearId, current: true, absentReason: { not: null }, pupil: { enrolments: { some: inSeen } } },
    select: {
      ...{ id: true, pupilId: true, subjectCode: true, period: true, absentReason: true, assessedOn: true },
      pupil: { select: { fullName: true, groups: IN_GROUPS, enrolments: { where: inSeen, select: { class: { select: { id: true, name: true } } } } } },
    },
  });
  const lines = rows.flatMap(({ pupil, subjectCode, absentReason, assessedOn, ...row }): MakeUpLine[] => {
    const place = pupil.enrolments[0]?.class;
    if (!place || !sees(ctx, place.id, subjectCode, pupil.groups)) return [];
    const since = assessedOn && showDay(storedDay(assessedOn));
    return [{ ...row, classId: place.id, className: place.name, pupil: pupil.fullName, subject: subjectCode as SubjectCode, reason: absentReason ?? "", since }];
  });
  return inOrder(lines);
}

async function listRetests(ctx: Ctx, yearId: string, classes: readonly SeenClass[]): Promise<RetestLine[]> {
  const rows = await ctx.db.retestRequest.findMany({
    where: { yearId, state: { in: ["REQUESTED", "APPROVED"] }, assessment: null },
    include: { pupil: { select: { fullName: true, groups: IN_GROUPS, enrolments: { where: { endedOn: null, class: { yearId } }, select: { classId: true } } } } },
  });
  const staff = await ctx.db.staff.findMany({ where: { id: { in: rows.map(({ requestedById }) => requestedById) } }, select: { id: true, fullName: true } });
  const lines = rows.flatMap((row): RetestLine[] => {
    // Who has changed class is tested where he is now.
    const place = classes.find(({ id }) => id === (row.pupil.enrolments[0]?.classId ?? row.classId));
    if (!place || !sees(ctx, place.id, row.subjectCode, row.pupil.groups)) return [];
    const aim = { classId: place.id, subjectCode: row.subjectCode };
    return [
      {
        ...{ id: row.id, classId: place.id, className: place.name, pupilId: row.pupilId, pupil: row.pupil.fullName },
        ...{ subject: row.subjectCode as SubjectCode, period: row.period, state: row.state, reason: row.reason, version: row.version },
        ...{ who: staff.find(({ id }) => id === row.requestedById)?.fullName ?? "", at: showInstant(row.requestedAt) },
        decides: row.state === "REQUESTED" && decide(ctx.actor, "retest.decide", aim).ok,
        records: row.state === "APPROVED" && [null, ...row.pupil.groups.map(({ groupId }) => groupId)].some((groupId) => decide(ctx.actor, "sheet.enter-subject", { ...aim, groupId }).ok),
      },
    ];
  });
  return inOrder(lines);
}

const inOrder = <T extends TestLine>(lines: readonly T[]): T[] =>
  [...lines].sort((a, b) => PERIODS.indexOf(a.period) - PERIODS.indexOf(b.period) || a.className.localeCompare(b.className) || a.pupil.localeCompare(b.pupil, "vi"));
