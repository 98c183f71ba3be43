import { describe, expect, test } from "vitest";
import { GRADES, PERIODS, type Grade } from "@/lib/domain/assessment/periods";
import { SUBJECT_CODES, type SubjectCode } from "@/lib/domain/assessment/subjects";
import { subjectsFor, type SubjectChoice } from "@/lib/domain/assessment/subjects-for";
import { RULE_SETS } from "@/lib/domain/assessment/rule-sets";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";

/** TT 27, Đ.7.1b, written out: per grade 1–5 the periods with a test; "-" where there is none. */
const MATRIX: Record<SubjectCode, string> = {
  TV: "CK1,CN CK1,CN CK1,CN GK1,CK1,GK2,CN GK1,CK1,GK2,CN",
  TO: "CK1,CN CK1,CN CK1,CN GK1,CK1,GK2,CN GK1,CK1,GK2,CN",
  NN: "- - CK1,CN CK1,CN CK1,CN",
  SD: "- - - CK1,CN CK1,CN",
  KH: "- - - CK1,CN CK1,CN",
  TH: "- - CK1,CN CK1,CN CK1,CN",
  CN: "- - CK1,CN CK1,CN CK1,CN",
  DD: "- - - - -",
  TX: "- - - - -",
  TD: "- - - - -",
  AN: "- - - - -",
  MT: "- - - - -",
  HD: "- - - - -",
  DT: "- - - - -",
};

const CASES = SUBJECT_CODES.flatMap((subject) => {
  const byGrade = MATRIX[subject].split(" ");
  return GRADES.flatMap((grade) => PERIODS.map((period) => [subject, grade, period, (byGrade[grade - 1] ?? "").split(",").includes(period)] as const));
});

test.each(CASES)("%s in grade %i at %s has a mark: %s", (subject, grade, period, expected) => {
  expect(hasMark(subject, grade, period, TT27_2020)).toBe(expected);
});

/** TT 22/2016, Đ.10 k.2b as amended, written out: every subject of its list that a class takes, compulsory or chosen. */
const BEFORE: Partial<Record<SubjectCode, string>> = {
  TV: "CK1,CN CK1,CN CK1,CN GK1,CK1,GK2,CN GK1,CK1,GK2,CN",
  TO: "CK1,CN CK1,CN CK1,CN GK1,CK1,GK2,CN GK1,CK1,GK2,CN",
  NN: "CK1,CN CK1,CN CK1,CN CK1,CN CK1,CN",
  SD: "- - - CK1,CN CK1,CN",
  KH: "- - - CK1,CN CK1,CN",
  TH: "- - CK1,CN CK1,CN CK1,CN",
  DT: "CK1,CN CK1,CN CK1,CN CK1,CN CK1,CN",
};
const OLD = RULE_SETS.find(({ rules }) => rules.code === "TT22/2016")?.rules;

test.each(SUBJECT_CODES)("under TT 22/2016 %s is tested as its Điều 10 says", (subject) => {
  const told = GRADES.map((grade) => PERIODS.filter((period) => OLD && hasMark(subject, grade, period, OLD)).join(",") || "-").join(" ");
  expect(told).toBe(BEFORE[subject] ?? "- - - - -");
});

describe("the subjects of a pupil", () => {
  test.each<[Grade, string[], SubjectChoice[], string, string, string]>([
    [1, [], [], "TV TO DD TX TD AN MT HD", "", "grade 1, nothing optional"],
    [1, ["NN"], [], "TV TO NN DD TX TD AN MT HD", "", "grade 1, the class learns English"],
    [2, [], [{ subjectCode: "DT", exempt: false }], "TV TO DD TX TD AN MT HD DT", "", "one pupil takes Tiếng dân tộc"],
    [3, [], [], "TV TO NN TH CN DD TX TD AN MT HD", "", "grade 3: Tin học and Công nghệ are two"],
    [4, ["TX"], [], "TV TO NN SD KH TH CN DD TD AN MT HD", "", "grade 4 knows no Tự nhiên và Xã hội, whatever the list says"],
    [5, [], [{ subjectCode: "TD", exempt: true }], "TV TO NN SD KH TH CN DD AN MT HD", "TD", "exempt from PE"],
    [1, ["NN"], [{ subjectCode: "NN", exempt: true }], "TV TO DD TX TD AN MT HD", "NN", "exempt from what the class takes"],
  ])("grade %i %j %j: %s; exempt: %s (%s)", (grade, ofClass, choices, subjects, exempt) => {
    const found = subjectsFor(grade, ofClass, choices);
    expect(found.subjects.join(" ")).toBe(subjects);
    expect(found.exempt.join(" ")).toBe(exempt);
  });
});
