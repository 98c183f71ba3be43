import "@/tests/support/portal-settings";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { isPassword } from "@/lib/server/auth/password";
import { embeddedSignatures, dataOf, UNIT_FOR_SIGNING } from "@/lib/server/transcripts/unit-for-signing";
import { openPaper } from "@/lib/server/transcripts/paper-tools";
import { handOutTrust } from "@/prisma/seed/hand-out-trust";
import type { SchoolPlan } from "@/prisma/seed/plan";
import { seedDemo } from "@/prisma/seed/seed-demo";
import { DEMO_PASSWORD } from "@/scripts/demo-accounts";
import { testDatabase } from "@/tests/support/database";

const NOW = new Date("2026-11-23T02:00:00Z");
const PLAN: SchoolPlan = {
  seed: "small",
  today: "2026-11-23",
  classes: [{ grade: 5, name: "5A", size: 2, yearEnd: "APPROVED", approvedDaysAgo: 4, history: 1, cases: [{ at: 0, fullName: "H'Ŏ Niê Kdăm", sex: "FEMALE" }] }],
};

describe("the seed of the demo school", () => {
  const database = testDatabase();
  beforeAll(async () => {
    await seedDemo(database.db, NOW, PLAN);
  }, 120_000);

  test("leaves a school that is there already as it is", async () => {
    const before = await database.db.pupil.count();
    expect(await seedDemo(database.db, NOW, PLAN)).toEqual({ done: false });
    expect(await database.db.pupil.count()).toBe(before);
  });

  test("issues the earlier year and this one, chained and registered without gaps", async () => {
    const units = await database.db.unit.findMany({ orderBy: [{ startYear: "asc" }, { orderNo: "asc" }], select: { status: true, startYear: true, previousId: true, issue: { select: { number: true } } } });
    expect(units.map(({ status, startYear }) => `${startYear} ${status}`)).toEqual(["2024 ISSUED", "2024 ISSUED", "2025 ISSUED", "2025 ISSUED"]);
    expect(units.map(({ previousId }) => previousId !== null)).toEqual([false, false, true, true]);
    expect(units.map(({ issue }) => issue?.number)).toEqual([1, 2, 1, 2]);
  });

  test("keeps signatures from which the issued files can be rebuilt byte for byte", async () => {
    const unit = await database.db.unit.findFirstOrThrow({ where: { startYear: 2025 }, select: { ...UNIT_FOR_SIGNING, files: true } });
    for (const format of ["XML", "PDF"] as const) {
      const rebuilt = await openPaper(format, dataOf(unit), embeddedSignatures(unit, format));
      const kept = unit.files.find((file) => file.format === format);
      expect(Buffer.from(rebuilt.bytes()).equals(Buffer.from(kept?.bytes ?? []))).toBe(true);
    }
  });

  test("gives every sheet the history of the steps it has behind it", async () => {
    const approved = await database.db.classSheet.count({ where: { status: "APPROVED" } });
    const accepted = await database.db.subjectSheet.count({ where: { status: "ACCEPTED" } });
    const count = (action: string) => database.db.history.count({ where: { action, actorName: { not: "" } } });
    expect(approved).toBeGreaterThan(0);
    expect([await count("sheet.approve"), await count("sheet.certify"), await count("sheet.part-accept")]).toEqual([approved, approved, accepted]);
  });

  test("makes accounts that open with the password the start command prints", async () => {
    const head = await database.db.account.findUniqueOrThrow({ where: { username: "hieutruong" } });
    expect(await isPassword(head.passwordHash, DEMO_PASSWORD)).toBe(true);
    expect(await database.db.account.count({ where: { guardianId: { not: null } } })).toBe(2);
  });

  test("hands out what the verify command trusts", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hoc-ba-trust-"));
    await handOutTrust(database.db, folder);
    expect(readdirSync(folder).sort()).toEqual(["issuing.pem", "list-1.crl", "list-2.crl", "root-1.crt"]);
  });
});
