import "server-only";
import type { Period } from "@/lib/domain/assessment/periods";
import { endOfTerm } from "@/lib/domain/assessment/periods";
import type { Prisma } from "../db/client/client";
import type { Db } from "../context";

/** A class with all that decides who answers for which cell. One query and its relations, whatever the class. */
export const findClassRow = (db: Db, classId: string, period: Period, today: Date) =>
  db.schoolClass.findUnique({ where: { id: classId }, select: classSelect(period, today) });

export type ClassRow = NonNullable<Awaited<ReturnType<typeof findClassRow>>>;

/** Duties in force today, of an assignment the head has signed. */
export const dutiesInForce = (today: Date) =>
  ({
    validFrom: { lte: today },
    OR: [{ validTo: null }, { validTo: { gte: today } }],
    assignment: { signedAt: { not: null }, effectiveFrom: { lte: today } },
    staff: { OR: [{ leftOn: null }, { leftOn: { gt: today } }] },
  }) as const satisfies Prisma.DutyWhereInput;

const classSelect = (period: Period, today: Date) =>
  ({
    id: true,
    name: true,
    grade: true,
    yearId: true,
    year: { select: { label: true, startYear: true, supplementsClosesOn: true, endsOn: true, partMarkRules: { where: { active: true }, select: { grade: true, subjectCode: true, parts: true, rounding: true } }, windows: { where: { period }, select: { grade: true, opensAt: true, closesAt: true } } } },
    subjects: { select: { subjectCode: true } },
    exceptions: { where: { period }, select: { partCode: true, opensAt: true, closesAt: true } },
    listCheck: { select: { status: true } },
    groups: { select: { id: true, name: true } },
    duties: {
      where: { kind: { in: ["SUBJECT_TEACHER", "HOMEROOM_TEACHER"] }, ...dutiesInForce(today) },
      select: { kind: true, subjectCode: true, groupId: true, staff: { select: { fullName: true, sex: true } } },
    },
    sheets: {
      where: { period: { in: [period, endOfTerm(period)] } },
      select: {
        id: true,
        period: true,
        status: true,
        version: true,
        note: true,
        certifiedAt: true,
        approvedAt: true,
        parts: { select: { id: true, subjectCode: true, groupId: true, status: true, version: true, note: true, submittedAt: true } },
      },
    },
    enrolments: {
      orderBy: { orderNo: "asc" },
      select: {
        orderNo: true,
        startedOn: true,
        endedOn: true,
        end: true,
        pupil: {
          select: {
            id: true,
            code: true,
            fullName: true,
            groups: { select: { groupId: true } },
            heldOut: {
              where: { period, status: { not: "WITHDRAWN" } },
              select: { id: true, classId: true, cause: true, status: true, reason: true, note: true, heldAt: true, version: true, parts: { orderBy: { subjectCode: "asc" }, select: { id: true, subjectCode: true, status: true, version: true, note: true, submittedAt: true } } },
            },
            subjectChoices: { where: { droppedAt: null }, select: { subjectCode: true, exempt: true, notAssessed: true, paper: true, yearId: true } },
            enrolments: { select: { startedOn: true, class: { select: { id: true, name: true, yearId: true } } } },
          },
        },
      },
    },
  }) as const satisfies Prisma.SchoolClassSelect;
