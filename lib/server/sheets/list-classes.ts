import "server-only";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { PERIODS } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { optionalSubjects } from "@/lib/domain/assessment/subjects-for";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { readableSubjects } from "@/lib/domain/people/permissions";
import type { EntryPart, WindowState } from "@/lib/domain/records/entry-window";
import { windowOf, windowState } from "@/lib/domain/records/entry-window";
import type { PartStatus, SheetStatus } from "@/lib/domain/records/sheet-status";
import { storedDay, vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { countEntries } from "./count-entries";
import { groupsTaught } from "@/lib/domain/records/pupil-groups";
import { dutiesInForce } from "../people/duties-in-force";

/** How far one part of a class's period is: whose it is, its status, cells filled of cells wanted. */
export type PartProgress = {
  subject: SubjectCode | "HOMEROOM";
  groupId: string | null;
  status: PartStatus | null; // null: the homeroom teacher's own part has no status
  done: number;
  total: number;
  teachers: readonly { staffId: string; name: string; sex: "MALE" | "FEMALE" }[];
  entry: WindowState; // the grade's window, or what the head has opened for this part alone
  submittedOn: string | null;
};

export type PeriodProgress = {
  period: Period;
  window: WindowState;
  opensOn: string | null;
  closesOn: string | null;
  status: SheetStatus;
  certifiedOn: string | null;
  note: string | null;
  parts: readonly PartProgress[];
};

export type ClassProgress = { classId: string; className: string; grade: Grade; pupils: number; homeroom: readonly string[]; reviewBy: string | null; periods: readonly PeriodProgress[] };

/** The classes of a year that this person may see, with how far each period and part is. Six queries, however many classes. */
export async function listClasses(ctx: Ctx, yearId: string): Promise<ClassProgress[]> {
  const rows = (await findClassRows(ctx, yearId)).filter(({ id }) => {
    const readable = readableSubjects(ctx.actor, id);
    return readable === "ALL" || readable.length > 0;
  });
  const counts = await countEntries(ctx.db, yearId, rows.map(({ id }) => id));
  return rows
    .map((row): ClassProgress => {
      const calendar = row.year.calendars.find(({ grade }) => grade === row.grade);
      return {
        classId: row.id,
        className: row.name,
        grade: row.grade as Grade,
        pupils: row._count.enrolments,
        homeroom: row.duties.filter(({ kind }) => kind === "HOMEROOM_TEACHER").map(({ staff }) => staff.fullName),
        reviewBy: calendar ? storedDay(calendar.reviewBy) : null,
        periods: PERIODS.map((period) => periodOf(ctx, row, period, counts)),
      };
    })
    .sort((a, b) => a.className.localeCompare(b.className, "vi", { numeric: true }));
}

type ClassListRow = Awaited<ReturnType<typeof findClassRows>>[number];
type Counts = Awaited<ReturnType<typeof countEntries>>;

const findClassRows = ({ db, now }: Ctx, yearId: string) =>
  db.schoolClass.findMany({
    where: { yearId },
    select: {
      id: true,
      name: true,
      grade: true,
      year: { select: { startYear: true, windows: true, calendars: true } },
      subjects: { select: { subjectCode: true } },
      duties: {
        where: { kind: { in: ["SUBJECT_TEACHER", "HOMEROOM_TEACHER"] }, ...dutiesInForce(vietnamDate(now)) },
        select: { kind: true, subjectCode: true, groupId: true, staff: { select: { id: true, fullName: true, sex: true } } },
      },
      groups: { select: { id: true, subjectCode: true } },
      exceptions: { select: { period: true, partCode: true, opensAt: true, closesAt: true } },
      sheets: { select: { period: true, status: true, note: true, certifiedAt: true, parts: { select: { subjectCode: true, groupId: true, status: true, submittedAt: true } } } },
      _count: { select: { enrolments: { where: { endedOn: null } } } },
    },
  });

function periodOf(ctx: Ctx, row: ClassListRow, period: Period, counts: Counts): PeriodProgress {
  const window = row.year.windows.find((one) => one.grade === row.grade && one.period === period) ?? null;
  const sheet = row.sheets.find((one) => one.period === period);
  const readable = readableSubjects(ctx.actor, row.id);
  const exceptions = row.exceptions.filter((one) => one.period === period).map(({ partCode, ...one }) => ({ ...one, part: partCode as EntryPart | null }));
  const entryOf = (part: EntryPart) => windowState(windowOf(part, window, exceptions, ctx.now), ctx.now);
  const chosen = counts.chosen(row.id);
  const taught = SUBJECT_CODES.filter((code) => takesAsWhole(row, code) || (chosen.has(code) && optionalSubjects(row.grade as Grade).includes(code)));
  const subjects = readable === "ALL" ? taught : taught.filter((code) => readable.includes(code));
  return {
    period,
    window: windowState(window, ctx.now),
    opensOn: window ? vietnamDay(window.opensAt) : null,
    closesOn: window ? vietnamDay(new Date(window.closesAt.getTime() - 1)) : null,
    status: sheet?.status ?? "OPEN",
    certifiedOn: sheet?.certifiedAt ? vietnamDay(sheet.certifiedAt) : null,
    note: sheet?.note ?? null,
    parts: [...subjects.flatMap((subject) => partsOf(row, period, subject, { counts, entry: entryOf(subject) })), ...(readable === "ALL" ? [homeroomOf(row, period, counts, entryOf("HOMEROOM"))] : [])],
  };
}

/** Otherwise only those pupils take it who have chosen it. Source: TT 32/2018; traps A13. */
const takesAsWhole = (row: ClassListRow, subject: SubjectCode): boolean => row.subjects.some(({ subjectCode }) => subjectCode === subject);

function partsOf(row: ClassListRow, period: Period, subject: SubjectCode, { counts, entry }: { counts: Counts; entry: WindowState }): PartProgress[] {
  const duties = row.duties.filter((duty) => duty.kind === "SUBJECT_TEACHER" && duty.subjectCode === subject);
  const groups = row.groups.filter(({ subjectCode }) => subjectCode === subject).map(({ id }) => ({ id, hasPupils: counts.pupils(row.id, period, id) > 0 }));
  const cells = hasMark(subject, row.grade as Grade, period, ruleSetFor(row.year.startYear, row.grade as Grade)) ? 2 : 1;
  return groupsTaught(duties, groups).map((groupId) => {
    const stored = row.sheets.find((sheet) => sheet.period === period)?.parts.find((part) => part.subjectCode === subject && part.groupId === groupId);
    const count = counts.subject(row.id, period, subject, groupId);
    const members = counts.pupils(row.id, period, groupId);
    const assessed = takesAsWhole(row, subject) ? Math.max(0, members - count.exempt) : count.taking;
    return {
      subject,
      groupId,
      status: stored?.status ?? "DRAFT",
      done: count.levels + (cells === 2 ? count.marks : 0),
      total: assessed * cells,
      teachers: duties.filter((duty) => duty.groupId === groupId).map(teacherOf),
      entry,
      submittedOn: stored?.submittedAt ? vietnamDay(stored.submittedAt) : null,
    };
  });
}

function homeroomOf(row: ClassListRow, period: Period, counts: Counts, entry: WindowState): PartProgress {
  const perPupil = traitsOf(row.grade as Grade).length + (period === "CN" ? 4 : 0);
  return {
    subject: "HOMEROOM",
    groupId: null,
    status: null,
    done: counts.homeroom(row.id, period),
    total: counts.pupils(row.id, period, null) * perPupil,
    teachers: row.duties.filter(({ kind }) => kind === "HOMEROOM_TEACHER").map(teacherOf),
    entry,
    submittedOn: null,
  };
}

const teacherOf = ({ staff }: ClassListRow["duties"][number]) => ({ staffId: staff.id, name: staff.fullName, sex: staff.sex });
