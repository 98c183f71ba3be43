import "../../support/portal-settings";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lookBeforeSigning } from "@/lib/server/certificates/ended-certificate";
import { askTimeStamp } from "@/lib/server/trust/ask-tsa";
import { certificateStatus } from "@/lib/server/trust/certificate-status";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { fingerprintOf, parseCertificate } from "@/lib/signing/certificate";
import { parseCrl } from "@/lib/signing/crl";
import { storeTrustServices } from "@/prisma/seed/demo-trust-services";
import { buildSmallSchool } from "../../support/builders/small-school";
import { testDatabase } from "../../support/database";
import { testAuthority, type Mischief, type TestAuthority } from "../../support/trial-authority";

const database = testDatabase();
const NOW = new Date("2026-05-30T02:00:00Z");
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
const bytes = (value: Uint8Array) => new Uint8Array(value);

let authority: TestAuthority;
let isBuilt = false;
let stops: (() => Promise<void>)[] = [];

/** An authority of each test's own: what an earlier one answered is about other certificates. */
beforeEach(async () => {
  if (!isBuilt) await buildSmallSchool(database.db);
  isBuilt = true;
  authority = await testAuthority({ clock: NOW });
  stops.push(authority.stop);
  const { root } = authority.pki;
  await database.db.trustAnchor.create({ data: { name: authority.url, der: bytes(root), digest: bytes(nodeSha256(root)) } });
  await database.db.trustService.updateMany({ data: { enabled: false } });
  await storeTrustServices(database.db, authority.pki, authority.url);
}, 60_000);

afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
});

const signer = () => {
  const issued = authority.pki.issued.get("signer");
  if (!issued) throw new Error("no signer");
  return { der: issued.certificate, chain: issued.chain };
};
const ask = (now = NOW) => certificateStatus(database.db, now, signer());
const serviceOf = (path: string) => database.db.trustService.findFirstOrThrow({ where: { url: `${authority.url}${path}` } });
const misbehave = (how: Mischief | null) => authority.misbehave(how);
const setPolicy = (unknownStatus: "WAIT" | "SIGN_AND_COMPLETE") => database.db.school.updateMany({ data: { unknownStatus } });

async function storeLists() {
  for (const der of authority.pki.crls) {
    const { issuer, thisUpdate, nextUpdate } = parseCrl(der);
    await database.db.revocationList.create({ data: { issuer: `${issuer} ${authority.url}`, thisUpdate, nextUpdate, der: bytes(der) } });
  }
}

describe("the status of a certificate before signing", () => {
  test("is asked of the responder, kept with its dates, and not asked again while fresh", async () => {
    expect(await ask()).toEqual({ status: "GOOD", source: "OCSP", asOf: NOW });
    const fingerprint = fingerprintOf(signer().der, nodeSha256);
    expect(await database.db.ocspAnswer.findMany({ where: { fingerprint }, select: { thisUpdate: true, nextUpdate: true, receivedAt: true } })).toEqual([
      { thisUpdate: NOW, nextUpdate: hours(24), receivedAt: NOW },
    ]);
    const asked = [...authority.asked];
    expect(asked).toEqual(["/ocsp", "/root.crl"]); // the signer's, and the issuing CA's own
    expect(await ask(hours(11))).toEqual({ status: "GOOD", source: "OCSP", asOf: NOW });
    expect(authority.asked).toEqual(asked);
    authority.at(hours(13));
    expect(await ask(hours(13))).toMatchObject({ status: "GOOD", asOf: hours(13) });
    expect(authority.asked.length).toBeGreaterThan(asked.length);
  });

  test("revoked is learnt from the responder, and stays so with everything down", async () => {
    authority.revoke(parseCertificate(signer().der).serial, hours(-1));
    expect(await ask()).toEqual({ status: "REVOKED", source: "OCSP", asOf: NOW });
    misbehave("DOWN");
    expect((await ask(hours(400))).status).toBe("REVOKED");
  });

  test("is no better than that of the authority that issued it", async () => {
    authority.revokeIssuing(hours(-1));
    expect(await ask()).toEqual({ status: "REVOKED", source: "CRL", asOf: NOW });
  });

  test("is read from the list when the responder is switched off", async () => {
    await database.db.trustService.updateMany({ where: { url: `${authority.url}/ocsp` }, data: { enabled: false } });
    expect(await ask()).toEqual({ status: "GOOD", source: "CRL", asOf: NOW });
    expect(authority.asked).toEqual(["/issuing.crl", "/root.crl"]);
    authority.revoke(parseCertificate(signer().der).serial, hours(12));
    authority.at(hours(13));
    expect(await ask(hours(13))).toEqual({ status: "REVOKED", source: "CRL", asOf: hours(13) });
  });

  test.each<Mischief>(["DOWN", "STALE", "FOREIGN_SIGNER", "NONSENSE"])("is unknown when every answer is %s, and each service's fault is noted", async (how) => {
    misbehave(how);
    expect(await ask()).toEqual({ status: "UNKNOWN", source: null, asOf: null });
    const fault = { DOWN: "HTTP_STATUS", STALE: "STALE", FOREIGN_SIGNER: "NOT_THEIRS", NONSENSE: "UNREADABLE" }[how as string];
    for (const path of ["/ocsp", "/issuing.crl"]) expect(await serviceOf(path)).toMatchObject({ lastOkAt: null, lastFaultAt: NOW, lastFault: fault });
    misbehave(null);
    expect((await ask(hours(1))).status).toBe("GOOD");
    expect(await serviceOf("/ocsp")).toMatchObject({ lastOkAt: hours(1), lastFaultAt: NOW });
  });

  test("an answer to another question does not count; the list then tells", async () => {
    misbehave("WRONG_NONCE");
    expect(await ask()).toMatchObject({ status: "GOOD", source: "CRL" });
    expect(await serviceOf("/ocsp")).toMatchObject({ lastFault: "OTHER_QUESTION" });
  });

  test("a responder that does not know the certificate has not answered; the list then tells", async () => {
    (authority.authority.issued as Set<string>).delete(parseCertificate(signer().der).serial);
    expect(await ask()).toEqual({ status: "GOOD", source: "CRL", asOf: NOW });
    expect(authority.asked).toEqual(["/ocsp", "/issuing.crl", "/root.crl"]);
  });

  test("with everything down what is at hand counts for a week, and then is unknown", async () => {
    await storeLists();
    misbehave("DOWN");
    expect(await ask(hours(24 * 6))).toEqual({ status: "GOOD", source: "CRL", asOf: NOW });
    expect(await ask(hours(24 * 8))).toEqual({ status: "UNKNOWN", source: null, asOf: null });
  });

  test("of a certificate that leads to no trusted root is unknown, and nobody is asked", async () => {
    const stranger = await testAuthority({ clock: NOW });
    stops.push(stranger.stop);
    const issued = stranger.pki.issued.get("signer");
    const question = { der: issued?.certificate ?? new Uint8Array(), chain: issued?.chain ?? [] };
    expect((await certificateStatus(database.db, NOW, question)).status).toBe("UNKNOWN");
    expect(stranger.asked).toEqual([]);
  });

  test("of the time-stamping service is asked for its own use", async () => {
    const { certificate, chain } = authority.pki.services?.tsa ?? { certificate: new Uint8Array(), chain: [] };
    expect((await certificateStatus(database.db, NOW, { der: certificate, chain, purpose: "TIME_STAMPING" })).status).toBe("GOOD");
    expect((await certificateStatus(database.db, NOW, { der: certificate, chain })).status).toBe("UNKNOWN");
  });
});

