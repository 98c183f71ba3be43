import { REMARK_KINDS, type RemarkKind } from "@/lib/domain/assessment/missing-items";
import type { TraitLevel } from "@/lib/domain/assessment/levels";
import type { Period } from "@/lib/domain/assessment/periods";
import { subjectsFor } from "@/lib/domain/assessment/subjects-for";
import { ruleSetFor } from "@/lib/domain/assessment/rule-sets";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { TRAITS, traitsOf } from "@/lib/domain/assessment/traits";
import type { MadeClass } from "../classes";
import { homeroomRemark, subjectComment } from "../comments/bank";
import type { RemarkTone } from "../comments/homeroom";
import type { Teaching } from "../duties";
import type { Random } from "../random";
import type { SchoolRows } from "../rows";
import { drawSubject, drawTrait } from "./standing";
import type { Member } from "./members";

export type Results = Pick<SchoolRows, "assessment" | "trait_assessment" | "homeroom_remark">;
export type Entry = { random: Random; at: number; teaching: Teaching; period: Period; enteredAt: Date };

/** A pupil's own choices as the rules ask for them. */
export const choicesOf = ({ pupil: { story } }: Member) => [
  ...(story?.exempt ? [{ subjectCode: story.exempt.subject, exempt: true, reason: story.exempt.reason, paper: story.exempt.paper }] : []),
  ...(story?.chooses ? [{ subjectCode: story.chooses, exempt: false, reason: "Cha mẹ học sinh đăng ký học tự chọn", paper: null }] : []),
];

/** Everything teachers enter of one pupil in one period. */
export function makeResults(schoolClass: MadeClass, member: Member, entry: Entry): Results {
  const { random, at, period, enteredAt } = entry;
  const homeroom = entry.teaching.homeroom(schoolClass).id;
  const of = { pupilId: member.pupil.row.id, yearId: schoolClass.year.id, period, updatedAt: enteredAt };
  const { standing } = member.pupil;
  const { subjects } = subjectsFor(schoolClass.grade, schoolClass.subjects, schoolClass.isCurrent ? choicesOf(member) : []);
  const rules = ruleSetFor(schoolClass.year.calendar.startYear, schoolClass.grade);
  const assessment = subjects.map((subject) => {
    const drawn = drawSubject(random, standing, subject, { period, tested: hasMark(subject, schoolClass.grade, period, rules) });
    return {
      id: random.uuid(at), ...of, subjectCode: subject, ...drawn,
      comment: subjectComment(random, subject, drawn.level, member.pupil.row.fullName),
      enteredById: entry.teaching.teacher(schoolClass, subject, period, member.inSecondGroup).id,
    };
  });
  const traits = traitsOf(schoolClass.grade).map(({ code }) => ({
    id: random.uuid(at), ...of, traitCode: code, level: drawTrait(random, standing, code, period), enteredById: homeroom,
  }));
  const remarks = (period === "CK1" || period === "CN" ? REMARK_KINDS : []).map((kind) => ({
    id: random.uuid(at), ...of, kind, enteredById: homeroom,
    text: homeroomRemark(random, kind, toneOf(kind, traits, assessment.some(({ level }) => level === "C")), member.pupil.row.fullName),
  }));
  return { assessment, trait_assessment: traits, homeroom_remark: remarks };
}

/** The tone follows the levels the remark stands beside. */
function toneOf(kind: RemarkKind, traits: readonly { traitCode: string; level: TraitLevel }[], failing: boolean): RemarkTone {
  if (kind === "OVERALL" && failing) return "C";
  const groupOf = (code: string) => TRAITS.find((trait) => trait.code === code)?.group;
  const beside = traits.filter(({ traitCode }) => kind === "OVERALL" || groupOf(traitCode) === kind);
  if (beside.some(({ level }) => level === "C")) return "C";
  return beside.every(({ level }) => level === "T") ? "T" : "D";
}
