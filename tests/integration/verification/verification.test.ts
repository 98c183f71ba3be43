import "../../support/portal-settings";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runInTransaction } from "@/lib/server/action";
import { findCode, renewCode } from "@/lib/server/transcripts/confirmation-codes";
import { findByFacts, FiveFacts } from "@/lib/server/verification/find-by-facts";
import { findStanding } from "@/lib/server/verification/find-standing";
import { LARGEST_FILE, verifyBytes } from "@/lib/server/verification/verify-bytes";
import { issueClass } from "../../support/builders/issued-class";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";

const database = testDatabase();
let school: SmallSchool;
let unit: { id: string; code: string; pupilId: string; fullName: string; identityNumber: string };
let now: Date;
let address = 0;

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  now = school.now;
  await issueClass(database.db, school);
  unit = await database.db.unit.findFirstOrThrow({ where: { pupilId: school.pupils[0]?.id ?? "" } });
}, 60_000);

beforeEach(() => {
  now = new Date(now.getTime() + 2 * 3_600_000); // earlier tries are forgotten
});

const fileOf = async (format: "XML" | "PDF", unitId = unit.id) =>
  (await database.db.fileRevision.findFirstOrThrow({ where: { unitId, format } })).bytes;
const wordOf = async (bytes: Uint8Array) => {
  const report = await verifyBytes(database.db, now, bytes);
  return [report.integrity, report.standing, report.notOurs?.code ?? null];
};
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytesOf = (content: string) => new TextEncoder().encode(content);

describe("A file", () => {
  test.each(["XML", "PDF"] as const)("as it was issued is valid and in force (%s)", async (format) => {
    expect(await wordOf(await fileOf(format))).toEqual(["VALID", "IN_FORCE", null]);
  });

  test("with one mark changed is invalid, and none of its data is shown", async () => {
    const changed = text(await fileOf("XML")).replace(/>9</, ">10<");
    const report = await verifyBytes(database.db, now, bytesOf(changed));
    expect(report.integrity).toBe("INVALID");
    expect(report.data).toBeNull();
  });

  test.each(["XML", "PDF"] as const)("with any one byte changed is never valid (%s, 25 places)", async (format) => {
    const original = await fileOf(format);
    for (let place = 1; place <= 25; place++) {
      const changed = new Uint8Array(original);
      const at = Math.floor((original.length * place) / 26);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await verifyBytes(database.db, now, changed)).integrity).not.toBe("VALID");
    }
  });

  test("of one pupil with another's code is not valid", async () => {
    const other = await database.db.unit.findFirstOrThrow({ where: { id: { not: unit.id } } });
    const changed = text(await fileOf("XML")).replaceAll(unit.code, other.code);
    expect((await verifyBytes(database.db, now, bytesOf(changed))).integrity).toBe("INVALID");
  });
});

describe("What is no file of ours gets a clear answer in bounded time", () => {
  const entity = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "aaaaaaaaaa"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;</a>';
  const bomb = Buffer.concat([Buffer.from("%PDF-1.7\n1 0 obj<</Length 9/Filter/FlateDecode>>stream\n"), deflateRawSync(Buffer.alloc(50_000_000))]);
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ["nothing at all", () => new Uint8Array(), "EMPTY"],
    ["a zip", () => Buffer.from("504b0304140000000800", "hex"), "NOT_XML_OR_PDF"],
    ["a photograph", () => Buffer.from("ffd8ffe000104a464946", "hex"), "NOT_XML_OR_PDF"],
    ["a DTD with entities", () => bytesOf(entity), "HAS_DTD"],
    ["XML of something else", () => bytesOf('<?xml version="1.0" encoding="UTF-8"?>\n<hoaDon><tong>100</tong></hoaDon>'), "OTHER_DOCUMENT"],
    ["ten thousand levels of elements", () => bytesOf("<a>".repeat(10_000) + "</a>".repeat(10_000)), "TOO_DEEP"],
    ["a PDF that is only a beginning", () => bytesOf("%PDF-1.7\n"), "TRUNCATED"],
    ["a PDF that swells when opened", () => bomb, "TRUNCATED"],
    ["eleven megabytes", () => Buffer.alloc(LARGEST_FILE + 1024 * 1024, 0x20), "NOT_XML_OR_PDF"],
    ["our XML cut short", async () => (await fileOf("XML")).subarray(0, 5_000), "TRUNCATED"],
    ["our PDF cut short", async () => (await fileOf("PDF")).subarray(0, 30_000), "TRUNCATED"],
    ["our PDF rewritten by another program", async () => qpdf(await fileOf("PDF"), "--object-streams=generate"), "OTHER_DOCUMENT"],
    ["our PDF encrypted", async () => qpdf(await fileOf("PDF"), "--encrypt", "mat-khau", "mat-khau", "256", "--"), "ENCRYPTED"],
  ])("%s", { timeout: 20_000 }, async (_what, make, code) => {
    const bytes = await make();
    const begun = performance.now();
    const report = await verifyBytes(database.db, now, bytes);
    expect([report.integrity, report.data, report.notOurs?.code]).toEqual([null, null, code]);
    expect(performance.now() - begun).toBeLessThan(10_000); // a hang, not a figure
  });
});

