import { expect, test } from "vitest";
import { slipLines } from "@/lib/documents/forms/slip-lines";
import type { SlipPupil } from "@/lib/documents/forms/slip-data";
import { sampleSlip } from "@/tests/support/builders/slips";

const days = (absentSessions: SlipPupil["absentSessions"]) => slipLines(sampleSlip(4, "CK1", 0, { absentSessions })).find(({ label }) => label.startsWith("Số ngày nghỉ"))?.text;

test("a slip counts half-days as days, and says which of them the old school counted", () => {
  expect(days({ withLeave: 3, withoutLeave: 0, elsewhere: [] })).toBe("1,5 (có phép 1,5, không phép 0); chiều cao 132,5 cm, cân nặng 28 kg.");
  expect(days({ withLeave: 8, withoutLeave: 1, elsewhere: [{ school: "Trường Tiểu học Kim Đồng", withLeave: 5, withoutLeave: 1 }] })).toBe(
    "4,5 (có phép 4, không phép 0,5), trong đó 3 ngày (có phép 2,5, không phép 0,5) ở Trường Tiểu học Kim Đồng; chiều cao 132,5 cm, cân nặng 28 kg.",
  );
});
