import { expect, test } from "vitest";
import { leavesOf } from "@/lib/documents/forms/column-tree";
import { commentTable, subjectTable, teacherTable, traitTable, type LeavingTable } from "@/lib/documents/forms/leaving-tables";
import { sampleLeaving } from "@/tests/support/builders/leaving";

const cellsOf = ({ rows }: LeavingTable) => rows.map((row) => ("cells" in row ? row.cells : [row.heading]));

test("a period without tests has no column of marks; exempt, absent and empty are told apart; the old school has its star", () => {
  const sample = sampleLeaving(3, 2);
  const [first] = sample.subjects;
  if (!first) throw new Error("no subjects");
  const cell = { subject: first.subject, standing: "TAKEN" as const, level: null, mark: null, absent: false };
  const data: typeof sample = { ...sample, periods: [{ period: "GK1", school: "Trường Tiểu học Kim Đồng", tested: false }, { period: "CK1", school: null, tested: true }] };
  const table = (cells: typeof first.cells) => subjectTable({ ...data, subjects: [{ ...first, cells }] });
  expect(table(first.cells).columns.map(({ title }) => title)).toEqual(["Môn học, hoạt động giáo dục", "Giữa học kỳ I (*)", "Cuối học kỳ I", "Giáo viên"]);
  expect(leavesOf(table(first.cells).columns)).toHaveLength(5);
  expect(cellsOf(table([cell, { ...cell, level: "H", mark: 0 }]))[0]?.slice(1, 4)).toEqual(["", "H", "0"]);
  expect(cellsOf(table([cell, { ...cell, absent: true }]))[0]?.slice(1, 4)).toEqual(["", "V", "V"]);
  expect(cellsOf(table([{ ...cell, standing: "EXEMPT" }, { ...cell, standing: "EXEMPT" }]))[0]?.slice(1, 4)).toEqual(["M", "M", "M"]);
});

test("qualities and competences of the grade stand once each, Đ as it is written", () => {
  const sample = sampleLeaving(2, 1);
  const rows = cellsOf(traitTable({ ...sample, traits: sample.traits.map(({ trait }) => ({ trait, levels: ["D" as const] })) }));
  const pairs = rows.flatMap((cells) => [cells.slice(0, 2), cells.slice(2)]).filter(([name]) => name !== "");
  expect(pairs).toHaveLength(13); // grades 1 and 2 have neither Công nghệ nor Tin học
  expect(pairs.every(([, level]) => level === "Đ")).toBe(true);
});

test("comments name subject and time; a teacher signs once for all own subjects, and what nobody answers for has a line of its own", () => {
  const sample = sampleLeaving(1, 2);
  expect(cellsOf(commentTable(sample)).at(-1)).toEqual(["Nhận xét chung", "Cuối học kỳ I", sample.remarks[0]?.text]);
  const vacant = { ...sample, subjects: sample.subjects.map((one) => (one.subject === "AN" ? { ...one, teachers: [] } : one)) };
  const lines = cellsOf(teacherTable(vacant));
  expect(lines).toHaveLength(2);
  expect(lines[1]).toEqual(["", "Nghệ thuật (Âm nhạc)", ""]);
});
