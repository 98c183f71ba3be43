import { describe, expect, test } from "vitest";
import { requiredSubjects } from "@/lib/domain/assessment/subjects";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { explainUnit } from "@/lib/domain/transcript/explain-unit";
import type { TranscriptData } from "@/lib/documents/transcript-data";
import { sealedSample } from "../../../support/sealed-xml";

const TESTED = ["TV", "TO", "NN", "SD", "KH", "TH", "CN"];
/** A year of grade 4 with every level T and this mark in Toán, all other marks 9. */
const unit = (changes: Partial<TranscriptData>, maths = 9) =>
  sealedSample({
    ruleSet: "TT27/2020",
    subjects: requiredSubjects(4).map((subject) => ({ subject, level: "T" as const, mark: subject === "TO" ? maths : TESTED.includes(subject) ? 9 : null, comment: null, slot: "gvbm-1" })),
    exemptions: [],
    traits: traitsOf(4).map(({ code }) => ({ trait: code, level: "T" as const })),
    ...changes,
  });

describe("why a học bạ says its result", () => {
  test.each<[string, Partial<TranscriptData>, number, string]>([
    ["from its own values", { result: "EXCELLENT" }, 9, "Hoàn thành xuất sắc: mọi môn học mức T"],
    ["and what kept it from the next", { result: "WELL_DONE" }, 8, "Hoàn thành tốt; chưa Xuất sắc vì điểm Toán 8 (cần từ 9)."],
    ["after an assessment in August", { result: "DONE" }, 9, "Hoàn thành sau đánh giá bổ sung."],
    ["confirmed otherwise", { result: "NOT_DONE" }, 9, "không tự cho ra kết quả ấy"],
    ["an older circular keeps what was written", { ruleSet: "TT22/2016", result: "DONE" }, 9, "Kết quả ghi theo Thông tư 22/2016/TT-BGDĐT"],
    ["without a result: by which decision", { result: "UNRANKED", noResult: "Quyết định số 46/QĐ-NTL" }, 9, "Không đánh giá kết quả cả năm theo Quyết định số 46/QĐ-NTL."],
    ["a circular that is not known", { ruleSet: "TT99/2031", result: "EXCELLENT" }, 9, "Kết quả ghi theo quy định “TT99/2031”. Hệ thống không có quy định này nên không giải thích thêm"],
  ])("%s", (_case, changes, maths, words) => {
    expect(explainUnit(unit(changes, maths))).toContain(words);
  });

  test("no other circular's words stand in for one that is not known", () => {
    expect(explainUnit(unit({ ruleSet: "TT99/2031", result: "DONE" }))).not.toContain("27/2020");
  });
});
