import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { PERIODS } from "@/lib/domain/assessment/periods";
import { requiredSubjects } from "@/lib/domain/assessment/subjects";
import { runInTransaction } from "@/lib/server/door/transaction";
import { saveCells } from "@/lib/server/sheets/save-cells";
import { buildSmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

/** Which subjects take a mark, written from TT 27/2020, Đ.7 k.1 đ.b (and QĐ 2904), not from the code. */
const MARKS: Record<Grade, Record<Period, string>> = {
  1: { GK1: "", CK1: "TV TO", GK2: "", CN: "TV TO" },
  2: { GK1: "", CK1: "TV TO", GK2: "", CN: "TV TO" },
  3: { GK1: "", CK1: "TV TO NN TH CN", GK2: "", CN: "TV TO NN TH CN" },
  4: { GK1: "TV TO", CK1: "TV TO NN SD KH TH CN", GK2: "TV TO", CN: "TV TO NN SD KH TH CN" },
  5: { GK1: "TV TO", CK1: "TV TO NN SD KH TH CN", GK2: "TV TO", CN: "TV TO NN SD KH TH CN" },
};

describe.each([1, 2, 3, 4, 5] as const)("grade %i", (grade) => {
  const database = testDatabase();

  test("takes marks exactly where the circular has a test, and levels everywhere", async () => {
    const school = await buildSmallSchool(database.db, { grade, specialistSubjects: [], pupilNames: ["Nguyễn Hoàng Phương Uyên Khánh"] });
    await database.db.entryWindow.updateMany({ data: { opensAt: new Date("2026-05-01T00:00:00Z"), closesAt: new Date("2026-05-29T00:00:00Z") } });
    const pupilId = school.pupils[0]?.id ?? "";
    for (const period of PERIODS) {
      const subjects = requiredSubjects(grade);
      const changes = subjects.flatMap((subject) => [
        { pupilId, column: `mark.${subject}`, value: "8", baseVersion: 0 },
        { pupilId, column: `level.${subject}`, value: "T", baseVersion: 0 },
      ]);
      const { cells } = await runInTransaction(database.db, school.actors.homeroom, school.now, (ctx) =>
        saveCells(ctx, { key: randomUUID(), classId: school.classId, period, changes }),
      );
      const saved = (kind: string) => subjects.filter((subject) => cells.some(({ column, outcome }) => column === `${kind}.${subject}` && outcome === "saved")).join(" ");
      expect([period, saved("mark")]).toEqual([period, MARKS[grade][period]]);
      expect(saved("level")).toBe(subjects.join(" "));
    }
  });
});