describe("what a school does when nobody can say", () => {
  const look = (now = NOW) => lookBeforeSigning(database.db, now, { ...signer(), status: "APPROVED" });

  test("waits, or signs and writes down that it did", async () => {
    misbehave("DOWN");
    await setPolicy("WAIT");
    expect(await look()).toMatchObject({ refusal: "CERTIFICATE_STATUS_UNKNOWN", record: { status: "UNKNOWN", policy: "WAIT", asOf: null } });
    await setPolicy("SIGN_AND_COMPLETE");
    expect(await look()).toMatchObject({ refusal: null, record: { status: "UNKNOWN", policy: "SIGN_AND_COMPLETE", askedAt: NOW.toISOString() } });
    misbehave(null);
    expect(await look()).toMatchObject({ refusal: null, record: { status: "GOOD", source: "OCSP", asOf: NOW.toISOString() } });
  });

  test("revoked never signs, whatever the choice", async () => {
    authority.revoke(parseCertificate(signer().der).serial, hours(-1));
    expect(await look()).toMatchObject({ refusal: "CERTIFICATE_REVOKED", record: { status: "REVOKED" } });
  });

  test("a certificate that leads to no root of this school's is refused, also where unknown may sign, and nobody is asked about it", async () => {
    await setPolicy("SIGN_AND_COMPLETE");
    await database.db.trustAnchor.deleteMany({ where: { name: authority.url } });
    expect(await look()).toMatchObject({ refusal: "CERTIFICATE_UNTRUSTED" });
    expect(authority.asked).toEqual([]);
  });

  test("a certificate whose time is over is not asked about", async () => {
    expect(await look(hours(24 * 365 * 4))).toMatchObject({ refusal: "CERTIFICATE_NOT_IN_FORCE" });
    expect(authority.asked).toEqual([]);
  });
});

describe("a time-stamp", () => {
  const imprint = nodeSha256(new TextEncoder().encode("học bạ"));
  const stamp = (now = NOW) => askTimeStamp(database.db, now, imprint);

  test("is given, checked, and its service's health noted", async () => {
    await ask(); // lists and answers at hand
    await certificateStatus(database.db, NOW, { der: authority.authority.tsa.certificate, chain: [authority.pki.issuing], purpose: "TIME_STAMPING" });
    expect(await stamp()).toMatchObject({ stamp: { time: NOW, policy: "2.999.1" }, doubt: null });
    expect(await serviceOf("/tsa")).toMatchObject({ lastOkAt: NOW, lastFault: null });
  });

  test("says that its service's status is not known yet", async () => {
    expect((await stamp())?.doubt).toBe("UNKNOWN_STATUS");
  });

  test.each<[Mischief, string]>([
    ["DOWN", "HTTP_STATUS"],
    ["NONSENSE", "UNREADABLE"],
    ["WRONG_NONCE", "OTHER_QUESTION"],
    ["WRONG_IMPRINT", "OTHER_QUESTION"],
    ["FOREIGN_SIGNER", "NOT_THEIRS"],
    ["STALE", "STALE"],
  ])("that is %s is not taken: %s", async (how, fault) => {
    misbehave(how);
    expect(await stamp()).toBeNull();
    expect(await serviceOf("/tsa")).toMatchObject({ lastOkAt: null, lastFault: fault });
  });

  test("comes from the next service when the first is of no use", async () => {
    const second = await testAuthority({ clock: NOW });
    stops.push(second.stop);
    await database.db.trustAnchor.create({ data: { name: second.url, der: bytes(second.pki.root), digest: bytes(nodeSha256(second.pki.root)) } });
    await database.db.trustService.create({ data: { kind: "TSA", name: "second", url: `${second.url}/tsa`, order: 2 } });
    misbehave("DOWN");
    expect((await stamp())?.stamp.certificate).toEqual(second.authority.tsa.certificate);
  });
});
