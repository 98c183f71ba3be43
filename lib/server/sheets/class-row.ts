import "server-only";
import type { ForeignLanguage } from "@/lib/domain/assessment/foreign-languages";
import type { Period } from "@/lib/domain/assessment/periods";
import type { ListCheckStatus } from "@/lib/domain/people/list-check";
import type { HeldOutCause } from "@/lib/domain/records/held-out";
import type { PartStatus, SheetStatus } from "@/lib/domain/records/sheet-status";
import type { Day } from "@/lib/domain/vietnam-time";

/** An instant as PostgreSQL writes it into JSON. Shape: "2026-05-30T02:00:00+00:00". */
type Stored = string;
type Stage<Status> = { id: string; status: Status; version: number; note: string | null };

/** A class with all that decides who answers for which cell, as find-class-row.ts reads it. */
export type ClassRow = {
  id: string;
  name: string;
  grade: number;
  language: ForeignLanguage;
  yearId: string;
  year: { label: string; startYear: number; supplementsClosesOn: Day; endsOn: Day };
  window: { opensAt: Stored; closesAt: Stored } | null;
  partRules: readonly { subjectCode: string; parts: readonly number[]; rounding: "HALF_UP" | "DOWN" | "UP" }[];
  subjects: readonly string[];
  exceptions: readonly { partCode: string | null; opensAt: Stored; closesAt: Stored }[];
  listCheck: ListCheckStatus | null;
  groups: readonly { id: string; name: string; subjectCode: string | null; hasPupils: boolean }[];
  duties: readonly { kind: "SUBJECT_TEACHER" | "HOMEROOM_TEACHER"; subjectCode: string | null; groupId: string | null; fullName: string; sex: "MALE" | "FEMALE" }[];
  sheets: readonly (Stage<SheetStatus> & { period: Period; certifiedAt: Stored | null; approvedAt: Stored | null; parts: readonly (StoredPart & { groupId: string | null })[] })[];
  pupils: readonly PupilRow[];
};

type StoredPart = Stage<PartStatus> & { subjectCode: string; submittedAt: Stored | null };

/** A pupil's place in the class. `others`: the pupil's other classes of the year. */
export type PupilRow = {
  id: string;
  code: string;
  fullName: string;
  orderNo: number;
  startedOn: Day;
  endedOn: Day | null;
  end: "MOVED_CLASS" | "TRANSFERRED" | "LEFT" | null;
  awayFrom: Day | null;
  backOn: Day | null;
  groups: readonly string[];
  choices: readonly { subjectCode: string; exempt: boolean; notAssessed: boolean; paper: string | null }[];
  others: readonly { className: string; startedOn: Day }[];
  heldOut: (Stage<SheetStatus> & { cause: HeldOutCause; reason: string; heldAt: Stored; secondRoundNumber: string | null; secondRoundOn: Day | null; parts: readonly StoredPart[] }) | null;
};
