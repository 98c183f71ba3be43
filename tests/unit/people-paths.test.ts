import { describe, expect, test } from "vitest";
import { safeReturnPath } from "@/lib/domain/people/return-path";
import { suggestUsername } from "@/lib/domain/people/username";
import { deadlineWords, gatherWork, urgencyOf } from "@/lib/domain/people/work-item";
import type { WorkItem } from "@/lib/domain/people/work-item";

describe("the way back after signing in stays in the portal", () => {
  test.each<[string | null, string, string]>([
    ["/so-theo-doi/4a/CN?o=1", "/so-theo-doi/4a/CN?o=1", "a page of ours"],
    ["//evil.vn", "/home", "another site without a scheme"],
    ["/\\evil.vn", "/home", "browsers read a backslash as a slash"],
    ["https://evil.vn", "/home", "another site"],
    ["/a\nb", "/home", "a line break"],
    ["javascript:alert(1)", "/home", "a script"],
    ["/api/units/1", "/home", "bytes, not a page"],
    ["/dang-nhap", "/home", "the sign-in page itself"],
    [null, "/home", "nothing wanted"],
  ])("%j -> %s (%s)", (wanted, path) => expect(safeReturnPath(wanted, "/home")).toBe(path));
});

test.each([
  ["Trần Thị Mỹ Dung", "dung.ttm"],
  ["Đỗ Gia Huy", "huy.dg"],
  ["H' Bơ Niê", "nie.hb"],
  ["Khánh", "khanh"],
])("the user name proposed for %s is %s", (name, username) => expect(suggestUsername(name)).toBe(username));

describe("a deadline on 20 May", () => {
  test.each([
    ["2026-05-18", "Quá hạn 2 ngày", "OVERDUE"],
    ["2026-05-20", "Hạn hôm nay", "NOW"],
    ["2026-05-22", "Còn 2 ngày", "NOW"],
    ["2026-05-25", "Còn 5 ngày", "SOON"],
    ["2026-06-30", "Hạn 30/06/2026", "CALM"],
    [null, "Không gấp", "CALM"],
  ])("of %s is said “%s” and presses %s", (dueOn, words, urgency) => {
    expect(deadlineWords(dueOn, "2026-05-20")).toBe(words);
    expect(urgencyOf(dueOn, "2026-05-20")).toBe(urgency);
  });
});

test("work of all parts stands by deadline, what can be done now before what waits for others", () => {
  const item = (key: string, dueOn: string | null, blockedBy?: string): WorkItem => ({ key, title: "", detail: "", href: "/", action: "", dueOn, ...(blockedBy ? { blockedBy } : {}) });
  const parts = [item("calm", null), item("blocked", "2026-05-20", "cô Hạnh"), item("now", "2026-05-20"), item("first", "2026-05-19")];
  const work = gatherWork(parts.map((one) => ({ todo: [one], waiting: [], waitsFor: [], finished: [] })));
  expect(work.todo.map(({ key }) => key)).toEqual(["first", "now", "blocked", "calm"]);
});
