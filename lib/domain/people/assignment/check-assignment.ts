import type { SubjectCode } from "../../assessment/subjects";
import { addDays, type Day } from "../../vietnam-time";
import { mayHoldTogether } from "../duties";
import { hasShape, isOfClass, type DutyPart, type HeldDuty } from "./duty-part";
import { partsOf, spansOf, type DutyChange, type Span } from "./timeline";

/** What a version is held against. today: the day it is looked at, or signed. */
export type AssignmentFacts = {
  today: Day;
  effectiveFrom: Day;
  year: { startsOn: Day; lastDay: Day };
  number: string;
  numbersTaken: readonly string[];
  classes: readonly { id: string; subjects: readonly SubjectCode[]; groups: readonly { id: string; subject: SubjectCode }[]; ungrouped: readonly { subject: SubjectCode; pupils: number }[] }[];
  staff: readonly { id: string; leftOn: Day | null; hasAccount: boolean; hasCertificate: boolean }[];
  held: readonly HeldDuty[];
  changes: readonly DutyChange[];
};

/** Findings that stop a version: signed like this it would be wrong. */
export const FAULTS = [
  "EMPTY", "NO_NUMBER", "NUMBER_TAKEN", "SHAPE", "BACKWARDS", "BEFORE_EFFECTIVE", "ENDS_IN_THE_PAST", "OUTSIDE_YEAR", "TWO_AT_A_TIME", "CLASS_AND_GROUP", "LEFT", "ADMINISTRATOR", "NO_HEAD",
] as const;
/** Findings the head should know of, and may sign with. */
export const NOTICES = ["SUBJECT_VACANT", "HOMEROOM_VACANT", "LEFT_HOLDS", "UNGROUPED", "NO_ADMINISTRATOR", "NO_ACCOUNT", "NO_CERTIFICATE"] as const;
export type FindingKind = (typeof FAULTS)[number] | (typeof NOTICES)[number];

/** part, staffId, from and to: what the finding is about, as far as it has them. */
export type Finding = { kind: FindingKind; part?: DutyPart; staffId?: string; from?: Day; to?: Day | null; count?: number };

export const isFault = ({ kind }: Finding): boolean => (FAULTS as readonly string[]).includes(kind);

/**
 * Everything that is wrong with a version, or that its signer should know: the book as it would be, not only what changes.
 *
 * Source: QĐ 1789, Đ.5.3c, 20.2, 23; TT 27/2020 (who answers for a subject); traps A6, B11, B12, B17.
 */
export function checkAssignment(facts: AssignmentFacts): Finding[] {
  const lines = partsOf(facts.held, facts.changes).map((part) => ({ part, spans: spansOf(part, facts.held, facts.changes) }));
  return [...ofPaper(facts), ...facts.changes.flatMap((change) => ofChange(facts, change)), ...lines.flatMap(overlaps), ...classAndGroup(lines), ...ofPeople(facts, lines), ...ofOffices(facts, lines), ...facts.classes.flatMap((one) => ofClass(facts, one))];
}

type Line = { part: DutyPart; spans: readonly Span[] };

function ofPaper({ changes, number, numbersTaken }: AssignmentFacts): Finding[] {
  if (changes.length === 0) return [{ kind: "EMPTY" }];
  if (number.trim() === "") return [{ kind: "NO_NUMBER" }];
  return numbersTaken.includes(number.trim()) ? [{ kind: "NUMBER_TAKEN" }] : [];
}

