import type { ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import type { YearResult } from "@/lib/domain/assessment/levels";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import type { RuleSet } from "@/lib/domain/assessment/rule-set";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import type { Day } from "@/lib/domain/vietnam-time";

/** Who signs a printed paper with the pen, and over which name. title: "HIỆU TRƯỞNG" or "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG". */
export type PaperSigners = { homeroom: string; head: { title: string; name: string } };

/** What heads every printed paper of a class. signedOn: the day leadership approved; null leaves room for a pen. */
export type PaperHead = {
  schoolName: string;
  ward: string;
  place: string;
  yearLabel: string;
  className: string;
  language: ForeignLanguage; // learnt as Ngoại ngữ 1
  grade: Grade;
  period: Period;
  draft: boolean; // not yet approved by leadership
  trial: boolean;
  printedAt: string; // "09:15 30/05/2026"
};

/** One subject of one pupil as the form shows it. NOT_TAKEN: an optional subject the pupil does not take. */
export type FormSubject = { subject: SubjectCode; standing: "TAKEN" | "EXEMPT" | "NOT_TAKEN"; level: string | null; mark: number | null; absent: boolean };

/** The year-end block, "X" by "X"; null before the year's end. */
export type FormYear = { result: YearResult | null; yearAward: boolean; suddenAward: boolean; notPromoted: boolean };

export type FormPupil = {
  orderNo: number;
  fullName: string;
  birthDate: Day;
  subjects: readonly FormSubject[];
  traits: readonly { trait: TraitCode; level: "T" | "D" | "C" | null }[];
  year: FormYear | null;
  notes: readonly string[]; // priority, disability, left or came on a day
};

/** One class sheet as it is printed: the data of one of the nine forms. */
export type ClassFormData = PaperHead &
  PaperSigners & {
    rules: RuleSet; // the circular of the year and grade: what is tested has a column for its mark
    subjects: readonly SubjectCode[]; // the columns: compulsory ones of the grade, and optional ones somebody takes
    pupils: readonly FormPupil[];
    signedOn: Day | null;
  };