function qpdf(bytes: Uint8Array, ...options: string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "hoc-ba-qpdf-"));
  const [from, to] = [join(folder, "from.pdf"), join(folder, "to.pdf")];
  writeFileSync(from, bytes);
  execFileSync("qpdf", [...options, from, to], { stdio: "ignore" });
  return readFileSync(to);
}

describe("The five facts", () => {
  const right = async () => ({
    code: unit.code,
    fullName: unit.fullName,
    birthDate: "08/03/2016",
    identityNumber: unit.identityNumber,
    confirmationCode: (await findCode(database.db, unit.id))?.code ?? "",
  });
  const ask = async (changes: Partial<Awaited<ReturnType<typeof right>>> = {}, from = `10.0.0.${++address}`) =>
    findByFacts(database.db, now, FiveFacts.parse({ ...(await right()), ...changes }), from).then(
      ({ report }) => `${report.integrity} ${report.standing}`,
      (error: { code?: string; message: string; detail?: string }) => `${error.code}${error.code === "FACTS_WAIT" ? "" : (error.detail ?? "")}`,
    );

  test("all right open the record, whatever the case and marks of the name", async () => {
    expect(await ask()).toBe("VALID IN_FORCE");
    expect(await ask({ fullName: unit.fullName.toUpperCase(), code: unit.code.toUpperCase() })).toBe("VALID IN_FORCE");
    expect(await database.db.readLog.count({ where: { what: "unit.verify-by-facts", entityId: unit.id } })).toBe(2);
  });

  test("with any one of them wrong get the same answer as for a record that does not exist", async () => {
    const wrong = { code: crypto.randomUUID(), fullName: "Nguyễn Văn Khác", birthDate: "09/03/2016", identityNumber: "079316999999", confirmationCode: "AAAA-BBBB-CCCC" };
    for (const [fact, value] of Object.entries(wrong)) expect(await ask({ [fact]: value })).toBe("FACTS_DO_NOT_MATCH");
  });

  test("tried again and again at one record have to wait, from wherever, and the right ones with them", async () => {
    const answers: string[] = [];
    for (let index = 0; index < 14; index++) answers.push(await ask({ confirmationCode: "AAAA-BBBB-CCCC" }));
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "FACTS_DO_NOT_MATCH"));
    expect(answers.at(-1)).toBe("FACTS_WAIT");
    expect(await ask()).toBe("FACTS_WAIT");
  });

  test("with the code a family has renewed: the old one no longer opens, the new one does", async () => {
    const { confirmationCode: old } = await right();
    await runInTransaction(database.db, school.actors.parent, now, (ctx) => renewCode(ctx, { key: crypto.randomUUID(), unitId: unit.id }));
    expect(await ask({ confirmationCode: old })).toBe("FACTS_DO_NOT_MATCH");
    expect(await ask()).toBe("VALID IN_FORCE");
  });

  test("two guardians who renew at the same moment leave one newest code that opens", async () => {
    const renew = () => runInTransaction(database.db, school.actors.parent, now, (ctx) => renewCode(ctx, { key: crypto.randomUUID(), unitId: unit.id }));
    const outcomes = (await Promise.allSettled([renew(), renew()])).map(({ status }) => status);
    expect(outcomes).toContain("fulfilled");
    expect(await ask()).toBe("VALID IN_FORCE");
  });

  test("open nothing that is not issued yet", async () => {
    await expect(findStanding(database.db, crypto.randomUUID())).resolves.toBeNull();
    await expect(findStanding(database.db, unit.code)).resolves.toMatchObject({ standing: "IN_FORCE" });
  });
});

describe("The register's word stands beside the file's", () => {
  test("recalled: the file is still whole, and no longer in force; replaced: it names its successor's standing", async () => {
    const file = await fileOf("PDF");
    await database.db.unit.update({ where: { id: unit.id }, data: { status: "REVOKED" } });
    expect(await wordOf(file)).toEqual(["VALID", "REVOKED", null]);
    await expect(findStanding(database.db, unit.code)).resolves.toMatchObject({ standing: "REVOKED" });
    await database.db.unit.update({ where: { id: unit.id }, data: { status: "REPLACED" } });
    expect(await wordOf(file)).toEqual(["VALID", "REPLACED", null]);
    await expect(findStanding(database.db, unit.code)).resolves.toMatchObject({ standing: "REPLACED" });
  });
});
