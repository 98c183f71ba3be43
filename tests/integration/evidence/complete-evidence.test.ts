import "../../support/portal-settings";
import "reflect-metadata";
import { X509Certificate } from "@peculiar/x509";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unitEvidenceWords } from "@/lib/domain/verification/evidence-words";
import { runInTransaction } from "@/lib/server/action";
import { getEvidenceRecord } from "@/lib/server/transcripts/get-file";
import { listRegister } from "@/lib/server/transcripts/list-register";
import { verifyBytes } from "@/lib/server/verification/verify-bytes";
import { completeEvidence } from "@/lib/server/evidence/complete-evidence";
import { StampingService } from "@/lib/server/evidence/stamping-service";
import { StatusShelf } from "@/lib/server/evidence/status-shelf";
import { completeDueEvidence } from "@/lib/server/evidence/evidence-job";
import { verifyFile } from "@/lib/documents/verification";
import type { Report } from "@/lib/domain/verification/report";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { parseCertificate } from "@/lib/signing/certificate";
import { makeService } from "@/scripts/make-pki-authority";
import { makeKeys } from "@/scripts/make-pki-keys";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { issueClass } from "../../support/builders/issued-class";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";
import { testAuthority, type TestAuthority } from "../../support/trial-authority";

const database = testDatabase();
let school: SmallSchool;
let authority: TestAuthority;
let now: Date;
const clock = () => now;

beforeAll(async () => {
  school = await buildSmallSchool(database.db);
  now = school.now;
  await issueClass(database.db, school, async (holders) => {
    authority = await testAuthority({ clock: now, holders });
    return { ...authority.pki, crls: [] }; // nothing is at hand: everything must be asked for
  });
  for (const [kind, path] of [["TSA", "tsa"], ["OCSP", "ocsp"], ["CRL", "issuing.crl"], ["CRL", "root.crl"]] as const) {
    await database.db.trustService.create({ data: { kind, name: path, url: `${authority.url}/${path}`, issuer: kind === "TSA" ? null : "nobody" } });
  }
}, 240_000);
afterAll(() => authority.stop());

/** Time goes on, for the portal and for the authority. */
function later(minutes: number) {
  now = new Date(now.getTime() + minutes * 60_000);
  authority.at(now);
}
const run = () => completeDueEvidence(database.db, clock, 50);
/** Switches services of these kinds on, and the others off. */
async function only(...kinds: ("TSA" | "OCSP" | "CRL")[]) {
  await database.db.trustService.updateMany({ data: { enabled: false } });
  await database.db.trustService.updateMany({ where: { kind: { in: kinds } }, data: { enabled: true } });
}
const states = () => database.db.evidenceState.findMany({ orderBy: { unitId: "asc" } });
const levels = async () => [...new Set((await states()).map(({ pdfLevel, xmlLevel }) => `${pdfLevel} ${xmlLevel}`))];
const faults = async () => [...new Set((await states()).map(({ lastFault }) => lastFault))];

/** As a stranger judges, years later, with the root alone. */
async function offline(unitId: string, at: Date): Promise<{ pdf: Report; xml: Report }> {
  const options = { roots: [authority.pki.root], crls: [], now: at, sha256: nodeSha256, digest: nodeDigest, verifyRsa: nodeVerifyRsa, tools: await loadPdfTools() };
  const newest = (format: "PDF" | "XML") => database.db.fileRevision.findFirstOrThrow({ where: { unitId, format }, orderBy: { revision: "desc" } });
  const record = await database.db.evidenceRecord.findFirst({ where: { unitId }, orderBy: { revision: "desc" } });
  return { pdf: await verifyFile((await newest("PDF")).bytes, options), xml: await verifyFile((await newest("XML")).bytes, { ...options, evidenceRecord: record?.bytes ?? null }) };
}

/** The time-stamping service gets a new key and certificate from the same authority, from now on. */
async function renewService() {
  const { issuing } = authority.authority;
  const by = { certificate: new X509Certificate(new Uint8Array(issuing.certificate)), key: issuing.key };
  const key = (await makeKeys(["tsa"])).get("tsa");
  if (!key) throw new Error("no key");
  const period = { notBefore: new Date(now.getTime() - 86_400_000), notAfter: new Date(now.getTime() + 5 * 365 * 86_400_000) };
  const addresses = { ocspUrl: `${authority.url}/ocsp`, crlUrl: `${authority.url}/issuing.crl` };
  const made = await makeService({ ...period, subject: { commonName: "Học bạ số – Cấp dấu thời gian" }, key, by, use: "TIME_STAMPING", addresses });
  const certificate = new Uint8Array(made.rawData);
  authority.authority.tsa = { certificate, key };
  authority.authority.issued = new Set([...authority.authority.issued, parseCertificate(certificate).serial]);
}

