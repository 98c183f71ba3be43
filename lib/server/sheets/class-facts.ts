import "server-only";
import type { ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import type { PartRule, PartSubject } from "@/lib/domain/assessment/part-marks";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { endOfTerm } from "@/lib/domain/assessment/periods";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import type { RuleSet } from "@/lib/domain/assessment/rule-set";
import { exemptWords } from "@/lib/domain/assessment/exemptions";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import type { ListCheckStatus } from "@/lib/domain/people/list-check";
import type { EntryException, EntryPart, EntryWindow } from "@/lib/domain/records/entry-window";
import type { HeldOutState } from "@/lib/domain/records/held-out";
import { groupsTaught } from "@/lib/domain/records/pupil-groups";
import { frozenRow } from "@/lib/domain/records/pupil-place";
import type { SecondRound } from "@/lib/domain/records/second-round";
import type { PartStatus, SheetStatus } from "@/lib/domain/records/sheet-status";
import type { Day } from "@/lib/domain/vietnam-time";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import type { ClassRow, PupilRow } from "./class-row";
import { findClassRow } from "./find-class-row";

/** Somebody who answers for something, with what an address of courtesy needs. */
export type Named = { name: string; sex: "MALE" | "FEMALE" };

/** One teacher's part of the sheet. `id` is null until somebody first takes a step on it. */
export type Part = {
  id: string | null;
  subject: SubjectCode;
  groupId: string | null;
  groupName: string | null;
  status: PartStatus;
  version: number;
  note: string | null;
  submittedAt: Date | null;
  teachers: readonly string[];
  answeredBy: readonly Named[];
};

/** A pupil as this sheet sees him. `frozen`: why the row is only to be read. */
export type SheetPupil = {
  id: string;
  orderNo: number;
  code: string;
  fullName: string;
  subjects: readonly SubjectCode[];
  exempt: readonly SubjectCode[];
  groups: readonly string[];
  exemptWhy: Readonly<Partial<Record<string, string>>>; // by subject: what the sheet says instead of a value
  frozen: string | null;
  lastDay: Day | null; // in this class, of who has left it
  showsValues: boolean; // false: what stands in this period is another class's work
  heldOut: HeldOut | null; // left out of this sheet, with the pupil's own supplement
};

/** A pupil held out, with the subjects still open for him alone. */
export type HeldOut = HeldOutState & {
  id: string;
  reason: string;
  note: string | null;
  heldAt: Date;
  secondRound: SecondRound | null; // by order of the head
  version: number;
  parts: readonly { id: string; subject: SubjectCode; status: PartStatus; version: number; note: string | null; submittedAt: Date | null }[];
};

export type SheetState = {
  id: string | null;
  status: SheetStatus;
  version: number;
  note: string | null;
  certifiedAt: Date | null;
  approvedAt: Date | null;
};

/** Everything about a class and a period except the values: who is in it, who answers for what, how far it is. */
export type ClassFacts = {
  classId: string;
  className: string;
  language: ForeignLanguage; // learnt as Ngoại ngữ 1
  grade: Grade;
  period: Period;
  yearId: string;
  yearLabel: string;
  startYear: number;
  rules: RuleSet; // the circular of this year and grade
  supplementsCloseOn: Day; // held-out pupils are certified before this day (at a term's end: before the year ends)
  window: EntryWindow | null;
  exceptions: readonly EntryException[]; // what the head lets this class enter after the window has closed
  sheet: SheetState;
  termEnd: SheetStatus; // of the sheet that closes this term: height and weight are closed with it
  homeroom: readonly string[];
  keptBy: readonly Named[]; // the same people
  listCheck: ListCheckStatus; // học vụ's check of the list, which entry does not wait for
  subjects: readonly SubjectCode[];
  parts: readonly Part[];
  partRules: readonly PartRule[]; // of tests the school divides into parts
  pupils: readonly SheetPupil[];
};

/**
 * The facts of a class, with all its pupils or only some: then its subjects and parts are those that these pupils take.
 *
 * Throws: NOT_FOUND when there is no such class.
 */
export async function getClassFacts({ db, now }: Pick<Ctx, "db" | "now">, classId: string, period: Period, pupilIds: readonly string[] | null = null): Promise<ClassFacts> {
  const row = await findClassRow(db, { classId, period, today: vietnamDay(now), pupilIds });
  if (!row) throw new AppError("NOT_FOUND");
  const window = row.window && openOf(row.window);
  const pupils = row.pupils.map((pupil) => pupilOf(row, pupil, window));
  const taken = new Set(pupils.flatMap((pupil) => [...pupil.subjects, ...pupil.exempt]));
  const subjects = SUBJECT_CODES.filter((code) => taken.has(code));
  const homeroom = row.duties.filter(({ kind }) => kind === "HOMEROOM_TEACHER");
  return {
    classId: row.id,
    className: row.name,
    language: row.language,
    grade: row.grade as Grade,
    period,
    yearId: row.yearId,
    yearLabel: row.year.label,
    startYear: row.year.startYear,
    rules: ruleSetFor(row.year.startYear, row.grade as Grade),
    supplementsCloseOn: period === "CN" ? row.year.supplementsClosesOn : row.year.endsOn,
    window,
    exceptions: row.exceptions.map(({ partCode, ...one }) => ({ ...openOf(one), part: partCode as EntryPart | null })),
    sheet: sheetState(sheetOf(row, period)),
    termEnd: sheetOf(row, endOfTerm(period))?.status ?? "OPEN",
    homeroom: homeroom.map(({ fullName }) => fullName),
    listCheck: row.listCheck ?? "NOT_CHECKED",
    keptBy: homeroom.map(named),
    subjects,
    parts: subjects.flatMap((subject) => partsOf(row, period, subject)),
    partRules: row.partRules.map(partRuleOf),
    pupils,
  };
}

const named = ({ fullName, sex }: ClassRow["duties"][number]): Named => ({ name: fullName, sex });

const instant = (stored: string | null): Date | null => stored === null ? null : new Date(stored);
const openOf = ({ opensAt, closesAt }: NonNullable<ClassRow["window"]>): EntryWindow => ({ opensAt: new Date(opensAt), closesAt: new Date(closesAt) });

const sheetOf = (row: ClassRow, period: Period) => row.sheets.find((sheet) => sheet.period === period);

function sheetState(sheet: ClassRow["sheets"][number] | undefined): SheetState {
  if (!sheet) return { id: null, status: "OPEN", version: 1, note: null, certifiedAt: null, approvedAt: null };
  const { id, status, version, note, certifiedAt, approvedAt } = sheet;
  return { id, status, version, note, certifiedAt: instant(certifiedAt), approvedAt: instant(approvedAt) };
}

/** The highest marks are kept in the order of the parts. */
const partRuleOf = ({ subjectCode, parts, rounding }: ClassRow["partRules"][number]): PartRule => ({ subject: subjectCode as PartSubject, most: parts.map(Number), rounding });

/** A subject taught in groups has one part a group; otherwise one for the class. */
function partsOf(row: ClassRow, period: Period, subject: SubjectCode): Part[] {
  const duties = row.duties.filter((duty) => duty.kind === "SUBJECT_TEACHER" && duty.subjectCode === subject);
  const groups = row.groups.filter(({ subjectCode }) => subjectCode === subject);
  return groupsTaught(duties, groups).map((groupId) => {
    const stored = sheetOf(row, period)?.parts.find((part) => part.subjectCode === subject && part.groupId === groupId);
    const answering = duties.filter((duty) => duty.groupId === groupId);
    return {
      id: stored?.id ?? null,
      subject,
      groupId,
      groupName: row.groups.find(({ id }) => id === groupId)?.name ?? null,
      status: stored?.status ?? "DRAFT",
      version: stored?.version ?? 1,
      note: stored?.note ?? null,
      submittedAt: instant(stored?.submittedAt ?? null),
      teachers: answering.map(({ fullName }) => fullName),
      answeredBy: answering.map(named),
    };
  });
}

function pupilOf(row: ClassRow, pupil: PupilRow, window: EntryWindow | null): SheetPupil {
  const { id, orderNo, code, fullName, choices, groups, heldOut } = pupil;
  const place = frozenRow(pupil, window); // why the row is only read
  return {
    id,
    orderNo,
    code,
    fullName,
    ...subjectsFor(row.grade as Grade, row.subjects, choices),
    groups,
    exemptWhy: Object.fromEntries(choices.filter(({ exempt }) => exempt).map((choice) => [choice.subjectCode, exemptWords(choice)])),
    frozen: place?.why ?? null,
    lastDay: pupil.endedOn,
    showsValues: place?.showsValues ?? true,
    heldOut: heldOut && heldOutOf(heldOut),
  };
}

const heldOutOf = ({ heldAt, parts, secondRoundNumber, secondRoundOn, ...held }: NonNullable<PupilRow["heldOut"]>): HeldOut => ({
  ...held,
  secondRound: secondRoundNumber !== null && secondRoundOn !== null ? { number: secondRoundNumber, on: secondRoundOn } : null,
  heldAt: new Date(heldAt),
  parts: parts.map(({ subjectCode, submittedAt, ...part }) => ({ ...part, subject: subjectCode as SubjectCode, submittedAt: instant(submittedAt) })),
});

/** The part a pupil belongs to in a subject. Returns null when the pupil does not take it, or belongs to no group of it. */
export const partOf = (facts: ClassFacts, pupil: SheetPupil, subject: SubjectCode): Part | null =>
  pupil.subjects.includes(subject)
    ? (facts.parts.find((part) => part.subject === subject && (part.groupId === null || pupil.groups.includes(part.groupId))) ?? null)
    : null;
