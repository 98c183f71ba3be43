import fc from "fast-check";
import { expect, test } from "vitest";
import { readBlock, writeBlock } from "@/components/grid/clipboard-block";

test.each([
  ["T\t9\nH\t7", [["T", "9"], ["H", "7"]], "two columns"],
  ["T\r\nH\r\n", [["T"], ["H"]], "Excel ends every line, also the last, with CR LF"],
  ["T\n\nC\n", [["T"], [""], ["C"]], "an empty cell in the middle stays empty and moves nothing up"],
  ["\t9", [["", "9"]], "an empty first cell"],
  ["", [[""]], "one empty cell"],
  ['"Đọc tốt.\nViết đẹp."\t8', [["Đọc tốt.\nViết đẹp.", "8"]], "a line break inside a cell is quoted"],
  ['"Em nói ""dạ"" rất ngoan.\t"', [['Em nói "dạ" rất ngoan.\t']], "quotes are doubled inside quotes"],
  ['Em nói "dạ"', [['Em nói "dạ"']], "a quote in the middle is only a quote"],
  ['"Ngoan" và chăm', [['"Ngoan" và chăm']], "a text that begins with a quoted word is not a quoted cell"],
])("%j is read as %j (%s)", (text, block) => {
  expect(readBlock(text)).toEqual(block);
});

test("what is copied is pasted again cell for cell", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "đ", '"', "\t", "\n", " ", "9") });
  const block = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(block, (lines) => {
      // A last line that is one empty cell cannot be told from the end of the text; spreadsheets have the same gap.
      fc.pre(!(lines.length > 1 && lines.at(-1)?.length === 1 && lines.at(-1)?.[0] === ""));
      expect(readBlock(writeBlock(lines))).toEqual(lines);
    }),
    { seed: 20260525 },
  );
});
