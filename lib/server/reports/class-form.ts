import "server-only";
import { requiredSubjects, SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { storedDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { ClassFormData, FormPupil, FormSubject, FormYear } from "@/lib/documents/forms/class-form-data";
import type { SheetPupil } from "../sheets/class-facts";
import { subjectCell, valueAt } from "../sheets/sheet-values";
import type { PupilYear } from "../sheets/year-results";
import { isConfirmed } from "../sheets/year-results";
import type { ClassPaper } from "./load-class-paper";

/** The data of a class's printed form. A result stands in it once the homeroom teacher has confirmed it, an award once the head has decided. */
export function classFormOf(paper: ClassPaper): ClassFormData {
  const { facts } = paper;
  const required: readonly SubjectCode[] = requiredSubjects(facts.grade);
  const subjects = SUBJECT_CODES.filter((code) => required.includes(code) || facts.subjects.includes(code));
  return {
    ...paper.head,
    ...paper.signers,
    rules: facts.rules,
    subjects,
    signedOn: paper.approvedAt ? vietnamDay(paper.approvedAt) : null,
    pupils: facts.pupils.map((pupil) => formPupil(paper, pupil, subjects)),
  };
}

function formPupil(paper: ClassPaper, pupil: SheetPupil, subjects: readonly SubjectCode[]): FormPupil {
  const profile = paper.profiles.get(pupil.id);
  const year = paper.years.get(pupil.id);
  return {
    orderNo: pupil.orderNo,
    fullName: pupil.fullName,
    birthDate: profile ? storedDay(profile.birthDate) : "",
    subjects: subjects.map((subject) => formSubject(paper, pupil, subject)),
    traits: traitsOf(paper.facts.grade).map(({ code }) => ({ trait: code, level: valueAt(paper.values, pupil.id, `trait.${code}`) as "T" | "D" | "C" | null })),
    year: year ? formYear(year) : null,
    notes: [profile?.disability, profile?.notes, pupil.frozen, year?.unranked ? year.why : null].flatMap((note) => (note?.trim() ? [note.trim()] : [])),
  };
}

/** One subject of one pupil as papers show it. */
export function formSubject({ values }: Pick<ClassPaper, "values">, pupil: SheetPupil, subject: SubjectCode): FormSubject {
  const { level, mark, absentReason } = subjectCell(values, pupil.id, subject);
  const standing = pupil.exempt.includes(subject) ? "EXEMPT" : pupil.subjects.includes(subject) ? "TAKEN" : "NOT_TAKEN";
  return { subject, standing, level, mark, absent: absentReason !== null };
}

const formYear = (year: PupilYear): FormYear => ({
  result: isConfirmed(year) ? year.confirmed : null,
  yearAward: year.awards.some(({ kind, decided }) => decided && kind !== "SUDDEN"),
  suddenAward: year.awards.some(({ kind, decided }) => decided && kind === "SUDDEN"),
  notPromoted: (isConfirmed(year) || year.unranked) && year.promotion === "NOT_PROMOTED",
});