function ofChange({ today, effectiveFrom, year }: AssignmentFacts, change: DutyChange): Finding[] {
  const { duty } = change;
  const about = { part: { ...duty, holderId: null }, staffId: duty.staffId };
  if (change.deed === "END") {
    if (endsInThePast(change, today)) return [{ kind: "ENDS_IN_THE_PAST", ...about, to: change.lastDay }];
    return addDays(change.lastDay, 1) < effectiveFrom ? [{ kind: "BEFORE_EFFECTIVE", ...about, to: change.lastDay }] : [];
  }
  if (!hasShape(duty)) return [{ kind: "SHAPE", ...about }];
  const { validFrom, validTo } = duty;
  if (validTo !== null && validTo < validFrom) return [{ kind: "BACKWARDS", ...about, from: validFrom, to: validTo }];
  if (validFrom < effectiveFrom) return [{ kind: "BEFORE_EFFECTIVE", ...about, from: validFrom }];
  const outside = validFrom < year.startsOn || (isOfClass(duty.kind) && (validTo === null || validTo > year.lastDay));
  return outside ? [{ kind: "OUTSIDE_YEAR", ...about, from: validFrom, to: validTo }] : [];
}

/**
 * What somebody did under a duty stays done under it: it ends yesterday at the earliest, for whoever answers from today on.
 * What has not begun may still be cancelled.
 */
export const endsInThePast = (change: DutyChange, today: Day): boolean =>
  change.deed === "END" && (change.lastDay < addDays(today, -1) || (change.lastDay < change.duty.validFrom && change.duty.validFrom < today));

/** Two people for one part on one day. */
const overlaps = ({ part, spans }: Line): Finding[] =>
  spans.flatMap((span, index) => {
    const next = spans[index + 1];
    return next && (span.validTo === null || next.validFrom <= span.validTo) ? [{ kind: "TWO_AT_A_TIME" as const, part, from: next.validFrom, to: earlier(span.validTo, next.validTo) }] : [];
  });

/** A class is taught a subject as a whole or in groups, never both on one day: each pupil has one accountable teacher. */
function classAndGroup(lines: readonly Line[]): Finding[] {
  const wholes = lines.filter(({ part }) => part.kind === "SUBJECT_TEACHER" && part.groupId === null);
  return wholes.flatMap(({ part, spans }) => {
    const groups = lines.filter(({ part: other }) => other.kind === part.kind && other.groupId !== null && other.classId === part.classId && other.subjectCode === part.subjectCode);
    const first = spans.flatMap((span) => groups.flatMap((group) => group.spans.filter((other) => meet(span, other)))).at(0);
    return first ? [{ kind: "CLASS_AND_GROUP", part, from: first.validFrom }] : [];
  });
}

function ofPeople({ staff, effectiveFrom, changes }: AssignmentFacts, lines: readonly Line[]): Finding[] {
  const begun = new Set(changes.flatMap(({ deed, duty }) => (deed === "BEGIN" ? [duty.staffId] : [])));
  return staff.flatMap(({ id: staffId, leftOn, hasAccount, hasCertificate }) => {
    const own = lines.flatMap(({ part, spans }) => spans.filter((span) => span.staffId === staffId && (span.validTo === null || span.validTo >= effectiveFrom)).map((span) => ({ kind: part.kind, part, span })));
    const stays = own.filter(({ span }) => leftOn !== null && (span.validTo === null || span.validTo >= leftOn));
    const [begins, holds] = [stays.filter(({ span }) => span.book === null), stays.filter(({ span }) => span.book !== null)];
    const mixed = own.find(({ kind, span }) => !own.every((other) => !meet(span, other.span) || mayHoldTogether([kind, other.kind])));
    return [
      ...begins.slice(0, 1).map(({ part }): Finding => ({ kind: "LEFT", staffId, part, from: leftOn ?? effectiveFrom })),
      ...(holds.length > 0 ? [{ kind: "LEFT_HOLDS" as const, staffId, from: leftOn ?? effectiveFrom, count: holds.length }] : []),
      ...(mixed ? [{ kind: "ADMINISTRATOR" as const, staffId, from: mixed.span.validFrom }] : []),
      ...(begun.has(staffId) && !hasAccount ? [{ kind: "NO_ACCOUNT" as const, staffId }] : []),
      ...(begun.has(staffId) && !hasCertificate && own.some(({ kind }) => SIGNS.includes(kind)) ? [{ kind: "NO_CERTIFICATE" as const, staffId }] : []),
    ];
  });
}

