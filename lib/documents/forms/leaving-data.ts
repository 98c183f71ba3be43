import type { ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import type { Period } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import type { DepartureKind } from "@/lib/domain/records/departure";
import type { MissedElsewhere } from "@/lib/domain/records/missed-elsewhere";
import type { Day } from "@/lib/domain/vietnam-time";
import type { FormSubject, PaperSigners } from "./class-form-data";

/** A period of which something is known. `school`: the one that assessed, when it was not ours; `tested`: a mark may stand in it. */
export type LeavingPeriod = { period: Period; school: string | null; tested: boolean };

/** One subject over the periods shown, and who answers for it on the last day. */
export type LeavingSubject = { subject: SubjectCode; teachers: readonly string[]; cells: readonly FormSubject[]; comments: readonly { period: Period; text: string }[] };

/** Height and weight of a term as they are stored ("131.5"); `school`: the old one that measured. */
export type LeavingMeasure = { term: 1 | 2; height: string | null; weight: string | null; school: string | null };

/** A pupil's results of this year to the day of leaving the school. */
export type LeavingData = PaperSigners & {
  schoolName: string;
  ward: string;
  place: string;
  yearLabel: string;
  className: string;
  language: ForeignLanguage;
  trial: boolean;
  printedAt: string; // "09:15 30/05/2026"
  kind: DepartureKind;
  lastDay: Day;
  toSchool: string | null;
  paper: string | null;
  pupil: { fullName: string; birthDate: Day; sex: "MALE" | "FEMALE"; code: string; identityNumber: string | null; admissionNumber: string | null };
  periods: readonly LeavingPeriod[];
  subjects: readonly LeavingSubject[];
  traits: readonly { trait: TraitCode; levels: readonly ("T" | "D" | "C" | null)[] }[];
  remarks: readonly { words: string; period: Period; text: string }[];
  absences: { withLeave: number; withoutLeave: number; elsewhere: readonly MissedElsewhere[] };
  measures: readonly LeavingMeasure[];
};