describe("Evidence of issued files", () => {
  test("with every service down it stays where it is, says why, and is tried again", async () => {
    authority.misbehave("DOWN");
    expect(await run()).toBe(school.pupils.length);
    expect(await levels()).toEqual(["B_B B_B"]);
    expect(await faults()).toEqual(["TIME_STAMP_SERVICE_DOWN"]);
    expect((await states()).every(({ tries, nextTryAt }) => tries === 1 && nextTryAt !== null && nextTryAt > now)).toBe(true);
    expect(await run()).toBe(0);
    later(1);
    await run();
    expect((await states()).map(({ tries }) => tries)).toEqual(school.pupils.map(() => 2));
  });

  test("with time-stamps only it proves the time at once, and waits for the rest", async () => {
    authority.misbehave(null);
    await only("TSA");
    later(10);
    await run();
    expect([await levels(), await faults()]).toEqual([["B_T B_T"], ["STATUS_NOT_KNOWN"]]);
  });

  test("with statuses only a PDF takes them in; beside an XML nothing is written without a time-stamp", async () => {
    await only("OCSP", "CRL");
    later(10);
    await run();
    expect([await levels(), await faults()]).toEqual([["B_LT B_T"], ["NO_TIME_STAMP_SERVICE"]]);
  });

  test("should another service stamp than was reckoned with, the file holds what that one is judged by", async () => {
    await only("TSA", "OCSP", "CRL");
    later(70);
    const service = new StampingService(database.db, clock);
    expect(await service.present(nodeSha256(new Uint8Array()))).not.toBeNull();
    await renewService();
    const [{ unitId } = { unitId: "" }] = await states();
    const asked = { clock, roots: [authority.pki.root], shelf: new StatusShelf(database.db, clock), service, marginDays: 365 };
    expect(await completeEvidence(database.db, asked, unitId)).toBe(true);
    const { pdf, xml } = await offline(unitId, new Date(now.getTime() + 4 * 365 * 86_400_000));
    expect([pdf.integrity, pdf.evidence?.level, xml.integrity, xml.evidence?.level]).toEqual(["VALID", "B_LTA", "VALID", "B_LTA"]);
  });

  test("with everything back it is completed without a person, by one of two workers at once", async () => {
    const [one, other] = await Promise.all([run(), run()]);
    expect(one + other).toBe(school.pupils.length - 1);
    expect([await levels(), await faults()]).toEqual([["B_LTA B_LTA"], [null]]);
    expect((await states()).every(({ nextTryAt, tries, renewBy }) => nextTryAt === null && tries === 0 && renewBy !== null)).toBe(true);
    expect(await run()).toBe(0);
  });

  test("each revision begins with the bytes of the one before and says its level; the history tells each step; the XML is as it was signed", async () => {
    const [{ unitId } = { unitId: "" }] = await states();
    const files = await database.db.fileRevision.findMany({ where: { unitId, format: "PDF" }, orderBy: { revision: "asc" } });
    expect(files.map(({ revision, level }) => [revision, level])).toEqual([[1, "B_B"], [2, "B_T"], [3, "B_LT"], [4, "B_LTA"]]);
    for (const [index, { bytes }] of files.entries()) expect(Buffer.from(bytes.subarray(0, files[index - 1]?.bytes.length ?? 0)).equals(Buffer.from(files[index - 1]?.bytes ?? []))).toBe(true);
    expect(await database.db.fileRevision.count({ where: { unitId, format: "XML" } })).toBe(1);
    expect((await database.db.evidenceRecord.findMany({ where: { unitId }, orderBy: { revision: "asc" } })).map(({ level }) => level)).toEqual(["B_T", "B_LTA"]);
    const events = await database.db.transcriptEvent.findMany({ where: { entityId: unitId, action: "unit.evidence" }, orderBy: { at: "asc" } });
    expect(events.map(({ actorName, after }) => [actorName, after])).toEqual([
      ["Hệ thống", { pdf: "B_T", xml: "B_T" }],
      ["Hệ thống", { pdf: "B_LT", xml: "B_T" }],
      ["Hệ thống", { pdf: "B_LTA", xml: "B_LTA" }],
    ]);
  });

  test("both files verify with the root alone, years after the signers' certificates have ended", async () => {
    const years = new Date(now.getTime() + 4 * 365 * 86_400_000);
    for (const { unitId } of await states()) {
      const { pdf, xml } = await offline(unitId, years);
      expect([pdf.integrity, pdf.evidence?.level, xml.integrity, xml.evidence?.level]).toEqual(["VALID", "B_LTA", "VALID", "B_LTA"]);
    }
  });

  test.each([
    ["sealClerk", "OK"],
    ["head", "OK"],
    ["deputy", "OK"],
    ["parent", "OK"],
    ["homeroom", "ONLY_SEAL_CLERK"],
    ["academicClerk", "ONLY_SEAL_CLERK"],
    ["administrator", "NOT_FOR_ADMINISTRATOR"],
  ] as const)("the record beside the XML is for those who may hold the XML, and that is logged: %s %s", async (who, expected) => {
    const { id } = await database.db.unit.findFirstOrThrow({ where: { pupilId: school.pupils[0]?.id ?? "" } });
    const before = await database.db.readLog.count({ where: { what: "unit.download.evidence" } });
    const given = await runInTransaction(database.db, school.actors[who], now, (ctx) => getEvidenceRecord(ctx, id)).then(
      ({ name }) => (/^hoc-ba-2025-2026-[0-9a-f]{8}\.xml\.ers$/.test(name) ? "OK" : name),
      (error: { code?: string }) => error.code,
    );
    expect(given).toBe(expected);
    expect((await database.db.readLog.count({ where: { what: "unit.download.evidence" } })) - before).toBe(expected === "OK" ? 1 : 0);
  });

  test("the verification page knows the record of the XML it is given, and the register tells the level in words", async () => {
    for (const { bytes } of await database.db.fileRevision.findMany({ where: { OR: [{ format: "XML" }, { revision: 4 }] } })) {
      const report = await verifyBytes(database.db, aMinuteLater(), bytes);
      expect([report.integrity, report.standing, report.evidence?.level]).toEqual(["VALID", "IN_FORCE", "B_LTA"]);
    }
    const { entries } = await runInTransaction(database.db, school.actors.sealClerk, now, (ctx) => listRegister(ctx, 2025));
    const [words] = entries.flatMap(({ unit }) => (unit.evidence ? [unitEvidenceWords(unit.evidence)] : []));
    expect(words).toMatchObject({ level: "B_LTA", short: "đủ (B-LTA)", fault: null });
    expect(words?.sentence).toMatch(/^Bằng chứng lâu dài: đủ \(B-LTA\), dấu thời gian \d\d:\d\d \d\d\/\d\d\/2026 của Học bạ số – Cấp dấu thời gian$/);
  });
  const aMinuteLater = () => new Date(now.getTime() + 60_000);

  test("the table refuses a later revision that would prove less", async () => {
    const [{ unitId } = { unitId: "" }] = await states();
    const file = await database.db.fileRevision.findFirstOrThrow({ where: { unitId, format: "PDF", revision: 4 } });
    const lower = database.db.fileRevision.create({ data: { unitId, format: "PDF", revision: 5, level: "B_T", bytes: file.bytes, digest: file.digest, createdAt: now } });
    await expect(lower).rejects.toThrow();
  });
});

