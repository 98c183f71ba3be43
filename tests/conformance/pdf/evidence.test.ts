import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PDFDocument, PDFDict, PDFName } from "pdf-lib";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { joinBytes } from "@/lib/signing/bytes";
import { derLength } from "@/lib/signing/der";
import { completePdf, openSealed, SIGNERS_DATA, stampPdf } from "../../support/evidence-pdf";
import { pkiFile } from "../../support/pki";
import { trialStamps } from "../../support/trial-evidence";

const folder = mkdtempSync(join(tmpdir(), "hoc-ba-evidence-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const run = (command: string, ...options: string[]) => execFileSync(command, options, { encoding: "utf8", stdio: "pipe", maxBuffer: 2 ** 28 });

const AT = new Date("2026-05-30T03:05:00Z");
const LATER = new Date("2032-09-01T03:05:00Z");

/** How each kind of file came to be, and how many time-stamps it carries. */
const KINDS = [
  ["time-stamp alone", 1],
  ["time-stamp, then data", 1],
  ["data and time-stamp", 1],
  ["time-stamp, data and time-stamp", 2],
  ["renewed", 2],
] as const;

const files = new Map<string, Uint8Array>();
let tsaRoots: Uint8Array[] = [];
beforeAll(async () => {
  const tools = await loadPdfTools();
  const [first, second] = [await trialStamps(), await trialStamps(new Date("2032-06-01T00:00:00Z"))];
  tsaRoots = [first.root, second.root];
  const made = [openSealed(tools), openSealed(tools), openSealed(tools), openSealed(tools), openSealed(tools)] as const;
  stampPdf(made[0], first, AT);
  stampPdf(made[1], first, AT);
  made[1].addStore({ ...SIGNERS_DATA, certificates: [...SIGNERS_DATA.certificates, first.certificate] });
  completePdf(made[2], first, AT);
  stampPdf(made[3], first, AT);
  completePdf(made[3], first, new Date(AT.getTime() + 60_000));
  completePdf(made[4], first, AT);
  made[4].addStore(second.data(LATER));
  stampPdf(made[4], second, LATER);
  KINDS.forEach(([name], index) => {
    const bytes = made[index]?.bytes() ?? new Uint8Array();
    files.set(name, bytes);
    writeFileSync(path(`${index}.pdf`), bytes);
  });
  tsaRoots.forEach((root, index) => writeFileSync(path(`tsa-root-${index}.der`), root));
});

/** Contents of each document time-stamp, and the bytes its range names. */
function stampsOf(bytes: Uint8Array) {
  const text = Buffer.from(bytes).toString("latin1");
  return [...text.matchAll(/\/SubFilter \/ETSI\.RFC3161 \/Contents <([0-9a-f]+)> \/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)].map(([, hex = "", ...range]) => {
    const padded = new Uint8Array(Buffer.from(hex, "hex"));
    const [first = 0, start = 0, length = 0] = range.map(Number);
    return { token: padded.subarray(0, derLength(padded)), covered: joinBytes(bytes.subarray(0, first), bytes.subarray(start, start + length)), end: start + length };
  });
}

describe.each(KINDS.map(([name, stamps], index) => ({ name, stamps, index })))("A sealed file with evidence: $name", ({ name, stamps, index }) => {
  // Poppler knows the fields and their ranges, and says that it does not judge tokens: openssl does, below.
  test("pdfsig finds the three signatures valid, a field for each time-stamp, and with the last one the whole document signed", () => {
    const store = mkdtempSync(path("nss-"));
    run("certutil", "-N", "-d", `sql:${store}`, "--empty-password");
    run("certutil", "-A", "-d", `sql:${store}`, "-n", "root", "-t", "CT,C,C", "-i", pkiFile("root.crt"));
    const said = run("pdfsig", "-nssdir", store, "-no-ocsp", path(`${index}.pdf`));
    expect(said.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(3);
    expect([...said.matchAll(/Signature Field Name: (\w+)/g)].map(([, field]) => field)).toEqual(["GVCN", "CBQL", "KY_PHAT_HANH", ...["DTS_1", "DTS_2"].slice(0, stamps)]);
    expect(said).toContain("Học bạ số – Cấp dấu thời gian");
    if (name !== "time-stamp, then data") expect(said.split(`Signature #${3 + stamps}`)[1]).toContain("  - Total document signed");
  });

  test("qpdf finds nothing wrong", () => {
    expect(run("qpdf", "--check", path(`${index}.pdf`))).toContain("No syntax or stream encoding errors found");
  });

  test("openssl accepts each token over exactly the bytes its range names, and over no others", () => {
    const found = stampsOf(files.get(name) ?? new Uint8Array());
    expect(found).toHaveLength(stamps);
    found.forEach(({ token, covered }, count) => {
      writeFileSync(path("token.der"), token);
      writeFileSync(path("covered.bin"), covered);
      const root = path(`tsa-root-${name === "renewed" ? count : 0}.der`);
      run("openssl", "x509", "-inform", "DER", "-in", root, "-out", path("root.pem"));
      const verify = (data: string) => run("openssl", "ts", "-verify", "-token_in", "-in", path("token.der"), "-data", data, "-CAfile", path("root.pem"), "-attime", String(AT.getTime() / 1000));
      const lately = (data: string) => run("openssl", "ts", "-verify", "-token_in", "-in", path("token.der"), "-data", data, "-CAfile", path("root.pem"), "-attime", String(LATER.getTime() / 1000));
      const ask = count === 1 && name === "renewed" ? lately : verify;
      expect(ask(path("covered.bin"))).toContain("Verification: OK");
      writeFileSync(path("other.bin"), joinBytes(covered, Uint8Array.of(0)));
      expect(() => ask(path("other.bin"))).toThrow();
    });
  });

  test("pdf-lib finds the store with its streams, and the new fields on the page and in the form", async () => {
    const document = await PDFDocument.load(files.get(name) ?? new Uint8Array(), { updateMetadata: false });
    expect(document.getForm().getFields()).toHaveLength(3 + stamps);
    expect(document.getPages().at(-1)?.node.Annots()?.size()).toBe(3 + stamps);
    const dss = document.catalog.lookupMaybe(PDFName.of("DSS"), PDFDict);
    expect(dss !== undefined).toBe(name !== "time-stamp alone");
  });
});
