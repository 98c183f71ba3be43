import { describe, expect, test } from "vitest";
import { deadlineGroup, gatherWork, nextAfter, NO_WORK, queueOf, type WorkItem } from "@/lib/domain/people/work-item";

const TODAY = "2026-05-20";
const item = (key: string, dueOn: string | null, over: Partial<WorkItem> = {}): WorkItem => ({ key, title: `Việc ${key}`, detail: "", href: `/${key}`, action: "Mở", dueOn, ...over });

test.each([
  [null, "NONE"],
  ["2026-05-19", "LATE"],
  ["2026-05-20", "TODAY"],
  ["2026-05-21", "WEEK"],
  ["2026-05-27", "WEEK"],
  ["2026-05-28", "LATER"],
] as const)("due on %s stands under %s", (dueOn, group) => {
  expect(deadlineGroup(dueOn, TODAY)).toBe(group);
});

test("all parts together go by deadline; without one last; what can be done now before what cannot", () => {
  const parts = [{ ...NO_WORK, todo: [item("c", null), item("b", "2026-05-21", { blockedBy: "chờ" })] }, { ...NO_WORK, todo: [item("a", "2026-05-21"), item("z", "2026-05-01")] }];
  expect(gatherWork(parts).todo.map(({ key }) => key)).toEqual(["z", "a", "b", "c"]);
});

describe("one after another", () => {
  const queue = queueOf([item("a", "2026-05-19", { href: "/a?xem=1#x" }), item("b", "2026-05-20", { blockedBy: "chờ cô Lan" }), item("c", "2026-05-21"), item("d", null)], TODAY);

  test("what cannot be done yet is left out, and each knows its place and deadline", () => {
    expect(queue.map(({ title, place, due }) => [title, place, due])).toEqual([
      ["Việc a", 1, "Quá hạn 1 ngày"],
      ["Việc c", 2, "Còn 1 ngày"],
      ["Việc d", 3, "Không gấp"],
    ]);
  });

  test.each([
    ["/a", "/c", "the one after, whatever stands behind the question mark"],
    ["/c", "/d", "the one after"],
    ["/d", "/a?xem=1#x", "after the last the first again"],
    ["/elsewhere", "/a?xem=1#x", "from anywhere else the first"],
  ])("at %s comes %s (%s)", (path, href) => {
    expect(nextAfter(queue, path)?.href).toBe(href);
  });

  test("nothing follows the only one, and nothing follows nothing", () => {
    expect(nextAfter(queue.slice(0, 1), "/a")).toBeNull();
    expect(nextAfter([], "/a")).toBeNull();
  });
});
