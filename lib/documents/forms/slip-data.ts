import type { TraitCode } from "@/lib/domain/assessment/traits";
import type { MissedElsewhere } from "@/lib/domain/records/missed-elsewhere";
import type { Day } from "@/lib/domain/vietnam-time";
import type { FormSubject, PaperHead } from "./class-form-data";

/** One child's results of a period, told to its own family. Nothing of another child, no comparison. */
export type SlipPupil = {
  fullName: string;
  birthDate: Day;
  subjects: readonly FormSubject[]; // those the child takes or is exempt from
  traits: readonly { trait: TraitCode; level: "T" | "D" | "C" | null }[];
  absentSessions: { withLeave: number; withoutLeave: number; elsewhere: readonly MissedElsewhere[] }; // since the year began; of them, those at the old school
  height: string | null; // cm, "132.5"; at the end of a term
  weight: string | null; // kg
  remark: string | null; // of the homeroom teacher
  year: { result: string; awards: readonly string[]; completion: string } | null; // confirmed by the homeroom teacher
};

/** The slips of a class, or of one child of it. */
export type SlipsData = PaperHead & { homeroom: string; pupils: readonly SlipPupil[] };
