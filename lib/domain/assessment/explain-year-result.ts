import { SUBJECT_LEVEL_WORDS, SUBJECT_LEVELS, TRAIT_LEVEL_WORDS, TRAIT_LEVELS, YEAR_RESULT_WORDS } from "./levels";
import type { YearResult } from "./levels";
import type { ResultStep, RuleSet } from "./rule-set";
import { findSubject, requiredSubjects, type SubjectCode } from "./subjects";
import { hasMark } from "./test-matrix";
import { traitsOf, TRAITS, type TraitCode } from "./traits";
import { supplementaryResult, yearEndMarks, yearResult, type YearEnd } from "./year-result";

/**
 * One Vietnamese sentence that names what decided a pupil's year result: what keeps it from the next higher one.
 *
 * Source: TT 27/2020, Đ.9.2a, 17.1 (pupils and parents may have the result explained).
 */
export function explainYearResult(pupil: YearEnd, rules: RuleSet): string {
  if (rules.steps === null) return `Kết quả ghi theo ${rules.name}, giữ nguyên như đã xác nhận.`;
  const result = yearResult(pupil, rules);
  if (result === null) return whyNone(pupil, rules);
  return `${result === "NOT_DONE" ? "" : YEAR_RESULT_WORDS[result]}${whyNotHigher(pupil, rules, rules.steps, result)}${exemptions(pupil)}.`;
}

/** The same after an assessment of Đ.11.1b or 11.1c, where higher results are not open any more. Source: docs/decisions/042-after-a-supplementary-assessment.md. */
export function explainSupplement(pupil: YearEnd, rules: RuleSet): string {
  const result = supplementaryResult(pupil, rules);
  if (result === null || result === "NOT_DONE") return explainYearResult(pupil, rules);
  return `${YEAR_RESULT_WORDS[result]} sau đánh giá bổ sung${exemptions(pupil)}.`;
}

function whyNotHigher(pupil: YearEnd, rules: RuleSet, steps: readonly ResultStep[], result: YearResult): string {
  const place = result === "NOT_DONE" ? steps.length : steps.findIndex((step) => step.result === result);
  const next = steps[place - 1];
  if (!next) return reachedTop(steps[0]);
  const obstacles = obstaclesTo(pupil, rules, next).join("; ");
  if (result === "NOT_DONE") return `${YEAR_RESULT_WORDS.NOT_DONE} vì ${obstacles}`;
  const higher = steps.slice(0, place).reverse().map((step) => `chưa ${step.result === "EXCELLENT" ? "Xuất sắc" : YEAR_RESULT_WORDS[step.result]}`);
  return `; ${higher.join(", ")} vì ${obstacles}`;
}

const reachedTop = (top: ResultStep | undefined) =>
  top ? `: mọi môn học mức ${top.subjects.join(", ")}, mọi phẩm chất, năng lực mức ${top.traits.map((level) => TRAIT_LEVEL_WORDS[level]).join(", ")}, mọi điểm cuối năm từ ${top.floor}` : "";

/** What stands in the way of a step, grouped so that ten obstacles are still one readable sentence. */
function obstaclesTo(pupil: YearEnd, rules: RuleSet, step: ResultStep): string[] {
  const subjects = SUBJECT_LEVELS.filter((level) => !step.subjects.includes(level)).flatMap((level) =>
    grouped("", pupil.subjects.flatMap((line) => (line.level === level ? [nameOf(line.subject)] : [])), `mức ${level} (${SUBJECT_LEVEL_WORDS[level]})`),
  );
  const traits = TRAIT_LEVELS.filter((level) => !step.traits.includes(level)).flatMap((level) => {
    const low = pupil.traits.flatMap((line) => (line.level === level ? [line.trait] : []));
    const words = `mức ${TRAIT_LEVEL_WORDS[level]}`;
    return [...grouped("phẩm chất ", low.filter(isQuality).map(traitName), words), ...grouped("năng lực ", low.filter((code) => !isQuality(code)).map(traitName), words)];
  });
  const low = yearEndMarks(pupil, rules).filter(({ mark }) => mark < step.floor);
  return [...subjects, ...traits, ...grouped("điểm ", low.map(({ subject, mark }) => `${nameOf(subject)} ${mark}`), `(cần từ ${step.floor})`)];
}

const MOST_NAMED = 4;

/** Why there is no result yet: what is missing, by name. */
function whyNone(pupil: YearEnd, rules: RuleSet): string {
  const missing = missingNames(pupil, rules);
  if (missing.length === 0) return `Không xếp loại: ${pupil.subjects.length === 0 ? "miễn đánh giá mọi môn" : "miễn đánh giá mọi môn có bài kiểm tra"} theo kế hoạch giáo dục cá nhân; việc lên lớp do hiệu trưởng quyết định.`;
  const more = missing.length - MOST_NAMED;
  return `Chưa xếp được kết quả cả năm vì còn thiếu ${more > 1 ? `${missing.slice(0, MOST_NAMED).join(", ")} và ${more} mục nữa` : list(missing)}.`;
}

function missingNames(pupil: YearEnd, rules: RuleSet): string[] {
  const unlisted = requiredSubjects(pupil.grade).filter((code) => !pupil.exempt.includes(code) && !pupil.subjects.some(({ subject }) => subject === code));
  const levels = [...pupil.subjects.flatMap(({ subject, level }) => (level === null ? [subject] : [])), ...unlisted];
  const marks = pupil.subjects.flatMap(({ subject, mark }) => (mark === null && hasMark(subject, pupil.grade, "CN", rules) ? [subject] : []));
  const traits = traitsOf(pupil.grade).filter(({ code }) => !pupil.traits.some(({ trait, level }) => trait === code && level !== null));
  return [...levels.map((code) => `mức ${nameOf(code)}`), ...marks.map((code) => `điểm ${nameOf(code)}`), ...traits.map(({ code, name }) => `${isQuality(code) ? "phẩm chất" : "năng lực"} ${name}`)];
}

const exemptions = ({ exempt }: YearEnd) => (exempt.length === 0 ? "" : ` (không tính môn được miễn: ${list(exempt.map(nameOf))})`);
const grouped = (before: string, names: readonly string[], after: string) => (names.length === 0 ? [] : [`${before}${list(names)} ${after}`]);

/** A subject as it is said in a sentence: the column heads' abbreviations are for columns. */
const SAID: Partial<Record<SubjectCode, string>> = { SD: "Lịch sử và Địa lí", TX: "Tự nhiên và Xã hội", TD: "Giáo dục thể chất", HD: "Hoạt động trải nghiệm", DT: "Tiếng dân tộc" };
const nameOf = (code: SubjectCode) => SAID[code] ?? findSubject(code)?.short ?? code;

const isQuality = (code: TraitCode) => TRAITS.find((trait) => trait.code === code)?.group === "QUALITIES";
const traitName = (code: TraitCode) => TRAITS.find((trait) => trait.code === code)?.name ?? code;

/** "a", "a và b", "a, b và c". */
const list = (parts: readonly string[]) => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} và ${parts.at(-1)}`);
