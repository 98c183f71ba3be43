import { describe, expect, test } from "vitest";
import { parseCertificate } from "@/lib/signing/certificate";
import type { Crl, RevocationReason } from "@/lib/signing/crl";
import { revocationAt } from "@/lib/signing/revocation";
import { testSigner } from "../../support/pki";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const certificate = { ...parseCertificate(testSigner("head").certificate), notAfter: day("2026-12-31") };

type Entry = [since: string, reason?: RevocationReason];

function list(thisUpdate: string, nextUpdate: string | null, entry?: Entry): Crl {
  const revoked = new Map(entry ? [[certificate.serial, { since: day(entry[0]), reason: entry[1] ?? "keyCompromise" }]] : []);
  const bytes = new Uint8Array();
  return {
    issuer: "",
    issuerDer: bytes,
    thisUpdate: day(thisUpdate),
    nextUpdate: nextUpdate === null ? null : day(nextUpdate),
    revoked,
    keepsExpired: false,
    signatureHash: null,
    tbs: bytes,
    signature: bytes,
  };
}

describe("the status of a certificate at a moment", () => {
  test.each<[string, Crl[], string, string]>([
    ["2026-05-30", [], "UNKNOWN", "no list"],
    ["2026-05-30", [list("2026-05-01", "2026-06-01")], "GOOD", "the list in force then does not name it"],
    ["2026-06-02", [list("2026-05-01", "2026-06-01")], "UNKNOWN", "the list was stale by then"],
    ["2026-06-01", [list("2026-05-01", "2026-06-01")], "GOOD", "the last moment of the list"],
    ["2026-05-30", [list("2026-05-01", null)], "UNKNOWN", "a list that promises nothing does not speak of later"],
    ["2026-05-30", [list("2026-07-01", "2026-08-01")], "GOOD", "a later list would name it"],
    ["2026-05-30", [list("2026-07-01", "2026-08-01", ["2026-05-29"])], "REVOKED", "revoked the day before"],
    ["2026-05-30", [list("2026-07-01", "2026-08-01", ["2026-05-30"])], "REVOKED", "at that very moment"],
    ["2026-05-30", [list("2026-07-01", "2026-08-01", ["2026-06-15"])], "GOOD", "revoked only later"],
    ["2026-09-01", [list("2026-07-01", "2026-08-01", ["2026-06-15"])], "REVOKED", "revocation does not grow stale"],
    ["2026-05-30", [list("2027-03-01", "2027-04-01")], "UNKNOWN", "silence after its end proves nothing"],
    ["2026-05-30", [list("2027-03-01", "2027-04-01", ["2026-05-01"])], "REVOKED", "but being named does"],
    ["2026-05-30", [{ ...list("2027-03-01", "2027-04-01"), keepsExpired: true }], "GOOD", "unless the list keeps those that ended"],
    ["2026-05-30", [list("2026-05-01", "2026-06-01", ["2026-04-01"]), list("2026-07-01", "2026-08-01")], "REVOKED", "an older list still counts"],
    ["2026-05-30", [list("2026-05-01", "2026-06-01", ["2026-04-01", "certificateHold"]), list("2026-07-01", "2026-08-01")], "GOOD", "a hold that was lifted"],
    ["2026-05-30", [list("2026-05-01", "2026-06-01", ["2026-04-01", "certificateHold"])], "REVOKED", "a hold that stands"],
  ])("%s with %# is %s: %s", (at, lists, status) => {
    expect(revocationAt(certificate, day(at), lists).status).toBe(status);
  });

  test("good then and revoked since, it says since when", () => {
    const later = list("2026-07-01", "2026-08-01", ["2026-06-15", "superseded"]);
    expect(revocationAt(certificate, day("2026-05-30"), [later])).toEqual({
      status: "GOOD",
      revokedLater: { since: day("2026-06-15"), reason: "superseded" },
    });
  });
});
