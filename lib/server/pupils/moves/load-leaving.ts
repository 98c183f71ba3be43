import "server-only";
import { REMARK_KINDS, REMARK_WORDS } from "@/lib/domain/assessment/missing-items";
import { PERIODS, type Period } from "@/lib/domain/assessment/periods";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { showInstant, storedDay } from "@/lib/domain/vietnam-time";
import type { LeavingData, LeavingMeasure, LeavingSubject } from "@/lib/documents/forms/leaving-data";
import type { Ctx } from "../../context";
import { AppError } from "../../errors";
import { formSubject } from "../../reports/class-form";
import { headOn } from "../../reports/load-class-paper";
import { getClassFacts, partOf, type ClassFacts, type SheetPupil } from "../../sheets/class-facts";
import { loadSheetValues, NEVER_ABSENT, valueAt, type SheetValues } from "../../sheets/sheet-values";
import type { StandingDeparture } from "./find-departure";

/** One period as the sheet has it, and the pupil in it. */
type Seen = { period: Period; facts: ClassFacts; pupil: SheetPupil; values: SheetValues; school: string | null };

/** What is known of a pupil's year on the last day, from the sheet of the last class: results follow a pupil from class to class. Ask for the right first. */
export async function loadLeaving(ctx: Ctx, of: StandingDeparture): Promise<LeavingData> {
  const seen: Seen[] = [];
  for (const period of PERIODS) seen.push(await seePeriod(ctx, of, period));
  const last = seen.at(-1);
  if (!last) throw new AppError("NOT_FOUND");
  const known = seen.filter(({ values }) => [...values.cells.keys()].some((cell) => RESULTS.test(cell)));
  const { facts, pupil, values } = last;
  const year = await ctx.db.schoolYear.findUniqueOrThrow({ where: { id: of.yearId }, select: { schoolName: true, ward: true } });
  const school = await ctx.db.school.findFirstOrThrow({ select: { place: true, isTrial: true } });
  return {
    ...{ schoolName: year.schoolName, ward: year.ward, place: school.place, trial: school.isTrial, printedAt: showInstant(ctx.now) },
    ...{ yearLabel: facts.yearLabel, className: facts.className, language: facts.language, homeroom: facts.homeroom.join(", "), head: await headOn(ctx.db, ctx.now) },
    ...{ kind: of.kind, lastDay: of.lastDay, toSchool: of.toSchool, paper: of.paper },
    pupil: await profileOf(ctx, of.pupilId),
    periods: known.map(({ period, school: by }) => ({ period, school: by, tested: SUBJECT_CODES.some((subject) => pupil.subjects.includes(subject) && hasMark(subject, facts.grade, period, facts.rules)) })),
    subjects: facts.subjects.map((subject) => subjectOf(known, { facts, pupil, subject })),
    traits: traitsOf(facts.grade).map(({ code }) => ({ trait: code, levels: known.map((one) => valueAt(one.values, one.pupil.id, `trait.${code}`) as "T" | "D" | "C" | null) })),
    remarks: known.flatMap((one) => REMARK_KINDS.flatMap((kind) => textAt(one, `remark.${kind}`).map((text) => ({ words: REMARK_WORDS[kind], ...text })))),
    absences: values.absences.get(pupil.id) ?? NEVER_ABSENT,
    measures: [measureOf(seen, 1), measureOf(seen, 2)],
  };
}

/** A level, a mark, a comment, a quality: parts of a test and measures alone make no period. */
const RESULTS = /\|(level|mark|comment|trait|remark)\./;

/** The duties are those of the last day: who taught the pupil then answers for him. */
async function seePeriod({ db }: Ctx, { classId, pupilId, yearId, lastDay }: StandingDeparture, period: Period): Promise<Seen> {
  const facts = await getClassFacts({ db, now: new Date(`${lastDay}T12:00:00+07:00`) }, classId, period, [pupilId]);
  const [pupil] = facts.pupils;
  if (!pupil) throw new AppError("NOT_FOUND");
  const values = await loadSheetValues(db, yearId, period, [pupilId]);
  const school = [...values.records].flatMap(([place, { inheritedFrom }]) => (inheritedFrom && !place.endsWith("|measure") ? [inheritedFrom] : []))[0] ?? null;
  return { period, facts, pupil, values, school };
}

function subjectOf(known: readonly Seen[], { facts, pupil, subject }: { facts: ClassFacts; pupil: SheetPupil; subject: LeavingSubject["subject"] }): LeavingSubject {
  return {
    subject,
    teachers: partOf(facts, pupil, subject)?.teachers ?? [],
    cells: known.map((one) => formSubject(one, one.pupil, subject)),
    comments: known.flatMap((one) => textAt(one, `comment.${subject}`)),
  };
}

function textAt({ period, values, pupil }: Seen, column: string): { period: Period; text: string }[] {
  const text = valueAt(values, pupil.id, column)?.trim();
  return text ? [{ period, text }] : [];
}

function measureOf(seen: readonly Seen[], term: 1 | 2): LeavingMeasure {
  const at = seen.find(({ period }) => period === (term === 1 ? "CK1" : "CN"));
  const value = (column: "height" | "weight") => (at ? valueAt(at.values, at.pupil.id, column) : null);
  return { term, height: value("height"), weight: value("weight"), school: at?.values.records.get(`${at.pupil.id}|measure`)?.inheritedFrom ?? null };
}

async function profileOf({ db }: Ctx, pupilId: string): Promise<LeavingData["pupil"]> {
  const row = await db.pupil.findUniqueOrThrow({
    where: { id: pupilId },
    select: { fullName: true, birthDate: true, sex: true, code: true, identityNumber: true, admissions: { orderBy: { admittedOn: "desc" }, take: 1, select: { number: true } } },
  });
  const { admissions, birthDate, ...profile } = row;
  return { ...profile, birthDate: storedDay(birthDate), admissionNumber: admissions[0]?.number ?? null };
}
