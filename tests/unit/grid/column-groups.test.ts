import { expect, test } from "vitest";
import { columnWidths, groupsOf } from "@/components/grid/column-groups";
import type { GridColumn } from "@/components/grid/grid-types";
import { column, COMMENT, LEVEL, MARK, TRAIT } from "./sheets";

const under = (group: string, ...columns: GridColumn[]): GridColumn[] => columns.map((one) => ({ ...one, group }));

test("neighbours under one name are one group; the same name further on is another", () => {
  const columns = [...under("Toán", LEVEL, MARK), ...under("Phẩm chất", TRAIT), ...under("Toán", COMMENT)];
  expect(groupsOf(columns).map(({ group, columns: inside }) => [group, inside.length])).toEqual([["Toán", 2], ["Phẩm chất", 1], ["Toán", 1]]);
});

test("a column is as wide as what is typed into it needs", () => {
  expect(columnWidths(under("Toán", LEVEL, MARK))).toEqual([2.9, 2.9]);
  expect(columnWidths(under("GVCN", COMMENT))).toEqual([20]);
});

test("a narrow column makes room for its group's name: on one line when short, on two when long", () => {
  const [short] = columnWidths(under("Ngoại ngữ 1", column("level.NN", "subject.NN", "level")));
  const [long] = columnWidths(under("Lịch sử và Địa lí", column("level.SD", "subject.SD", "level")));
  expect(short).toBeCloseTo(11 * 0.52 + 0.7);
  expect(long).toBeCloseTo(9 * 0.52 + 0.7);
});

test("what a group's name lacks is given to its columns alike", () => {
  const [one, other] = columnWidths(under("Hoạt động trải nghiệm, hướng nghiệp", LEVEL, MARK));
  expect(one).toBe(other);
  expect((one ?? 0) + (other ?? 0)).toBeCloseTo(18 * 0.52 + 0.7);
});
