import { describe, expect, test } from "vitest";
import type { YearResult } from "@/lib/domain/assessment/levels";
import { ANOMALY_KINDS, type ShownRecord } from "@/lib/domain/transcript/anomalies/anomaly";
import { ANOMALY_TITLES } from "@/lib/domain/transcript/anomalies/anomaly-words";
import { farFromLastYear } from "@/lib/domain/transcript/anomalies/far-from-last-year";
import { findAnomalies, type Looked } from "@/lib/domain/transcript/anomalies/find-anomalies";
import { entriesByAnother, lateDuties } from "@/lib/domain/transcript/anomalies/substitute-entries";
import type { TranscriptData } from "@/lib/documents/transcript-data";
import { sealedSample } from "../../../support/sealed-xml";

/** A record in which the rules find nothing, with changes. "1x": its given name, "1", would count as the same word for all. */
function record(id: string, changes: Partial<TranscriptData> = {}, more: Partial<ShownRecord> = {}): ShownRecord {
  const quiet = sealedSample({
    ruleSet: "TT27/2020",
    subjects: [
      { subject: "TV", level: "T", mark: 9, comment: `Đọc lưu loát bài ${id}x.`, slot: "gvbm-1" },
      { subject: "AN", level: "T", mark: null, comment: `Hát đúng nhịp bài ${id}x.`, slot: "gvbm-2" },
    ],
    remarks: { qualities: `Lễ phép ${id}x.`, generalCompetences: `Tự học ${id}x.`, specificCompetences: `Khéo tay ${id}x.`, overall: `Tiến bộ ${id}x.` },
    ...changes,
  });
  return { unitId: id, classId: "3A", className: "3A", fullName: `Nguyễn Văn ${id}`, data: quiet, lastYear: null, ...more };
}

const look = (records: readonly ShownRecord[], more: Partial<Looked> = {}) => findAnomalies({ records, seenOf: () => "WHOLE", foreign: [], begun: [], ...more });
const told = (anomalies: ReturnType<typeof look>) => anomalies.map(({ kind, className, records }) => [kind, className, records.map(({ unitId }) => unitId).join(" ")]);
const subject = (at: number, changes: object, of = record("X")) => ({ subjects: of.data.subjects.map((entry, index) => (index === at ? { ...entry, ...changes } : entry)) });

describe("A result is far from last year's", () => {
  test.each<[YearResult, YearResult, boolean, string]>([
    ["EXCELLENT", "WELL_DONE", false, "one step is ordinary"],
    ["EXCELLENT", "DONE", true, "two steps down"],
    ["EXCELLENT", "NOT_DONE", true, "three steps down"],
    ["WELL_DONE", "NOT_DONE", true, "two steps down, into not done"],
    ["DONE", "NOT_DONE", false, "one step, though it decides the promotion"],
    ["NOT_DONE", "WELL_DONE", true, "two steps up is as odd as two down"],
    ["DONE", "DONE", false, "the same"],
  ])("%s → %s: %s (%s)", (before, now, far) => {
    const found = farFromLastYear([record("1", { result: now }, { lastYear: { yearLabel: "2024-2025", result: before } })]);
    expect(found.length > 0).toBe(far);
  });

  test("and is told with both results; without a unit of the year before there is nothing to compare", () => {
    const jumped = record("1", { result: "DONE" }, { lastYear: { yearLabel: "2024-2025", result: "EXCELLENT" } });
    const [found, ...others] = farFromLastYear([jumped, record("2", { result: "NOT_DONE" })]);
    expect(found?.records).toEqual([{ unitId: "1", fullName: "Nguyễn Văn 1", detail: "2024-2025: Hoàn thành xuất sắc; năm nay: Hoàn thành" }]);
    expect([found?.severity, others]).toEqual(["LOOK", []]);
  });
});

