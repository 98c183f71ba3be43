import "server-only";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { PERIODS } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { readableSubjects } from "@/lib/domain/people/permissions";
import type { WindowState } from "@/lib/domain/records/entry-window";
import { windowState } from "@/lib/domain/records/entry-window";
import type { PartStatus, SheetStatus } from "@/lib/domain/records/sheet-status";
import { storedDay, vietnamDate, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { countEntries } from "./count-entries";
import { dutiesInForce } from "./class-row";

/** How far one part of a class's period is: whose it is, its status, cells filled of cells wanted. */
export type PartProgress = {
  subject: SubjectCode | "HOMEROOM";
  groupId: string | null;
  status: PartStatus | null; // null: the homeroom teacher's own part has no status
  done: number;
  total: number;
  teachers: readonly { staffId: string; name: string }[];
};

export type PeriodProgress = {
  period: Period;
  window: WindowState;
  closesOn: string | null;
  status: SheetStatus;
  note: string | null;
  parts: readonly PartProgress[];
};

export type ClassProgress = { classId: string; className: string; grade: Grade; pupils: number; homeroom: readonly string[]; reviewBy: string | null; periods: readonly PeriodProgress[] };

/** The classes of a year that this person may see, with how far each period and part is. Five queries, however many classes. */
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
      year: { select: { windows: true, calendars: true } },
      subjects: { select: { subjectCode: true } },
      duties: {
        where: { kind: { in: ["SUBJECT_TEACHER", "HOMEROOM_TEACHER"] }, ...dutiesInForce(vietnamDate(now)) },
        select: { kind: true, subjectCode: true, groupId: true, staff: { select: { id: true, fullName: true } } },
      },
      groups: { select: { id: true, _count: { select: { members: true } } } },
      sheets: { select: { period: true, status: true, note: true, parts: { select: { subjectCode: true, groupId: true, status: true } } } },
      _count: { select: { enrolments: { where: { endedOn: null } } } },
    },
  });

function periodOf(ctx: Ctx, row: ClassListRow, period: Period, counts: Counts): PeriodProgress {
  const window = row.year.windows.find((one) => one.grade === row.grade && one.period === period) ?? null;
  const sheet = row.sheets.find((one) => one.period === period);
  const readable = readableSubjects(ctx.actor, row.id);
  const taught = SUBJECT_CODES.filter((code) => row.subjects.some(({ subjectCode }) => subjectCode === code));
  const subjects = readable === "ALL" ? taught : taught.filter((code) => readable.includes(code));
  return {
    period,
    window: windowState(window, ctx.now),
    closesOn: window ? vietnamDay(new Date(window.closesAt.getTime() - 1)) : null,
    status: sheet?.status ?? "OPEN",
    note: sheet?.note ?? null,
    parts: [...subjects.flatMap((subject) => partsOf(row, period, subject, counts)), ...(readable === "ALL" ? [homeroomOf(row, period, counts)] : [])],
  };
}

function partsOf(row: ClassListRow, period: Period, subject: SubjectCode, counts: Counts): PartProgress[] {
  const duties = row.duties.filter((duty) => duty.kind === "SUBJECT_TEACHER" && duty.subjectCode === subject);
  const groups = [...new Set(duties.map(({ groupId }) => groupId))].filter((id) => id !== null);
  const cells = hasMark(subject, row.grade as Grade, period) ? 2 : 1;
  return (groups.length > 0 ? groups : [null]).map((groupId) => {
    const members = groupId === null ? row._count.enrolments : (row.groups.find(({ id }) => id === groupId)?._count.members ?? 0);
    const stored = row.sheets.find((sheet) => sheet.period === period)?.parts.find((part) => part.subjectCode === subject && part.groupId === groupId);
    const count = counts.subject(row.id, period, subject, groupId);
    return {
      subject,
      groupId,
      status: stored?.status ?? "DRAFT",
      done: count.levels + (cells === 2 ? count.marks : 0),
      total: Math.max(0, members - count.exempt) * cells,
      teachers: duties.filter((duty) => duty.groupId === groupId).map(({ staff }) => ({ staffId: staff.id, name: staff.fullName })),
    };
  });
}

function homeroomOf(row: ClassListRow, period: Period, counts: Counts): PartProgress {
  const perPupil = traitsOf(row.grade as Grade).length + (period === "CN" ? 4 : 0);
  return {
    subject: "HOMEROOM",
    groupId: null,
    status: null,
    done: counts.homeroom(row.id, period),
    total: row._count.enrolments * perPupil,
    teachers: row.duties.filter(({ kind }) => kind === "HOMEROOM_TEACHER").map(({ staff }) => ({ staffId: staff.id, name: staff.fullName })),
  };
}
