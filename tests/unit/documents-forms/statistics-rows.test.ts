import { expect, test } from "vitest";
import type { CountedPupil } from "@/lib/domain/assessment/statistics";
import { byPopulation, byUnit, crossCount } from "@/lib/domain/assessment/statistics-table";
import { statisticsRows } from "@/lib/documents/forms/draw-statistics";

const pupil = (grade: 1 | 4, className: string, female: boolean, level: "T" | "H" | null): CountedPupil => ({
  grade, className, female, minority: false, disabled: false, traits: [], year: null,
  subjects: [{ subject: "TV", level, mark: null, tested: false }],
});
const PUPILS = [pupil(4, "4A", true, "T"), pupil(4, "4B", false, "H"), pupil(4, "4B", false, "T"), pupil(4, "4A", false, null)];

test("a report says of how many, each value with its share, and who has none yet", () => {
  const rows = statisticsRows(crossCount("Theo lớp", byUnit(PUPILS)));
  expect(rows.map((row) => ("heading" in row ? row.heading : row.cells.join("|")))).toEqual([
    "MÔN HỌC VÀ HOẠT ĐỘNG GIÁO DỤC",
    "Tiếng Việt|3||1||2|",
    "– Hoàn thành tốt|2|66,7|1|100,0|1|50,0",
    "– Hoàn thành|1|33,3|0|0,0|1|50,0",
    "– Chưa hoàn thành|0|0,0|0|0,0|0|0,0",
    "– Chưa có kết quả|1||1||0|",
  ]);
});

test("several grades stand grade by grade, one grade class by class, groups by what a school reports on", () => {
  expect(byUnit([...PUPILS, pupil(1, "1A", true, "T")]).map(({ title, pupils }) => `${title} ${pupils.length}`)).toEqual(["Toàn trường 5", "Khối 1 1", "Khối 4 4"]);
  expect(byUnit(PUPILS).map(({ title, pupils }) => `${title} ${pupils.length}`)).toEqual(["Khối 4 4", "4A 2", "4B 2"]);
  expect(byPopulation(PUPILS).map(({ title, pupils }) => `${title} ${pupils.length}`)).toEqual(["Tất cả 4", "Nữ 1", "Dân tộc thiểu số 0", "Nữ dân tộc thiểu số 0", "Khuyết tật 0"]);
});

test("a subject and its values are never parted by the end of a page", () => {
  const rows = statisticsRows(crossCount("", [{ title: "", pupils: PUPILS }]));
  expect(rows.map(({ keep }) => keep ?? false)).toEqual([true, true, true, true, true, false]);
});
