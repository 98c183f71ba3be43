import { describe, expect, test } from "vitest";
import { assessedHere, frozenRow, type PupilPlace } from "@/lib/domain/records/pupil-place";

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
    ["of who left and is now in another class shows nothing of its work", { endedOn: "2026-03-12", end: "TRANSFERRED", others: [{ className: "3B", startedOn: "2026-04-20" }] }, { why: "Chuyển trường 12/03/2026", showsValues: false }],
    ["of who came back before it was over is typed into", { awayFrom: "2026-03-13", backOn: "2026-05-29" }, null],
    ["of who was away during all of it is not asked for", { awayFrom: "2026-05-04", backOn: "2026-05-30" }, { why: "Không học ở lớp từ 04/05/2026, trở lại 30/05/2026", showsValues: true }],
    ["of who went on its first day was begun here", { awayFrom: "2026-05-05", backOn: "2026-05-30" }, null],
    ["of who moved while it was entered keeps what was entered", { ...moved, endedOn: "2026-05-12" }, { why: "Chuyển sang lớp 3B 12/05/2026", showsValues: true }],
  ])("%s", (_what, place, row) => {
    expect(frozenRow({ ...here, ...place }, WINDOW)).toEqual(row);
  });

  test("without a window for the period, only leavers are frozen", () => {
    expect(frozenRow({ ...here, startedOn: "2026-06-01" }, null)).toBeNull();
    expect(frozenRow({ ...here, ...moved }, null)).toMatchObject({ showsValues: true });
  });
});

describe("a pupil is assessed here in a period", () => {
  const stay = (startedOn: string, endedOn: string | null = null, awayFrom: string | null = null, backOn: string | null = null) => ({ startedOn, endedOn, awayFrom, backOn });
  test.each<[string, Parameters<typeof assessedHere>[0], boolean]>([
    ["who is here all year", [stay("2025-09-05")], true],
    ["who came on the last day", [stay("2026-05-29")], true],
    ["who came a day later", [stay("2026-05-30")], false],
    ["who left before it began", [stay("2025-09-05", "2026-05-03")], false],
    ["who left on its first day", [stay("2025-09-05", "2026-05-04")], true],
    ["who changed class in it", [stay("2025-09-05", "2026-05-10"), stay("2026-05-11")], true],
    ["who changed class after it, having come late", [stay("2026-05-30", "2026-06-01"), stay("2026-06-02")], false],
    ["who was away during all of it", [stay("2025-09-05", null, "2026-05-04", "2026-05-30")], false],
  ])("%s: %#", (_who, places, answer) => {
    expect(assessedHere(places, WINDOW)).toBe(answer);
  });
});
