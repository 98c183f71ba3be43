import { describe, expect, test } from "vitest";
import { opensSheetPage, SHEET_PAGES } from "@/lib/domain/records/sheet-pages";
import { ACADEMIC_CLERK, ADMINISTRATOR, DEPUTY, duty, guardianOf, HEAD, HOMEROOM_3A, LEAD_3A, MATHS_3A, SEAL_CLERK, staff } from "../actors";

const ENGLISH_GROUP_3A = staff([duty("SUBJECT_TEACHER", { classId: "3A", subjectCode: "NN", groupId: "g1" })]);
const HOMEROOM_3B = staff([duty("HOMEROOM_TEACHER", { classId: "3B" })]);
const pagesOf = (actor: typeof HEAD, period: "CK1" | "CN") => SHEET_PAGES.filter((page) => opensSheetPage(actor, page, { classId: "3A", period })).join(" ");

describe("a sheet's pages are offered to whoever finds something there", () => {
  // From QĐ 1789, Đ.5.3c, 13.3 (history: teachers and leadership), 14.2, 31, 32 and TT 27, Đ.16: not from the code.
  test.each([
    ["homeroom teacher", HOMEROOM_3A, "nhap ra-soat ket-qua ngay-nghi goi-y so-tay excel in lich-su", "everything of the own class"],
    ["subject teacher", MATHS_3A, "nhap ra-soat goi-y excel in lich-su", "own subject, and its history"],
    ["teacher of one group", ENGLISH_GROUP_3A, "nhap ra-soat goi-y excel in lich-su", "a group is a part too"],
    ["department lead", LEAD_3A, "nhap ra-soat ket-qua ngay-nghi excel in", "reads; what changed is between teachers and leadership"],
    ["head", HEAD, "nhap ra-soat ket-qua ngay-nghi excel in lich-su", "reads all; suggestions are between teachers"],
    ["deputy", DEPUTY, "nhap ra-soat ket-qua ngay-nghi excel in lich-su", "likewise"],
    ["học vụ", ACADEMIC_CLERK, "nhap ra-soat ket-qua ngay-nghi excel in", "reads the sheet, not its history"],
    ["homeroom teacher of another class", HOMEROOM_3B, "", "not this class"],
    ["văn thư", SEAL_CLERK, "", "no sheets"],
    ["administrator", ADMINISTRATOR, "", "no results"],
    ["parent", guardianOf("pupil"), "", "no sheets"],
  ])("%s at the year's end", (_, actor, pages) => {
    expect(pagesOf(actor, "CN")).toBe(pages);
  });

  test("the year's results are a page of the year's end only", () => {
    expect(pagesOf(HOMEROOM_3A, "CK1")).toBe("nhap ra-soat ngay-nghi goi-y so-tay excel in lich-su");
  });
});
