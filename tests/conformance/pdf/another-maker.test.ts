import { SignPdf } from "@signpdf/signpdf";
import { DEFAULT_BYTE_RANGE_PLACEHOLDER, Signer } from "@signpdf/utils";
import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from "pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import { loadPdfTools } from "@/lib/documents/pdf/node-pdf-tools";
import { verifyFile } from "@/lib/documents/verification";
import { buildCms, signedAttributes } from "@/lib/signing/cms";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { PKI_CLOCK, testSigner, TRUST } from "../../support/pki";

/** A signer of @signpdf that signs with our CMS: the package fills /ByteRange and /Contents, the signature is ours. */
class SchoolSigner extends Signer {
  override async sign(content: Buffer): Promise<Buffer> {
    const { certificate, chain, signBytes } = testSigner("school");
    const parts = { contentDigest: nodeSha256(content), certificate, sha256: nodeSha256 };
    return Buffer.from(buildCms({ ...parts, chain, value: signBytes(signedAttributes(parts)) }));
  }
}

/** A one-page PDF with an empty signature, as other programs make them: pdf-lib draws, @signpdf fills the placeholder. */
async function foreignPdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([300, 200]);
  const { context } = pdf;
  const range = PDFArray.withContext(context);
  range.push(PDFNumber.of(0));
  for (let part = 0; part < 3; part += 1) range.push(PDFName.of(DEFAULT_BYTE_RANGE_PLACEHOLDER));
  const signature = context.register(
    context.obj({
      Type: "Sig",
      Filter: "Adobe.PPKLite",
      SubFilter: "ETSI.CAdES.detached",
      ByteRange: range,
      Contents: PDFHexString.of("0".repeat(16_384)),
      M: PDFString.fromDate(PKI_CLOCK),
    }),
  );
  const field = context.register(
    context.obj({ Type: "Annot", Subtype: "Widget", FT: "Sig", Rect: [0, 0, 0, 0], V: signature, T: PDFString.of("Signature1"), F: 132, P: page.ref }),
  );
  page.node.set(PDFName.of("Annots"), context.obj([field]));
  pdf.catalog.set(PDFName.of("AcroForm"), context.obj({ SigFlags: 3, Fields: [field] }));
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

describe("a PDF that another program made and our school's certificate signed", () => {
  let signed: Buffer;
  beforeAll(async () => {
    signed = await new SignPdf().sign(await foreignPdf(), new SchoolSigner(), PKI_CLOCK);
  });

  test("carries a signature that @signpdf put in place", () => {
    expect(signed.subarray(0, 5).toString()).toBe("%PDF-");
    expect(signed.includes("/ByteRange [0 ")).toBe(true);
  });

  test("is told as not ours and is never judged, however good its signature", async () => {
    const options = { ...TRUST, now: PKI_CLOCK, sha256: nodeSha256, digest: nodeDigest, verifyRsa: nodeVerifyRsa, tools: await loadPdfTools() };
    const report = await verifyFile(new Uint8Array(signed), options);
    expect(report).toMatchObject({ format: "PDF", integrity: null, data: null, notOurs: { code: "OTHER_DOCUMENT" } });
  });
});
