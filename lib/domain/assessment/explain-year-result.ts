import { SUBJECT_LEVEL_WORDS, TRAIT_LEVEL_WORDS, YEAR_RESULT_WORDS } from "./levels";
import { findSubject, type SubjectCode } from "./subjects";
import { hasMark } from "./test-matrix";
import { TRAITS, type TraitCode } from "./traits";
import { FLOORS, yearResult, type YearEnd } from "./year-result";

/**
 * One Vietnamese sentence that names what decided a pupil's year result: what keeps it from the next higher one.
 *
 * Source: TT 27/2020, Đ.9.2a, 17.1 (pupils and parents may have the result explained).
 */
export function explainYearResult(pupil: YearEnd): string {
  const result = yearResult(pupil);
  switch (result) {
    case null:
      return "Chưa xếp được kết quả cả năm vì còn thiếu mức đạt được hoặc điểm cuối năm.";
    case "EXCELLENT":
      return `${YEAR_RESULT_WORDS.EXCELLENT}: mọi môn học mức T, mọi phẩm chất, năng lực mức Tốt, mọi điểm cuối năm từ ${FLOORS.EXCELLENT}.`;
    case "WELL_DONE":
      return `${YEAR_RESULT_WORDS.WELL_DONE}; chưa Xuất sắc vì ${join(lowMarks(pupil, FLOORS.EXCELLENT))}.`;
    case "DONE":
      return `${YEAR_RESULT_WORDS.DONE}; chưa Hoàn thành tốt, chưa Xuất sắc vì ${join(obstacles(pupil, ["H", "D"], FLOORS.WELL_DONE))}.`;
    case "NOT_DONE":
      return `${YEAR_RESULT_WORDS.NOT_DONE} vì ${join(obstacles(pupil, ["C"], FLOORS.DONE))}.`;
  }
}

/** What stands in the way, grouped so that ten obstacles are still one readable sentence. */
const obstacles = (pupil: YearEnd, levels: readonly string[], floor: number) => [
  ...grouped(pupil.subjects.flatMap(({ subject, level }) => (level && levels.includes(level) ? [nameOf(subject)] : [])), `mức ${SUBJECT_SYMBOL[floor]}`),
  ...grouped(pupil.traits.flatMap(({ trait, level }) => (level && levels.includes(level) ? [traitName(trait)] : [])), `mức ${TRAIT_WORD[floor]}`),
  ...lowMarks(pupil, floor),
];

/** The level that keeps a pupil below the result of a floor: one such level each, by the rule. */
const SUBJECT_SYMBOL: Readonly<Record<number, string>> = { [FLOORS.WELL_DONE]: `H (${SUBJECT_LEVEL_WORDS.H})`, [FLOORS.DONE]: `C (${SUBJECT_LEVEL_WORDS.C})` };
const TRAIT_WORD: Readonly<Record<number, string>> = { [FLOORS.WELL_DONE]: TRAIT_LEVEL_WORDS.D, [FLOORS.DONE]: TRAIT_LEVEL_WORDS.C };

const grouped = (names: readonly string[], level: string) => (names.length === 0 ? [] : [`${list(names)} ${level}`]);

function lowMarks({ grade, subjects }: YearEnd, floor: number): string[] {
  const low = subjects.flatMap(({ subject, mark }) => (mark !== null && mark < floor && hasMark(subject, grade, "CN") ? [`${nameOf(subject)} ${mark}`] : []));
  return low.length === 0 ? [] : [`điểm ${list(low)} (cần từ ${floor})`];
}

const nameOf = (code: SubjectCode) => findSubject(code)?.short ?? code;
const traitName = (code: TraitCode) => TRAITS.find((trait) => trait.code === code)?.name ?? code;

/** "a", "a và b", "a, b và c". */
const list = (parts: readonly string[]) => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} và ${parts.at(-1)}`);

/** Groups that hold lists themselves: "a, b mức H; điểm c 6". */
const join = (groups: readonly string[]) => groups.join("; ");