const SIGNS: readonly string[] = ["SUBJECT_TEACHER", "HOMEROOM_TEACHER", "HEAD", "DEPUTY_HEAD", "SEAL_CLERK"];

/** A school without a head can sign no next version; one without an administrator keeps its accounts as they are. */
function ofOffices({ effectiveFrom, year }: AssignmentFacts, lines: readonly Line[]): Finding[] {
  const gapOf = (kind: DutyPart["kind"]) => gaps(lines.filter(({ part }) => part.kind === kind).flatMap(({ spans }) => spans), effectiveFrom, year.lastDay).at(0);
  const [noHead, noAdministrator] = [gapOf("HEAD"), gapOf("ADMINISTRATOR")];
  return [...(noHead ? [{ kind: "NO_HEAD" as const, ...noHead }] : []), ...(noAdministrator ? [{ kind: "NO_ADMINISTRATOR" as const, ...noAdministrator }] : [])];
}

function ofClass({ effectiveFrom, year, held, changes }: AssignmentFacts, { id: classId, subjects, groups, ungrouped }: AssignmentFacts["classes"][number]): Finding[] {
  const spans = (part: Omit<DutyPart, "classId" | "holderId">) => spansOf({ ...part, classId, holderId: null }, held, changes);
  const vacant = (kind: "SUBJECT_VACANT" | "HOMEROOM_VACANT", part: Omit<DutyPart, "classId" | "holderId">, taught: readonly Span[]): Finding[] =>
    gaps(taught, effectiveFrom, year.lastDay).map((gap) => ({ kind, part: { ...part, classId, holderId: null }, ...gap }));
  const homeroom = { kind: "HOMEROOM_TEACHER", subjectCode: null, groupId: null } as const;
  return [
    ...vacant("HOMEROOM_VACANT", homeroom, spans(homeroom)),
    ...subjects.flatMap((subjectCode) => {
      const whole = { kind: "SUBJECT_TEACHER", subjectCode, groupId: null } as const;
      const inGroups = groups.filter(({ subject }) => subject === subjectCode).map(({ id: groupId }) => ({ ...whole, groupId }));
      const taught = inGroups.filter((part) => spans(part).length > 0);
      if (taught.length === 0) return vacant("SUBJECT_VACANT", whole, spans(whole));
      // Once one group is taught, every group of the subject needs its teacher; before that the class's teacher answers for all.
      const without = ungrouped.find(({ subject }) => subject === subjectCode);
      return [
        ...inGroups.flatMap((part) => vacant("SUBJECT_VACANT", part, [...spans(part), ...spans(whole)].sort((a, b) => a.validFrom.localeCompare(b.validFrom)))),
        ...(without ? [{ kind: "UNGROUPED" as const, part: { ...whole, classId, holderId: null }, count: without.pupils }] : []),
      ];
    }),
  ];
}

/** The days from `from` to `to` that no span covers. */
export function gaps(spans: readonly Pick<Span, "validFrom" | "validTo">[], from: Day, to: Day): { from: Day; to: Day }[] {
  const found: { from: Day; to: Day }[] = [];
  let next = from;
  for (const { validFrom, validTo } of spans.filter((span) => span.validTo === null || span.validFrom <= span.validTo).sort((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    if (next > to) break;
    if (validFrom > next) found.push({ from: next, to: earlier(addDays(validFrom, -1), to) ?? to });
    if (validTo === null) return found;
    if (validTo >= next) next = addDays(validTo, 1);
  }
  return next <= to ? [...found, { from: next, to }] : found;
}

const meet = (a: Pick<Span, "validFrom" | "validTo">, b: Pick<Span, "validFrom" | "validTo">): boolean =>
  (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo);
const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b);
