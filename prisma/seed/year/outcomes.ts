import { completionOf } from "@/lib/domain/assessment/completion";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import type { RuleSet } from "@/lib/domain/assessment/rule-set";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { yearResult } from "@/lib/domain/assessment/year-result";
import { toStoredDay, vietnamDay } from "@/lib/domain/vietnam-time";
import type { MadeClass } from "../classes";
import type { StaffRoom } from "../people/staff";
import type { Random } from "../random";
import type { SchoolRows } from "../rows";
import { choicesOf, type Results } from "./results";
import type { Member } from "./members";
import type { Timeline } from "./timeline";

type Closing = { random: Random; at: number; homeroomId: string; room: StaffRoom; timeline: Timeline };

/** The year's result as the rule computes it and the GVCN confirms it; who has not done enough waits for the head. */
export function makeOutcome(schoolClass: MadeClass, member: Member, yearEnd: Results, closing: Closing): Pick<SchoolRows, "year_outcome" | "award"> {
  const { random, at, homeroomId, timeline } = closing;
  const rules = ruleSetFor(schoolClass.year.calendar.startYear, schoolClass.grade);
  const values = {
    grade: schoolClass.grade,
    subjects: yearEnd.assessment.map(({ subjectCode, level, mark }) => ({ subject: subjectCode as SubjectCode, level: level ?? null, mark: mark ?? null })),
    exempt: choicesOf(member).flatMap(({ exempt, subjectCode }) => (exempt ? [subjectCode] : [])),
    traits: yearEnd.trait_assessment.map(({ traitCode, level }) => ({ trait: traitCode as TraitCode, level: level ?? null })),
  };
  const result = yearResult(values, rules);
  if (result === null) throw new Error(`the year end of ${member.pupil.row.fullName} is not complete`);
  const completion = completionOf(schoolClass.grade, result, null, rules);
  const of = { pupilId: member.pupil.row.id, yearId: schoolClass.year.id };
  const outcome = {
    id: random.uuid(at), ...of, ruleSet: rules.code, result,
    promotion: completion?.promotion ?? null, completion: completion?.text ?? null, confirmedById: homeroomId, confirmedAt: timeline.certifiedAt,
  };
  const isApproved = timeline.state === "APPROVED";
  const decided = { decision: "27/QĐ-NTL", decidedById: closing.room.head.id, decidedAt: timeline.approvedAt, decidedOn: toStoredDay(vietnamDay(timeline.approvedAt)) };
  const awards = result === "EXCELLENT" || (result === "WELL_DONE" && random.chance(0.6))
    ? [{ id: random.uuid(at), ...of, ...awardOf(result, yearEnd, rules), proposedById: homeroomId, ...(isApproved ? decided : { decision: null, decidedById: null, decidedAt: null, decidedOn: null }) }]
    : [];
  return { year_outcome: [outcome], award: awards };
}

function awardOf(result: "EXCELLENT" | "WELL_DONE", yearEnd: Results, { awards }: RuleSet) {
  if (result === "EXCELLENT") return { kind: "EXCELLENT", text: awards.EXCELLENT, evidence: null, classRecognised: false } as const;
  const best = [...yearEnd.assessment].sort((one, other) => (other.mark ?? 0) - (one.mark ?? 0))[0];
  const subject = findSubject(best?.subjectCode ?? "TV")?.short ?? "Tiếng Việt";
  return { kind: "EXEMPLARY", text: awards.EXEMPLARY, evidence: `Thành tích nổi bật môn ${subject}`, classRecognised: true } as const;
}
