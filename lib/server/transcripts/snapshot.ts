import "server-only";
import { otherLanguage } from "@/lib/domain/assessment/foreign-languages";
import { findSubject, SUBJECT_CODES, type SubjectCode } from "@/lib/domain/assessment/subjects";
import { noResultGround } from "@/lib/domain/assessment/exemptions";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import { traitsOf } from "@/lib/domain/assessment/traits";
import type { Grade } from "@/lib/domain/assessment/periods";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { Day, StudyYear, SubjectEntry, TranscriptData } from "@/lib/documents/transcript-data";
import { normalizeTranscript } from "@/lib/documents/transcript-schema";
import type { Answering } from "./answering-teachers";
import type { ClassYear, PupilOfYear } from "./load-class-year";

/** What a unit says beyond the pupil's own year: decided when it is made. */
export type UnitTerms = {
  layout: string;
  code: string;
  verifyUrl: string;
  declaredOn: Day;
  createdOn: Day;
  head: { name: string; identity: string; title: string };
  homeroom: { name: string; identity: string };
  teachers: readonly Answering[];
  previous: { code: string; digest: string; studies: readonly StudyYear[] } | null;
  gapReason: string | null;
};

/** The subjects of a pupil's year, in the order of the form. */
export const assessedSubjects = (year: ClassYear, pupil: PupilOfYear): readonly SubjectCode[] =>
  subjectsFor(year.schoolClass.grade as Grade, year.schoolClass.subjects.map(({ subjectCode }) => subjectCode), pupil.subjectChoices).subjects;

/**
 * The snapshot of a pupil's year. Call it only for a pupil whom `reasonsLeftOut` found nothing against:
 * a missing value here is a fault, not a refusal.
 */
export function buildSnapshot(year: ClassYear, pupil: PupilOfYear, terms: UnitTerms): TranscriptData {
  const outcome = must(pupil.outcomes[0], "outcome");
  const measure = must(pupil.measures[0], "measure");
  const grade = year.schoolClass.grade as Grade;
  const result = outcome.result ?? "UNRANKED";
  return normalizeTranscript({
    layout: terms.layout,
    ruleSet: outcome.ruleSet,
    code: terms.code,
    trial: year.school.isTrial,
    verifyUrl: terms.verifyUrl,
    school: schoolOf(year),
    pupil: identityOf(pupil),
    year: { label: year.schoolClass.year.label, grade, className: year.schoolClass.name },
    foreignLanguage: otherLanguage(year.schoolClass.foreignLanguage),
    heightCm: decimal(must(measure.heightCm, "height")),
    weightKg: decimal(must(measure.weightKg, "weight")),
    absence: absenceOf(pupil),
    studies: studiesOf(year, pupil, terms),
    subjects: entriesOf(year, pupil, terms.teachers),
    exemptions: exemptionsOf(pupil),
    traits: traitsOf(grade).map(({ code }) => ({ trait: code, level: must(pupil.traits.find((row) => row.traitCode === code)?.level, code) })),
    remarks: {
      qualities: remark(pupil, "QUALITIES"),
      generalCompetences: remark(pupil, "GENERAL_COMPETENCES"),
      specificCompetences: remark(pupil, "SPECIFIC_COMPETENCES"),
      overall: remark(pupil, "OVERALL"),
    },
    result,
    noResult: outcome.result === null ? groundOf(pupil, outcome) : null,
    promoted: outcome.promotion === "PROMOTED" || outcome.promotion === "PRIMARY_COMPLETED",
    completedGrade: result === "UNRANKED" ? outcome.promotion !== "NOT_PROMOTED" : result !== "NOT_DONE",
    completedPrimary: grade === 5 ? outcome.promotion === "PRIMARY_COMPLETED" : null,
    completion: must(outcome.completion, "completion"),
    award: awardText(pupil, ["EXCELLENT", "EXEMPLARY"]),
    suddenAward: awardText(pupil, ["SUDDEN"]),
    subjectTeachers: terms.teachers.map(({ key, name, identity }) => ({ key, name, identity })),
    homeroom: terms.homeroom,
    head: terms.head,
    schoolTaxCode: year.school.taxCode,
    createdOn: terms.createdOn,
    declaredOn: terms.declaredOn,
    previous: terms.previous && { code: terms.previous.code, digest: terms.previous.digest },
    gapReason: terms.gapReason,
  });
}

