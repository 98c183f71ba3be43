import { describe, expect, test } from "vitest";
import { gapReason } from "@/lib/domain/transcript/chain";
import { formatConfirmationCode, normalizeConfirmationCode } from "@/lib/domain/transcript/confirmation-code";
import { leftOutWords, reasonsLeftOut, type Candidate } from "@/lib/domain/transcript/inclusion";
import { issueNumber, parseIssueNumber } from "@/lib/domain/transcript/issue-number";

const fields: Candidate["fields"] = {
  admissionNumber: "12/2025", birthPlace: "TP. Hồ Chí Minh", hometown: "Củ Chi", address: "Ấp 1", ethnicity: "Kinh", nationality: "Việt Nam", motherName: "Lê Thị Tư",
  heightCm: "134", weightKg: "30", qualitiesRemark: "Ngoan", generalRemark: "Tự học", specificRemark: "Đọc tốt", overallRemark: "Tiến bộ",
};
const ready: Candidate = {
  enrolmentEnd: null, classApproved: true, heldOut: null, review: { finding: "CONFIRMED", reason: null }, identityNumber: "079317002681", unitExists: false, valuesComplete: true, result: "DONE", resultConfirmed: true,
  promotion: "PROMOTED", completion: "Hoàn thành chương trình lớp 3; Được lên lớp 4.", signersComplete: true, motherMissingReason: null, fields,
};
const codes = (change: Partial<Candidate>) => reasonsLeftOut({ ...ready, ...change }).map(({ code }) => code);

