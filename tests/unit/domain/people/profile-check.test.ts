import { describe, expect, test } from "vitest";
import { decideListCheck, LIST_CHECK_ACTIONS, LIST_CHECK_WORDS, type ListCheckStatus } from "@/lib/domain/people/list-check";
import { checkProfile, findDuplicates, type CheckedProfile } from "@/lib/domain/people/profile-check";
import { changedFields } from "@/lib/domain/people/pupil-profile";
import * as who from "../actors";

const GIRL: CheckedProfile = {
  pupilId: "p1", code: "7900000001", identityKind: "CCCD", identityNumber: "079316000123", fullName: "Nguyễn Bảo Anh", sex: "FEMALE", birthDate: "2016-03-08",
  birthPlace: "TP. Hồ Chí Minh", hometown: "Củ Chi", address: "Ấp Phú Lợi", ethnicity: "Kinh", ethnicityCode: "01", nationality: "Việt Nam",
  fatherName: "Nguyễn Văn Hùng", motherName: "Trần Thị Mai", motherMissingReason: null, guardianName: null, disability: null, notes: null,
  admissionNumber: "TH-1", grade: 4, startYear: 2025,
};

describe("one profile", () => {
  test.each<[string, Partial<CheckedProfile>, string[]]>([
    ["complete and fitting", {}, []],
    ["no number given yet: missing, never invented", { identityNumber: null }, ["MISSING Số định danh"]],
    ["fields of Phụ lục I", { hometown: " ", admissionNumber: null }, ["MISSING Quê quán", "MISSING Số sổ đăng bộ"]],
    ["no mother and no paper", { motherName: null }, ["MISSING Họ và tên mẹ"]],
    ["no mother, with the paper that says why", { motherName: null, motherMissingReason: "Giấy khai sinh không ghi" }, []],
    ["eleven digits cannot be", { identityNumber: "07931600012" }, ["WRONG Số định danh"]],
    ["the number of a boy: held against the papers, not refused", { identityNumber: "079216000123" }, ["DOUBTFUL Chữ số thứ tư"]],
    ["the number of another year", { identityNumber: "079317000123" }, ["DOUBTFUL Số này ứng với năm sinh 2017"]],
    ["a people and a code that do not belong together", { ethnicity: "Ê-đê" }, ["WRONG Mã dân tộc 01"]],
    ["born tomorrow", { birthDate: "2026-05-21", identityNumber: null }, ["MISSING Số định danh", "WRONG Ngày sinh", "DOUBTFUL Sinh năm 2026"]],
    ["a foreign pupil with passport and code 55", { nationality: "Hàn Quốc", identityKind: "PASSPORT", identityNumber: "M48291735", ethnicity: "Người nước ngoài", ethnicityCode: "55" }, []],
    ["a foreign pupil entered as one of ours", { nationality: "Hàn Quốc" }, ["DOUBTFUL Quốc tịch và dân tộc", "DOUBTFUL Loại giấy tờ"]],
    ["two years late is nothing unusual, five is", { birthDate: "2011-03-08", identityNumber: "079311000123" }, ["DOUBTFUL Sinh năm 2011"]],
    ["father and mother the same", { fatherName: "Trần Thị Mai" }, ["DOUBTFUL Họ tên cha và mẹ"]],
  ])("%s", (_why, change, expected) => {
    const found = checkProfile({ ...GIRL, ...change }, "2026-05-20").map(({ kind, words }) => `${kind} ${words}`);
    expect(found).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) expect(found[index]).toContain(start);
  });
});

describe("one child entered twice", () => {
  const twin = { pupilId: "p2", fullName: "Nguyễn Bảo Ân", birthDate: "2016-03-08", identityNumber: "079316000124" };
  test.each([
    ["twins raise nothing", twin, []],
    ["the same name, another birth date", { ...twin, fullName: GIRL.fullName, birthDate: "2016-03-09" }, []],
    ["the same name and birth date, whatever the case and spaces", { ...twin, fullName: " nguyễn  bảo anh" }, ["p1", "p2"]],
    ["the same number", { ...twin, identityNumber: GIRL.identityNumber }, ["p1", "p2"]],
    ["no number twice is no duplicate", { ...twin, identityNumber: null }, []],
  ])("%s", (_why, other, found) => {
    expect([...findDuplicates([GIRL, other]).keys()]).toEqual(found);
  });
});

test("an edit is the fields that differ", () => {
  expect(changedFields(GIRL, { ...GIRL, hometown: "Hóc Môn", motherName: null })).toEqual(["hometown", "motherName"]);
});

/** Rows: the step; columns: NOT_CHECKED RETURNED SENT_AGAIN ACCEPTED. Written from QĐ 1789, Đ.14.2, 31.1, 34.1. */
const STEPS = { accept: "YYY.", return: "Y.YY", sendAgain: ".Y.." } as const;
const STATES = Object.keys(LIST_CHECK_WORDS) as ListCheckStatus[];
const CASES = LIST_CHECK_ACTIONS.flatMap((action) => STATES.map((status, index) => [action, status, STEPS[action][index] === "Y"] as const));

test.each(CASES)("%s of a list %s: %s", (action, status, allowed) => {
  const actor = action === "sendAgain" ? who.HOMEROOM_3A : who.ACADEMIC_CLERK;
  expect(decideListCheck(action, { actor, classId: "3A", status, note: "Xem lại hai hồ sơ" }).ok).toBe(allowed);
});

test.each([
  ["accept", who.HOMEROOM_3A, "ONLY_ACADEMIC_CLERK"],
  ["return", who.HEAD, "ONLY_ACADEMIC_CLERK"],
  ["accept", who.ADMINISTRATOR, "NOT_FOR_ADMINISTRATOR"],
] as const)("%s is not everybody's: %#", (action, actor, reason) => {
  expect(decideListCheck(action, { actor, classId: "3A", status: "NOT_CHECKED", note: "x" })).toEqual({ ok: false, reason });
});

test("what is sent back says what is to be mended", () => {
  expect(decideListCheck("return", { actor: who.ACADEMIC_CLERK, classId: "3A", status: "NOT_CHECKED", note: " " })).toEqual({ ok: false, reason: "REASON_NEEDED" });
});
