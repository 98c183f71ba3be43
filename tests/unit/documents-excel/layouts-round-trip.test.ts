import fc from "fast-check";
import { expect, test } from "vitest";
import { readWorkbook } from "@/lib/documents/excel/read-workbook";
import { EXCEL_LAYOUTS, layOutSheet, type ExportedSheet } from "@/lib/documents/excel/sheet-layouts";
import { writeWorkbook } from "@/lib/documents/excel/write-workbook";
import { REMARK_KINDS } from "@/lib/domain/assessment/missing-items";
import { requiredSubjects } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { parseLevelKey } from "@/lib/domain/assessment/read-entry";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";
import { columnKey } from "@/lib/domain/records/cell-column";
import { planFile } from "@/lib/domain/records/incoming/plan-file";
import { yes } from "@/lib/domain/result";

const SUBJECTS = requiredSubjects(4);
const VIEWS = [
  { name: "Môn học và HĐGD", columns: SUBJECTS.flatMap((subject) => [`level.${subject}`, ...(hasMark(subject, 4, "CN", TT27_2020) ? [`mark.${subject}`] : [])]) },
  { name: "PC, NL", columns: traitsOf(4).map(({ code }) => `trait.${code}`) },
  { name: "Nhận xét", columns: [...REMARK_KINDS.map((remark) => `remark.${remark}`), ...SUBJECTS.map((subject) => `comment.${subject}`)] },
  { name: "Sức khỏe", columns: ["height", "weight"] },
];

const text = fc.array(fc.constantFrom("Em", "đọc", "tốt;", "“hay”", "<b>", "&", "=1+1", "_x000D_", "9", "Ê-đê", "k\u0306"), { minLength: 1, maxLength: 8 }).map((words) => words.join(" ").normalize("NFC"));

function valueOf(column: string): fc.Arbitrary<string> {
  const [kind] = column.split(".");
  if (kind === "level") return fc.constantFrom("T", "H", "C");
  if (kind === "trait") return fc.constantFrom("T", "D", "C");
  if (kind === "mark") return fc.integer({ min: 0, max: 10 }).map(String);
  return kind === "height" || kind === "weight" ? fc.integer({ min: 500, max: 1500 }).map((tenths) => String(tenths / 10)) : text;
}

const filled = fc.record(Object.fromEntries(VIEWS.flatMap(({ columns }) => columns).map((column) => [column, fc.option(valueOf(column), { nil: null })])));

test.each(EXCEL_LAYOUTS)("whatever a class sheet holds, written as %s and read back it says the same of the same pupil", (layout) => {
  fc.assert(
    fc.property(fc.array(filled, { minLength: 1, maxLength: 3 }), (all) => {
      const pupils = all.map((values, index) => ({ orderNo: index + 1, code: `00${index}`, name: "Nguyễn Văn An", birthDate: "04/03/2016", values, open: new Set<string>() }));
      const sheet: ExportedSheet = { className: "4A", yearLabel: "2025-2026", period: "CN", views: VIEWS, pupils };
      const book = layOutSheet(layout, sheet);
      const read = readWorkbook(writeWorkbook(book ?? { title: "", sheets: [] }));
      if (!read.ok) throw new Error(read.reason);
      const plan = planFile(read.value, null, {
        className: "4A",
        period: "CN",
        pupils: pupils.map(({ code, name, orderNo }) => ({ id: code, orderNo, name, codes: [code], birthDate: "2016-03-04" })),
        valueAt: (id, column) => pupils.find(({ code }) => code === id)?.values[columnKey(column)] ?? null,
        bank: [],
        decide: () => "closed",
        read: (column, typed) => yes(column.kind === "trait" ? parseLevelKey("TRAIT", typed) : typed),
      });
      expect(plan.lines.flatMap((line) => [line.doubt, ...line.cells.map(({ outcome }) => outcome)]).filter((one) => one !== null && one !== "same")).toEqual([]);
      expect(plan.sheets.every(({ holdsUp }) => !holdsUp)).toBe(true);
    }),
    { seed: 27, numRuns: 15 },
  );
});
