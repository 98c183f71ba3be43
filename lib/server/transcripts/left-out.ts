import "server-only";
import type { Grade } from "@/lib/domain/assessment/periods";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import { isComplete, isUnranked, type YearEnd } from "@/lib/domain/assessment/year-result";
import { reviewOf } from "@/lib/domain/records/year-review";
import { leftOutWords, reasonsLeftOut, type Candidate, type LeftOutReason } from "@/lib/domain/transcript/inclusion";
import type { FontFace } from "@/lib/documents/pdf/font-face";
import { unprintableLetters } from "@/lib/documents/pdf/unprintable";
import { answeringTeachers } from "./answering-teachers";
import type { EarlierUnits } from "./earlier-units";
import type { ClassYear, PupilOfYear } from "./load-class-year";
import { leftAs } from "../pupils/places";
import { assessedSubjects } from "./snapshot";

export type LeftOut = { pupilId: string; fullName: string; reasons: string[] };

/** Why a pupil's unit cannot be made now, each reason a sentence; null when it can. */
export function leftOut(year: ClassYear, pupil: PupilOfYear, earlier: EarlierUnits | undefined, face: FontFace): LeftOut | null {
  const reasons = reasonsOf(year, pupil, earlier, face);
  return reasons.length === 0 ? null : { pupilId: pupil.id, fullName: pupil.fullName, reasons: reasons.map(leftOutWords) };
}

/** The reasons themselves. */
export const reasonsOf = (year: ClassYear, pupil: PupilOfYear, earlier: EarlierUnits | undefined, face: FontFace): LeftOutReason[] =>
  reasonsLeftOut({ ...candidateOf(year, pupil, earlier), unprintable: unprintableLetters(face, textsOf(pupil)) });

function candidateOf(year: ClassYear, pupil: PupilOfYear, earlier: EarlierUnits | undefined): Candidate {
  const yearEnd = yearEndOf(year, pupil);
  const rules = ruleSetFor(year.schoolClass.year.startYear, yearEnd.grade);
  const outcome = pupil.outcomes[0];
  const found = pupil.reviewed[0] ?? null;
  const unranked = isUnranked(yearEnd, rules);
  // A decision without a result, and a result: each stands for a pupil who is assessed so today.
  const planned = unranked && outcome?.decidedAt != null && outcome.result === null;
  const heldOut = pupil.heldOut.find(({ classId }) => classId === year.schoolClass.id);
  return {
    enrolmentEnd: leftAs(year.schoolClass.enrolments.find((enrolment) => enrolment.pupilId === pupil.id)?.end ?? null),
    classApproved: year.schoolClass.sheets[0]?.status === "APPROVED",
    heldOut: heldOut ? { reason: heldOut.reason, approved: heldOut.status === "APPROVED" } : null,
    review: { finding: reviewOf(found, { result: outcome?.result ?? null, completion: outcome?.completion ?? null, headDecided: outcome?.decidedAt != null }), reason: found?.reason ?? null },
    identityNumber: pupil.identityNumber,
    unitExists: earlier?.thisYear ?? false,
    earlierStillSigning: earlier?.stillSigning ?? null,
    unranked,
    valuesComplete: isComplete(yearEnd, rules),
    result: planned ? "UNRANKED" : unranked ? null : (outcome?.result ?? null),
    resultConfirmed: planned || outcome?.confirmedAt != null,
    promotion: outcome?.promotion ?? null,
    completion: outcome?.completion ?? null,
    signersComplete: hasSigners(year, pupil),
    motherMissingReason: pupil.motherMissingReason,
    fields: fieldsOf(pupil),
  };
}

function yearEndOf(year: ClassYear, pupil: PupilOfYear): YearEnd {
  const grade = year.schoolClass.grade as Grade;
  const { subjects, exempt } = subjectsFor(grade, year.schoolClass.subjects.map(({ subjectCode }) => subjectCode), pupil.subjectChoices);
  return {
    grade,
    exempt,
    subjects: subjects.map((subject) => {
      const row = pupil.assessments.find((assessment) => assessment.subjectCode === subject);
      return { subject, level: row?.level ?? null, mark: row?.mark ?? null };
    }),
    traits: pupil.traits.map(({ traitCode, level }) => ({ trait: traitCode as TraitCode, level })),
  };
}

/** Everything about the pupil that is drawn and that somebody typed. */
const textsOf = (pupil: PupilOfYear): string[] =>
  [
    ...[pupil.fullName, pupil.birthPlace, pupil.hometown, pupil.address, pupil.ethnicity, pupil.nationality, pupil.fatherName, pupil.motherName, pupil.guardianName],
    ...pupil.assessments.map((row) => row.comment),
    ...pupil.remarks.map((row) => row.text),
    ...pupil.awards.map((award) => award.text),
    ...pupil.subjectChoices.map((choice) => choice.reason),
    ...pupil.outcomes.map((outcome) => outcome.completion),
  ].filter((text) => text !== null);

const hasSigners = (year: ClassYear, pupil: PupilOfYear) =>
  year.duties.some((duty) => duty.kind === "HOMEROOM_TEACHER") && answeringTeachers(year.duties, assessedSubjects(year, pupil), pupil.id) !== null;

function fieldsOf(pupil: PupilOfYear): Candidate["fields"] {
  const remark = (kind: string) => pupil.remarks.find((row) => row.kind === kind)?.text ?? null;
  const { birthPlace, hometown, address, ethnicity, nationality, motherName } = pupil;
  return {
    admissionNumber: pupil.admissions[0]?.number ?? null,
    birthPlace,
    hometown,
    address,
    ethnicity,
    nationality,
    motherName,
    heightCm: pupil.measures[0]?.heightCm?.toString() ?? null,
    weightKg: pupil.measures[0]?.weightKg?.toString() ?? null,
    qualitiesRemark: remark("QUALITIES"),
    generalRemark: remark("GENERAL_COMPETENCES"),
    specificRemark: remark("SPECIFIC_COMPETENCES"),
    overallRemark: remark("OVERALL"),
  };
}