describe("Renewal, before the time-stamping service's certificate ends", () => {
  const YEAR = 365 * 24 * 60;

  test("a year before the end nothing is due, an hour later it is; a service that ends no later is of no help", async () => {
    const [{ renewBy } = { renewBy: null }] = await states();
    const due = renewBy ?? new Date(0);
    expect(due.getTime()).toBeGreaterThan(now.getTime() + 3 * YEAR * 60_000);
    later(Math.floor((due.getTime() - now.getTime()) / 60_000) - 60);
    expect(await run()).toBe(0);
    later(120);
    expect(await run()).toBe(school.pupils.length);
    expect([await levels(), await faults()]).toEqual([["B_LTA B_LTA"], ["TIME_STAMP_SERVICE_ENDS"]]);
  });

  test("once the service has a new certificate it stamps what it stamped before; the files verify after the old one has ended", async () => {
    await renewService();
    later(70);
    expect(await run()).toBe(school.pupils.length);
    expect([await levels(), await faults()]).toEqual([["B_LTA B_LTA"], [null]]);
    const [{ unitId, nextTryAt } = { unitId: "", nextTryAt: now }] = await states();
    expect(nextTryAt).toBeNull();
    expect(await database.db.fileRevision.count({ where: { unitId, format: "PDF" } })).toBe(5);
    const after = new Date(now.getTime() + 4 * YEAR * 60_000);
    const report = await offline(unitId, after);
    expect([report.pdf.integrity, report.pdf.evidence?.timeStamps.map(({ outcome }) => outcome)]).toEqual(["VALID", ["PASSED", "PASSED", "PASSED"]]);
    expect([report.xml.integrity, report.xml.evidence?.timeStamps.map(({ outcome, detail }) => [outcome, detail])]).toEqual(["VALID", [["PASSED", undefined], ["PASSED", undefined], ["PASSED", undefined]]]);
    expect(report.xml.evidence?.level).toBe("B_LTA");
  });

  test("a file in the archive that is not one of ours is told, and nothing is written beside it", async () => {
    const [{ unitId } = { unitId: "" }] = await states();
    const last = await database.db.fileRevision.findFirstOrThrow({ where: { unitId, format: "PDF", revision: 5 } });
    const bytes = new Uint8Array(Buffer.concat([last.bytes, Buffer.from("\n% lời của người khác")]));
    const digest = new Uint8Array(nodeSha256(bytes));
    await database.db.fileRevision.create({ data: { unitId, format: "PDF", revision: 6, level: "B_LTA", bytes, digest, createdAt: now } });
    await database.db.evidenceState.update({ where: { unitId }, data: { nextTryAt: now } });
    expect(await run()).toBe(1);
    const state = await database.db.evidenceState.findUniqueOrThrow({ where: { unitId } });
    expect([state.lastFault, state.tries, state.pdfLevel]).toEqual(["FILE_NOT_VALID", 1, "B_LTA"]);
    expect(await database.db.fileRevision.count({ where: { unitId, format: "PDF" } })).toBe(6);
  });
});
