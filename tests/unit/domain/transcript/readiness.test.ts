import { describe, expect, test } from "vitest";
import { LEFT_OUT_WORDS, type LeftOutCode, type LeftOutReason } from "@/lib/domain/transcript/inclusion";
import { certificateObstacle, readinessOf, type SignerCertificate } from "@/lib/domain/transcript/readiness";

const because = (code: LeftOutCode, over: Partial<LeftOutReason> = {}): LeftOutReason => ({ code, fields: [], ...over });

test("who has left, moved or has a unit already has no obstacle; every other reason is told, and who can mend it", () => {
  const none = (Object.keys(LEFT_OUT_WORDS) as LeftOutCode[]).filter((code) => readinessOf([because(code, { fields: ["hometown"], letters: ["x"] })]).length === 0);
  expect(none.sort()).toEqual(["LEFT", "MOVED_CLASS", "TRANSFERRED", "UNIT_EXISTS"]);
});

test.each([
  ["NO_IDENTITY_NUMBER", "CLERK", "PROFILE", true],
  ["SIGNER_MISSING", "HEAD", null, true],
  ["VALUES_MISSING", "TEACHERS", "SHEET", false],
  ["RESULT_NOT_CONFIRMED", "HOMEROOM", "RESULTS", false],
  ["CLASS_NOT_APPROVED", "HEAD", "SHEET", false],
] as const)("%s is mended by %s at %s, weeks ahead: %s", (code, by, place, soon) => {
  expect(readinessOf([because(code)])).toMatchObject([{ by, place, soon }]);
});

test("a missing field of the profile is học vụ's, one that is entered is the homeroom teacher's", () => {
  expect(readinessOf([because("FIELD_MISSING", { fields: ["hometown", "overallRemark"] })])).toMatchObject([
    { words: "Thiếu mục bắt buộc: Quê quán.", by: "CLERK", soon: true },
    { words: "Thiếu mục bắt buộc: Nhận xét của giáo viên chủ nhiệm.", by: "HOMEROOM", soon: false },
  ]);
});

describe("a signer's certificate on 11 May, to sign until 30 May", () => {
  const one = (over: Partial<SignerCertificate> = {}): SignerCertificate => ({ status: "APPROVED", lastDay: "2027-01-01", locked: false, ...over });
  test.each<[string, SignerCertificate[], boolean, string | null]>([
    ["one that serves", [one()], true, null],
    ["a teacher's needs no approval", [one({ status: "DECLARED" })], false, null],
    ["the head's needs it", [one({ status: "DECLARED" })], true, "phê duyệt"],
    ["none declared", [], false, "chưa khai báo"],
    ["ended", [one({ lastDay: "2026-05-10" })], false, "đã hết hạn"],
    ["revoked", [one({ status: "REVOKED" })], false, "ngừng dùng"],
    ["its key locked", [one({ locked: true })], false, "sai PIN"],
    ["ends before the day of signing", [one({ lastDay: "2026-05-29" })], false, "trước hạn ký 30/05/2026"],
    ["ends within thirty days", [one({ lastDay: "2026-06-10" })], false, "sắp hết hạn"],
    ["of two the better one counts", [one({ lastDay: "2026-05-29" }), one()], false, null],
  ])("%s", (_why, certificates, approval, words) => {
    const found = certificateObstacle(certificates, { approval, until: "2026-05-30", today: "2026-05-11" });
    if (words === null) expect(found).toBeNull();
    else expect(found).toContain(words);
  });
});