/** Half-days of the whole year: counted here, and at the school the pupil came from. Source: QĐ 1789, Đ.31.5, Phụ lục II; docs/decisions/171-results-of-an-old-school.md. */
const absenceOf = ({ absences, moves }: Pick<PupilOfYear, "absences" | "moves">): TranscriptData["absence"] => ({
  withLeaveSessions: absences.filter(({ withLeave }) => withLeave).length + moves.reduce((sum, { missedWithLeave }) => sum + (missedWithLeave ?? 0), 0),
  withoutLeaveSessions: absences.filter(({ withLeave }) => !withLeave).length + moves.reduce((sum, { missedWithoutLeave }) => sum + (missedWithoutLeave ?? 0), 0),
});

const schoolOf = ({ school, schoolClass: { year } }: ClassYear): TranscriptData["school"] => ({
  departmentCode: school.departmentCode,
  departmentName: school.departmentName,
  code: school.code,
  name: year.schoolName,
  ward: year.ward,
  district: year.district,
  province: year.province,
  levelCode: school.levelCode,
  place: school.place,
});

const identityOf = (pupil: PupilOfYear): TranscriptData["pupil"] => ({
  fullName: pupil.fullName,
  identityNumber: must(pupil.identityNumber, "identity number"),
  code: pupil.code,
  admissionNumber: must(pupil.admissions[0], "admission").number,
  sex: pupil.sex === "MALE" ? "Nam" : "Nữ",
  birthDate: storedDay(pupil.birthDate),
  birthPlace: pupil.birthPlace,
  hometown: pupil.hometown,
  address: pupil.address,
  ethnicity: pupil.ethnicity,
  nationality: pupil.nationality,
  fatherName: pupil.fatherName,
  motherName: pupil.motherName,
  guardianName: pupil.guardianName,
});

/** Years already issued are taken from the unit that says them; only this year is added. */
function studiesOf(year: ClassYear, pupil: PupilOfYear, terms: UnitTerms): StudyYear[] {
  const admissionNumber = must(pupil.admissions[0], "admission").number;
  const here = pupil.enrolments
    .filter((enrolment) => enrolment.class.year.startYear <= year.schoolClass.year.startYear)
    .map((enrolment) => ({
      yearLabel: enrolment.class.year.label,
      className: enrolment.class.name,
      schoolName: enrolment.class.year.schoolName,
      admissionNumber,
      arrivedOn: storedDay(enrolment.startedOn),
    }));
  const told = terms.previous?.studies ?? [];
  return [...told, ...here.filter((study) => !told.some((earlier) => earlier.yearLabel === study.yearLabel))];
}

const entriesOf = (year: ClassYear, pupil: PupilOfYear, teachers: readonly Answering[]): SubjectEntry[] =>
  assessedSubjects(year, pupil).map((subject) => {
    const row = must(pupil.assessments.find((assessment) => assessment.subjectCode === subject), subject);
    return {
      subject,
      level: must(row.level, subject),
      mark: row.mark,
      comment: row.comment,
      slot: must(teachers.find((teacher) => teacher.subjects.includes(subject)), `teacher of ${findSubject(subject)?.name}`).key,
    };
  });

/** In the order of the form. Source: TT 27/2020, Đ.8. */
const exemptionsOf = (pupil: PupilOfYear): TranscriptData["exemptions"] =>
  SUBJECT_CODES.flatMap((subject) => {
    const choice = pupil.subjectChoices.find((row) => row.exempt && row.subjectCode === subject);
    return choice ? [{ subject, reason: choice.reason ?? "" }] : [];
  });

/** What a year without a result rests on. Source: TT 27/2020, Đ.8. */
const groundOf = ({ subjectChoices }: PupilOfYear, { decision, decidedOn }: PupilOfYear["outcomes"][number]) =>
  noResultGround({
    number: must(decision, "decision"),
    on: storedDay(must(decidedOn, "day of the decision")),
    papers: subjectChoices.flatMap(({ exempt, paper }) => (exempt && paper ? [paper] : [])),
  });

const remark = (pupil: PupilOfYear, kind: string) => must(pupil.remarks.find((row) => row.kind === kind)?.text, kind);

const awardText = (pupil: PupilOfYear, kinds: readonly string[]) =>
  pupil.awards.filter((award) => kinds.includes(award.kind)).map((award) => award.text).join("; ") || null;

const decimal = (value: { toString(): string }) => value.toString();

function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`snapshot without ${what}`);
  return value;
}
