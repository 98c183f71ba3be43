import { describe, expect, test } from "vitest";
import { frozenRow, type PupilPlace } from "@/lib/domain/records/pupil-place";

/** The year's end is entered from 4 to 29 May 2026, Vietnamese days. */
const WINDOW = { opensAt: new Date("2026-05-03T17:00:00Z"), closesAt: new Date("2026-05-29T16:59:59Z") };
const here: PupilPlace = { startedOn: "2025-09-05", endedOn: null, end: null, awayFrom: null, backOn: null, others: [] };
const moved = { endedOn: "2026-03-12", end: "MOVED_CLASS", others: [{ className: "3B", startedOn: "2026-03-13" }] } as const;

describe("a row of the sheet", () => {
  test.each<[string, Partial<PupilPlace>, ReturnType<typeof frozenRow>]>([
    ["of who is here all year is typed into", {}, null],
    ["of who came on the last day of entry is typed into", { startedOn: "2026-05-29" }, null],
    ["of who came a day later was assessed elsewhere", { startedOn: "2026-05-30" }, { why: "Vào lớp 30/05/2026, không học tại trường ở thời điểm này", showsValues: true }],
    ["of who came from another class says which", { startedOn: "2026-06-01", others: [{ className: "3A", startedOn: "2025-09-05" }] }, { why: "Từ lớp 3A chuyển sang 01/06/2026", showsValues: true }],
    ["of who left the school keeps its values", { endedOn: "2026-03-12", end: "TRANSFERRED" }, { why: "Chuyển trường 12/03/2026", showsValues: true }],
    ["of who gave up school keeps its values", { endedOn: "2026-05-12", end: "LEFT" }, { why: "Thôi học 12/05/2026", showsValues: true }],
    ["of who moved before this period shows nothing of the new class's work", moved, { why: "Chuyển sang lớp 3B 12/03/2026", showsValues: false }],
    ["of who moved while it was entered keeps what was entered", { ...moved, endedOn: "2026-05-12" }, { why: "Chuyển sang lớp 3B 12/05/2026", showsValues: true }],
  ])("%s", (_what, place, row) => {
    expect(frozenRow({ ...here, ...place }, WINDOW)).toEqual(row);
  });

  test("without a window for the period, only leavers are frozen", () => {
    expect(frozenRow({ ...here, startedOn: "2026-06-01" }, null)).toBeNull();
    expect(frozenRow({ ...here, ...moved }, null)).toMatchObject({ showsValues: true });
  });
});
