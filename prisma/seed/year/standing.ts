import type { SubjectLevel, TraitLevel } from "@/lib/domain/assessment/levels";
import type { Period } from "@/lib/domain/assessment/periods";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import type { Standing } from "../plan";
import type { Random } from "../random";

type MarkWeights = Readonly<Record<string, number>>;

/** How often which mark, by standing. The year's result follows from these by the rule, it is not drawn. */
const MARKS: Readonly<Record<Standing, MarkWeights>> = {
  TOP: { 9: 45, 10: 55 },
  GOOD: { 7: 10, 8: 35, 9: 35, 10: 20 },
  FAIR: { 5: 6, 6: 18, 7: 28, 8: 28, 9: 15, 10: 5 },
  WEAK: { 5: 35, 6: 40, 7: 25 },
};

/** Subjects in which a weak pupil falls short, with the marks that go with it. */
const WEAK_IN: readonly SubjectCode[] = ["TV", "TO"];
const FAILING: MarkWeights = { 3: 40, 4: 60 };
const WEAK_TRAIT: readonly TraitCode[] = ["TU_CHU", "TINH_TOAN"];

/** Earlier in the year things are a little less settled. */
const EARLIER = { GK1: 0.3, CK1: 0.18, GK2: 0.1, CN: 0 } as const satisfies Record<Period, number>;
const BELOW = { TOP: "GOOD", GOOD: "FAIR", FAIR: "FAIR", WEAK: "WEAK" } as const satisfies Record<Standing, Standing>;

const standingNow = (random: Random, standing: Standing, period: Period): Standing =>
  random.chance(EARLIER[period]) ? BELOW[standing] : standing;

/** A subject's level, and its mark where the subject is tested: the two never contradict each other. */
export function drawSubject(random: Random, standing: Standing, subject: SubjectCode, at: { period: Period; tested: boolean }): { level: SubjectLevel; mark: number | null } {
  const now = standingNow(random, standing, at.period);
  if (now === "WEAK" && WEAK_IN.includes(subject)) return { level: "C", mark: at.tested ? Number(random.weighted(FAILING)) : null };
  if (!at.tested) return { level: now === "TOP" || now === "GOOD" || (now === "FAIR" && random.chance(0.6)) ? "T" : "H", mark: null };
  const mark = Number(random.weighted(MARKS[now]));
  return { level: levelOf(random, now, mark), mark };
}

function levelOf(random: Random, standing: Standing, mark: number): SubjectLevel {
  if (standing === "TOP" || standing === "GOOD") return "T";
  if (mark <= 6) return "H";
  const chance = { 7: 0.4, 8: 0.7 }[mark] ?? 1;
  return standing === "FAIR" && random.chance(chance) ? "T" : "H";
}

export function drawTrait(random: Random, standing: Standing, trait: TraitCode, period: Period): TraitLevel {
  const now = standingNow(random, standing, period);
  if (now === "TOP" || now === "GOOD") return "T";
  if (now === "WEAK") return WEAK_TRAIT.includes(trait) ? "C" : "D";
  return random.chance(0.55) ? "T" : "D";
}