describe("What is looked at before signing", () => {
  test("is quiet when there is nothing", () => {
    expect(look([record("1"), record("2")])).toEqual([]);
  });

  test.each([
    ["a level and a mark at odds", subject(0, { mark: 4 }), "LEVEL_AND_MARK"],
    ["a circular the portal does not know: no other one's rules stand in", { ruleSet: "TT99/2031", ...subject(0, { mark: 4 }) }, "UNKNOWN_CIRCULAR"],
    ["a comparison with other pupils", subject(1, { comment: "Hát hay nhất lớp." }), "COMPARISON"],
    ["another pupil's name", subject(1, { comment: "Em Trần Minh Châu hát đúng nhịp." }), "OTHER_NAME"],
    ["a subject without its comment", subject(1, { comment: null }), "MISSING_COMMENT"],
    ["a name in the homeroom teacher's remark", { remarks: { ...record("X").data.remarks, overall: "Em Trần Minh Châu rất ngoan." } }, "OTHER_NAME"],
  ])("tells of %s in which record it is", (_what, changes, kind) => {
    const found = look([record("1"), record("2", changes), record("3", {}, { fullName: "Trần Minh Châu" })]);
    expect(told(found)).toEqual([[kind, "3A", "2"]]);
  });

  test("tells of one comment for six pupils, class by class and not across classes", () => {
    const same = (id: string, classId: string) => record(id, subject(0, { comment: "Em đọc tốt, viết đẹp, cần cố gắng thêm." }, record(id)), { classId, className: classId });
    const sixOf3A = ["1", "2", "3", "4", "5", "6"].map((id) => same(id, "3A"));
    const fiveOf3B = ["7", "8", "9", "10", "11"].map((id) => same(id, "3B"));
    expect(told(look([...sixOf3A, ...fiveOf3B]))).toEqual([["ALIKE", "3A", "1 2 3 4 5 6"]]);
  });

  test("leaves a subject teacher the own lines only: nothing of others' subjects, remarks or the result", () => {
    const odd = record("1", { ...subject(0, { mark: 4 }), result: "NOT_DONE", remarks: { ...record("X").data.remarks, overall: "Giỏi nhất lớp." } }, { lastYear: { yearLabel: "2024-2025", result: "EXCELLENT" } });
    expect(look([odd], { seenOf: () => ({ slot: "gvbm-2" }) })).toEqual([]);
    expect(told(look([odd], { seenOf: () => ({ slot: "gvbm-1" }) })).map(([kind]) => kind)).toEqual(["LEVEL_AND_MARK"]);
  });

  test("comes the gravest first, then in the order of the classes", () => {
    const later = { classId: "3B", className: "3B" };
    const records = [record("1", subject(1, { comment: null })), record("2", subject(0, { mark: 4 }), later), record("3", { ...subject(0, { mark: 4 }), result: "NOT_DONE" }, { lastYear: { yearLabel: "2024-2025", result: "EXCELLENT" } })];
    expect(told(look(records)).map(([kind, className]) => [kind, className])).toEqual([["FAR_FROM_LAST_YEAR", "3A"], ["LEVEL_AND_MARK", "3A"], ["LEVEL_AND_MARK", "3B"], ["MISSING_COMMENT", "3A"]]);
  });

  test("has a heading for every kind", () => {
    expect(Object.keys(ANOMALY_TITLES)).toEqual([...ANOMALY_KINDS]);
  });
});

describe("Entries of a substitute", () => {
  const entry = { classId: "3A", className: "3A", signer: "Cô Hoa", enteredBy: "Thầy Nam", what: "TV" };

  test("are told once for a class, subject and person, with the one who signs", () => {
    const found = entriesByAnother([{ ...entry, unitId: "1", fullName: "An" }, { ...entry, unitId: "2", fullName: "Bình" }, { ...entry, what: "", unitId: "1", fullName: "An" }]);
    expect(found.map(({ what }) => what)).toEqual([
      "Tiếng Việt: Thầy Nam đã nhập cho 2 học sinh, Cô Hoa là người chịu trách nhiệm ký",
      "Phẩm chất, năng lực, nhận xét chung: Thầy Nam đã nhập cho 1 học sinh, Cô Hoa là người chịu trách nhiệm ký",
    ]);
  });

  test.each([
    ["2025-09-05", 0, "from the first day"],
    ["2025-10-05", 0, "within the thirty days in which assignments settle"],
    ["2025-10-06", 1, "from the day after"],
    ["2026-03-02", 1, "in the second term"],
  ])("a duty that began on %s is told %i times (%s)", (begun, times) => {
    const found = lateDuties([{ classId: "3A", className: "3A", signer: "Cô Hoa", subjects: ["AN"], begun, yearBegins: "2025-09-05", records: [{ unitId: "1", fullName: "An" }] }]);
    expect(found).toHaveLength(times);
    if (times > 0) expect(found[0]?.what).toContain("Cô Hoa nhận Nghệ thuật (Âm nhạc) từ ngày");
  });
});
