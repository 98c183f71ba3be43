import "../../support/portal-settings";
import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/door/transaction";
import { getHandOver } from "@/lib/server/pupils/moves/hand-over";
import { issueClass } from "@/tests/support/builders/issued-class";
import { buildSmallSchool } from "@/tests/support/builders/small-school";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

test("the package holds both issued files and the evidence byte for byte, each with its digest, and nothing of another child; each file is a logged read", async () => {
  const school = await buildSmallSchool(database.db);
  await issueClass(database.db, school);
  const pupilId = school.pupils[0]?.id ?? "";
  const unit = await database.db.unit.findFirstOrThrow({ where: { pupilId, status: "ISSUED" } });
  const record = new TextEncoder().encode("an evidence record");
  await database.db.evidenceRecord.create({ data: { unitId: unit.id, revision: 1, bytes: record, digest: new Uint8Array(sha256(record)), level: "B_T", createdAt: school.now } });
  // A pupil of the next year who leaves would have this unit behind him; here the year is set apart by hand.
  const by = { preparedById: school.staff.academicClerk, preparedAt: school.now, decidedById: school.staff.head, decidedAt: school.now };
  await database.db.enrolment.updateMany({ where: { pupilId }, data: { endedOn: new Date("2026-05-11"), end: "TRANSFERRED" } });
  const { id: moveId } = await database.db.pupilMove.create({ data: { ...by, pupilId, yearId: school.yearId, kind: "TRANSFERRED", state: "DONE", fromClassId: school.classId, day: new Date("2026-05-11"), school: "Trường Tiểu học Kim Đồng", paper: "CT-1" } });
  const { bytes } = await runInTransaction(database.db, school.actors.sealClerk, school.now, (ctx) => getHandOver(ctx, moveId));

  const files = unzipSync(bytes);
  const name = `hoc-ba/${unit.yearLabel}/hoc-ba-${unit.yearLabel}-${unit.code.slice(0, 8)}`;
  expect(Object.keys(files).sort()).toEqual(["SHA256SUMS.txt", "danh-muc.txt", `${name}.pdf`, `${name}.xml`, `${name}.xml.ers`, "ket-qua-den-ngay-chuyen-truong.pdf"].sort());
  for (const format of ["XML", "PDF"] as const) {
    const kept = await database.db.fileRevision.findFirstOrThrow({ where: { unitId: unit.id, format }, orderBy: { revision: "desc" } });
    expect(Buffer.from(files[`${name}.${format.toLowerCase()}`] ?? []).equals(Buffer.from(kept.bytes))).toBe(true);
  }
  expect(Buffer.from(files[`${name}.xml.ers`] ?? []).toString()).toBe("an evidence record");

  const list = new TextDecoder().decode(files["danh-muc.txt"]);
  const sums = new TextDecoder().decode(files["SHA256SUMS.txt"]).trim().split("\n");
  expect(sums).toHaveLength(4);
  for (const line of sums) {
    const [digest = "", path = ""] = line.split("  ");
    expect(sha256(files[path] ?? new Uint8Array()).toString("hex")).toBe(digest);
    expect(list).toContain(`SHA-256: ${digest}`);
  }
  expect(list).toContain(unit.code);
  const read = await database.db.readLog.findMany({ where: { pupilId, accountId: school.accounts.sealClerk }, select: { what: true } });
  expect(read.map(({ what }) => what)).toEqual(expect.arrayContaining(["departure.package", "unit.download.xml", "unit.download.pdf", "unit.download.evidence"]));
});