describe("who is left out of the year's batch", () => {
  test.each<[string, Partial<Candidate>, string[]]>([
    ["nobody speaks against", {}, []],
    ["no identity number: never invented", { identityNumber: null }, ["NO_IDENTITY_NUMBER"]],
    ["a blank identity number", { identityNumber: " " }, ["NO_IDENTITY_NUMBER"]],
    ["the class is not approved", { classApproved: false }, ["CLASS_NOT_APPROVED"]],
    ["no result by rule, and the head has not decided", { unranked: true, valuesComplete: false, result: null, resultConfirmed: false, promotion: null, completion: null }, ["NO_RESULT_UNDECIDED"]],
    ["no result by rule, decided by the head on the plan", { unranked: true, valuesComplete: false, result: "UNRANKED" }, []],
    ["a decision without a result does not stand for who is assessed again", { valuesComplete: true, result: null, resultConfirmed: false }, ["RESULT_NOT_CONFIRMED"]],
    ["values are missing: the result is not asked for as well", { valuesComplete: false, result: null, resultConfirmed: false, promotion: null }, ["VALUES_MISSING"]],
    ["the result is not confirmed", { resultConfirmed: false, promotion: null }, ["RESULT_NOT_CONFIRMED"]],
    ["not done, and the head has not decided: held until August", { result: "NOT_DONE", promotion: null, completion: null }, ["PROMOTION_UNDECIDED"]],
    ["not done, decided", { result: "NOT_DONE", promotion: "NOT_PROMOTED", completion: "Chưa hoàn thành chương trình lớp 3; Chưa được lên lớp." }, []],
    ["held out, and not yet supplemented", { heldOut: { reason: "Ốm dài ngày", approved: false } }, ["HELD_OUT"]],
    ["held out with a value missing: both are told", { heldOut: { reason: "Ốm dài ngày", approved: false }, valuesComplete: false }, ["HELD_OUT", "VALUES_MISSING"]],
    ["held out, supplemented and approved", { heldOut: { reason: "Ốm dài ngày", approved: true } }, []],
    ["the school has not reviewed the result", { review: { finding: "NONE", reason: null } }, ["NOT_REVIEWED"]],
    ["nor can it before leadership has approved the class", { classApproved: false, review: { finding: "NONE", reason: null } }, ["CLASS_NOT_APPROVED"]],
    ["set aside by the review", { review: { finding: "SET_ASIDE", reason: "Chờ xác minh ngày nghỉ" } }, ["SET_ASIDE"]],
    ["moved to another class of the school", { enrolmentEnd: "MOVED_CLASS", classApproved: false }, ["MOVED_CLASS"]],
    ["transferred: an interim result instead", { enrolmentEnd: "TRANSFERRED" }, ["TRANSFERRED"]],
    ["has one already", { unitExists: true, classApproved: false }, ["UNIT_EXISTS"]],
    ["nobody answers for a subject", { signersComplete: false }, ["SIGNER_MISSING"]],
    ["a mother who is not named", { fields: { ...fields, motherName: null } }, ["FIELD_MISSING"]],
    ["… with the paper that says why", { fields: { ...fields, motherName: null }, motherMissingReason: "Giấy khai sinh không ghi tên mẹ" }, []],
    ["several things at once are all told", { classApproved: false, identityNumber: null, signersComplete: false }, ["CLASS_NOT_APPROVED", "NO_IDENTITY_NUMBER", "SIGNER_MISSING"]],
  ])("%s", (_case, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test("the reason somebody typed stands in the sentence", () => {
    const [held] = reasonsLeftOut({ ...ready, heldOut: { reason: "Ốm dài ngày, $& chưa kiểm tra. ", approved: false } });
    expect(held && leftOutWords(held)).toContain("Được để lại: Ốm dài ngày, $& chưa kiểm tra. Chờ giáo viên chủ nhiệm");
    const [aside] = reasonsLeftOut({ ...ready, review: { finding: "SET_ASIDE", reason: "Chờ xác minh ngày nghỉ." } });
    expect(aside && leftOutWords(aside)).toBe("Hội nghị xét duyệt để lại: Chờ xác minh ngày nghỉ. Hiệu trưởng quyết định ở lần xét duyệt sau.");
  });

  test("missing fields are named", () => {
    const [reason] = reasonsLeftOut({ ...ready, fields: { ...fields, hometown: "", weightKg: null } });
    expect(reason && leftOutWords(reason)).toBe("Thiếu mục bắt buộc: Quê quán, Cân nặng (học kỳ II).");
  });
});

describe("the chain of years", () => {
  test.each([
    [{ grade: 1, startYear: 2025, previous: null }, null],
    [{ grade: 2, startYear: 2025, previous: { startYear: 2024 } }, null],
    [{ grade: 4, startYear: 2025, previous: null }, "Chưa có học bạ số của các năm học trước."],
    [{ grade: 4, startYear: 2025, previous: { startYear: 2022 } }, "Không có học bạ số từ năm học 2023-2024 đến năm học 2024-2025."],
  ] as const)("%j: %s", (link, reason) => {
    expect(gapReason(link)).toBe(reason);
  });

  test("an explanation that was given is kept, but only where there is a hole", () => {
    expect(gapReason({ grade: 4, startYear: 2025, previous: { startYear: 2023 } }, " Nghỉ học một năm ")).toBe("Nghỉ học một năm");
    expect(gapReason({ grade: 4, startYear: 2025, previous: { startYear: 2024 } }, "Nghỉ học một năm")).toBeNull();
  });
});

describe("the family's confirmation code", () => {
  test("is three groups of Crockford's letters, worked by hand", () => {
    expect(formatConfirmationCode(new Uint8Array(8))).toBe("0000-0000-0000");
    expect(formatConfirmationCode(new Uint8Array(8).fill(0xff))).toBe("ZZZZ-ZZZZ-ZZZZ");
    // 0x08 = 00001 000|00 … : the first five bits are 1, the rest zero
    expect(formatConfirmationCode(Uint8Array.of(0x08, 0, 0, 0, 0, 0, 0, 0))).toBe("1000-0000-0000");
    // bit 60, the last that is used: byte 7 is 0001 0000
    expect(formatConfirmationCode(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x10))).toBe("0000-0000-0001");
  });

  test("needs sixty bits", () => {
    expect(() => formatConfirmationCode(new Uint8Array(7))).toThrow(RangeError);
  });

  test.each([["7k3m-q0zd-91xa", "7K3MQ0ZD91XA"], [" 7K3M Q0ZD 91XA ", "7K3MQ0ZD91XA"], ["OIL1-0000-0000", "011100000000"]])("typed as “%s” it reads %s", (typed, code) => {
    expect(normalizeConfirmationCode(typed)).toBe(code);
  });
});

test("a number of the register reads both ways", () => {
  expect(issueNumber(214)).toBe("214/HBS");
  expect(["214/HBS", " 214 / hbs ", "214", "0", "214/XX", "-1", ""].map(parseIssueNumber)).toEqual([214, 214, 214, null, null, null, null]);
});
