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
      return `${YEAR_RESULT_WORDS.WELL_DONE}; chưa Xuất sắc vì ${list(lowMarks(pupil, FLOORS.EXCELLENT))}.`;
    case "DONE":
      return `${YEAR_RESULT_WORDS.DONE}; chưa Hoàn thành tốt, chưa Xuất sắc vì ${list(obstacles(pupil, ["H", "D"], FLOORS.WELL_DONE))}.`;
    case "NOT_DONE":
      return `${YEAR_RESULT_WORDS.NOT_DONE} vì ${list(obstacles(pupil, ["C"], FLOORS.DONE))}.`;
  }
}

const obstacles = (pupil: YearEnd, levels: readonly string[], floor: number) => [
  ...pupil.subjects.flatMap(({ subject, level }) => (level && levels.includes(level) ? [`${nameOf(subject)} mức ${level} (${SUBJECT_LEVEL_WORDS[level]})`] : [])),
  ...pupil.traits.flatMap(({ trait, level }) => (level && levels.includes(level) ? [`${traitName(trait)} mức ${TRAIT_LEVEL_WORDS[level]}`] : [])),
  ...lowMarks(pupil, floor),
];

const lowMarks = ({ grade, subjects }: YearEnd, floor: number) =>
  subjects.flatMap(({ subject, mark }) =>
    mark !== null && mark < floor && hasMark(subject, grade, "CN") ? [`điểm ${nameOf(subject)} ${mark} (cần từ ${floor})`] : [],
  );

const nameOf = (code: SubjectCode) => findSubject(code)?.short ?? code;
const traitName = (code: TraitCode) => TRAITS.find((trait) => trait.code === code)?.name ?? code;

/** "a", "a và b", "a, b và c". */
const list = (parts: readonly string[]) => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} và ${parts.at(-1)}`);
