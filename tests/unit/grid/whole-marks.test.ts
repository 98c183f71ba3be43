import { expect, test } from "vitest";
import { createCellStore } from "@/components/grid/cell-store";
import type { GridColumn } from "@/components/grid/grid-types";
import { lockOf } from "@/components/grid/lock-of";
import { pupil, sheetOf } from "./sheets";

const part = (code: string): GridColumn => ({ key: `part.TV.${code}`, record: `part.TV.${code}`, input: "number", head: code, group: "Tiếng Việt", name: code });
const WHOLE: GridColumn = {
  ...part("DOC"),
  ...{ key: "mark.TV", record: "subject.TV", input: "mark", sum: { rule: { subject: "TV", most: [10, 10], rounding: "HALF_UP" }, parts: ["part.TV.DOC", "part.TV.VIET"] } },
};
const open = () => {
  const store = createCellStore(sheetOf(2, { columns: [part("DOC"), part("VIET"), WHOLE] }));
  const sent: string[] = [];
  store.listen((ids) => sent.push(...ids));
  return { store, sent };
};

test("the whole appears with the last part, for that pupil only, and is never sent", () => {
  const { store, sent } = open();
  store.edit([{ id: "p1|part.TV.DOC", to: "7" }]);
  expect(store.value("p1|mark.TV")).toBeNull();
  store.edit([{ id: "p1|part.TV.VIET", to: "8" }]);
  expect([store.value("p1|mark.TV"), store.value("p2|mark.TV")]).toEqual(["8", null]);
  expect(sent).toEqual(["p1|part.TV.DOC", "p1|part.TV.VIET"]);
});

test("taking a part back takes the whole back", () => {
  const { store } = open();
  store.edit([{ id: "p1|part.TV.DOC", to: "7" }, { id: "p1|part.TV.VIET", to: "8" }]);
  store.undo();
  expect(store.value("p1|mark.TV")).toBeNull();
  store.redo();
  expect(store.value("p1|mark.TV")).toBe("8");
});

test("a counted column is typed into by nobody", () => {
  expect(lockOf(pupil("p1"), WHOLE)).toBe("Điểm này được cộng từ các phần ở bên trái.");
  expect(lockOf(pupil("p1"), part("DOC"))).toBeNull();
});
