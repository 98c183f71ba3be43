import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jsQR from "jsqr";
import { PDFDocument, PDFName } from "pdf-lib";
import { extractSignature } from "@signpdf/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { openPdf } from "@/lib/documents/pdf/open-pdf";
import { writeUnsignedXml } from "@/lib/documents/xml/write-xml";
import { signHash } from "@/lib/signing/node-crypto";
import { makePki } from "../../../scripts/make-pki";
import { pkiFile } from "../../support/pki";
import { pdfSample, signPdf } from "../../support/signed-pdf";

const folder = mkdtempSync(join(tmpdir(), "hoc-ba-pdf-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const run = (command: string, ...options: string[]) => execFileSync(command, options, { encoding: "utf8", stdio: "pipe", maxBuffer: 2 ** 28 });

let stages: Uint8Array[] = [];
let sealed = "";
beforeAll(async () => {
  stages = signPdf(pdfSample(), await loadPdfTools()).stages;
  stages.forEach((bytes, index) => writeFileSync(path(`stage-${index}.pdf`), bytes));
  sealed = path("stage-3.pdf");
});

describe("pdfsig", () => {
  const ask = (file: string, root: string) => {
    const folder = mkdtempSync(path("nss-"));
    const store = `sql:${folder}`;
    run("certutil", "-N", "-d", store, "--empty-password");
    run("certutil", "-A", "-d", store, "-n", "root", "-t", "CT,C,C", "-i", root);
    return run("pdfsig", "-nssdir", folder, "-no-ocsp", file);
  };

  test("trusts the three certificates by their root alone, when they say what real ones say: emailProtection and where the list is", async () => {
    const holders = [
      { id: "gvcn", name: "Huỳnh Thị Kim Ngân", identity: { kind: "CCCD" as const, number: "079187000088" } },
      { id: "cbql", name: "Nguyễn Văn Thành", identity: { kind: "CCCD" as const, number: "079075000100" } },
      { id: "phathanh", name: "Trường Tiểu học Nguyễn Thị Lắng", identity: { kind: "MST" as const, number: "0312345678" } },
    ];
    const pki = await makePki({ clock: new Date(), holders, crlUrl: "http://example.vn/issuing.crl" });
    const pdf = openPdf(pdfSample(), await loadPdfTools());
    for (const [slot, { certificate, chain, privateKey }] of pki.issued) {
      const signer = { slot, signingTime: "2026-05-30T08:15:02+07:00", certificate, chain };
      pdf.add({ ...signer, value: signHash(privateKey, pdf.prepare(signer).hash) });
    }
    writeFileSync(path("trusted.pdf"), pdf.bytes());
    writeFileSync(path("root.der"), pki.root);
    expect(ask(path("trusted.pdf"), path("root.der")).match(/Certificate Validation: Certificate is Trusted\./g)).toHaveLength(3);
  });

  test("finds three valid signatures, the last over the whole file (the path is openssl's to judge, below)", () => {
    const said = ask(sealed, pkiFile("root.crt"));
    expect(said.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(3);
    expect(said.match(/Signature Type: ETSI\.CAdES\.detached/g)).toHaveLength(3);
    expect([...said.matchAll(/Signature Field Name: (\w+)/g)].map(([, name]) => name)).toEqual(["GVCN", "CBQL", "KY_PHAT_HANH"]);
    expect(said.split("Signature #3")[1]).toContain("Total document signed");
    expect(said).toContain("Huỳnh Thị Kim Ngân");
  });
});

describe.each([0, 1, 2, 3])("stage %i", (stage) => {
  test("qpdf finds nothing wrong", () => {
    expect(run("qpdf", "--check", path(`stage-${stage}.pdf`))).toContain("No syntax or stream encoding errors found");
  });

  test("every font is embedded and maps to Unicode", () => {
    const rows = run("pdffonts", path(`stage-${stage}.pdf`)).trim().split("\n").slice(2);
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });

  test("the attached XML comes out as it was written", () => {
    expect(run("pdfdetach", "-list", path(`stage-${stage}.pdf`))).toContain("hoc-ba-du-lieu.xml");
    run("pdfdetach", "-save", "1", "-o", path("out.xml"), path(`stage-${stage}.pdf`));
    expect(new Uint8Array(readFileSync(path("out.xml")))).toEqual(writeUnsignedXml(pdfSample()));
  });
});

describe("openssl", () => {
  test.each([1, 2, 3])("accepts signature %i as CAdES, with the signing certificate bound in", (number) => {
    const { signature, signedData } = extractSignature(readFileSync(sealed), number);
    const der = Buffer.from(signature, "latin1");
    writeFileSync(path("sig.der"), der.subarray(0, 4 + der.readUInt16BE(2)));
    writeFileSync(path("ranges.bin"), signedData);
    const trust = ["-CAfile", pkiFile("root.crt"), "-certfile", pkiFile("issuing.crt"), "-purpose", "any"];
    const said = (content: string) => run("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", path("sig.der"), "-content", content, "-out", "/dev/null", ...trust);
    expect(() => said(path("ranges.bin"))).not.toThrow();
    writeFileSync(path("other.bin"), Buffer.concat([signedData, Buffer.from("x")]));
    expect(() => said(path("other.bin"))).toThrow();
  });
});

describe("the page as others see it", () => {
  test("the QR on the second page, photographed at 150 dpi, holds the address of the verification page", () => {
    run("pdftoppm", "-r", "150", "-f", "2", "-l", "2", sealed, path("page"));
    const image = readFileSync(path("page-2.ppm"));
    const [header = "", width = "", height = ""] = /^P6\n(\d+) (\d+)\n255\n/.exec(image.subarray(0, 40).toString("latin1")) ?? [];
    const pixels = new Uint8ClampedArray(Number(width) * Number(height) * 4).fill(255);
    const rgb = image.subarray(header.length);
    for (let pixel = 0; pixel < pixels.length / 4; pixel += 1) pixels.set(rgb.subarray(3 * pixel, 3 * pixel + 3), 4 * pixel);
    expect(jsQR(pixels, Number(width), Number(height))?.data).toBe(pdfSample().verifyUrl);
  });

  test("text is extracted as Vietnamese, with the letters of Ê-đê and combining marks", () => {
    const text = run("pdftotext", "-layout", sealed, "-");
    for (const words of ["HỌC BẠ", "Y Bhŏč Ƀuôn Yă", "Hoàn thành tốt", "BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ", "H' Linh Niê", "Trang 4/4", "Ký số: 30/05/2026 08:15:02 +07:00"]) {
      expect(text.normalize("NFC")).toContain(words);
    }
  });

  test("pdf-lib reads four A4 pages and three signature fields on the last", async () => {
    const document = await PDFDocument.load(readFileSync(sealed), { updateMetadata: false });
    expect(document.getPages().map((page) => [page.getWidth(), page.getHeight()])).toEqual(Array.from({ length: 4 }, () => [595.28, 841.89]));
    expect(document.getPages().map((page) => page.node.Annots()?.size() ?? 0)).toEqual([0, 0, 0, 3]);
    expect(document.catalog.get(PDFName.of("AF"))).toBeDefined();
  });
});
