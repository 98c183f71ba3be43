import { readFileSync } from "node:fs";
import { join } from "node:path";
import fontkit from "@pdf-lib/fontkit";
import { PDFDocument } from "pdf-lib";
import { SignedXml } from "xml-crypto";
import { writeUnsignedXml } from "@/lib/documents/xml/write-xml";
import type { TranscriptData } from "@/lib/documents/transcript-data";
import { SUBJECTS } from "@/lib/domain/assessment/subjects";

const FONTS = join(import.meta.dirname, "..", "..", "public", "fonts", "paper");
const [regular, bold] = ["tinos-regular.ttf", "tinos-bold.ttf"].map((name) => readFileSync(join(FONTS, name)));

/**
 * One pupil the way one would write it first: pdf-lib draws and embeds the fonts each time, xml-crypto signs nine times, each time
 * parsing what it signed before. Kinder than reality: the PDF stays unsigned, and the page is plainer than ours.
 */
export async function sealTheObviousWay(data: TranscriptData, privateKeys: readonly string[]): Promise<number> {
  const pdf = await drawPages(data);
  let xml = new TextDecoder().decode(writeUnsignedXml(data));
  for (const privateKey of privateKeys) xml = signWhole(xml, privateKey);
  return pdf.length + xml.length;
}

async function drawPages(data: TranscriptData): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const text = await document.embedFont(regular ?? "", { subset: true });
  const strong = await document.embedFont(bold ?? "", { subset: true });
  const pages = [0, 1, 2, 3].map(() => document.addPage([595.28, 841.89]));
  const rows = [data.pupil.fullName, data.pupil.address, ...Object.values(data.remarks)];
  pages.slice(0, 2).forEach((page) => rows.forEach((row, index) => page.drawText(row, { x: 85, y: 700 - 30 * index, size: 12, font: strong })));
  SUBJECTS.forEach(({ code, name }, index) => {
    const entry = data.subjects.find(({ subject }) => subject === code);
    const y = 700 - 30 * index;
    pages[2]?.drawText(name, { x: 85, y, size: 11, font: text });
    pages[2]?.drawText(entry?.comment ?? "", { x: 300, y, size: 11, font: text, maxWidth: 200 });
    for (const x of [85, 240, 300, 540]) pages[2]?.drawLine({ start: { x, y }, end: { x, y: y + 30 } });
  });
  return document.save({ useObjectStreams: false });
}

function signWhole(xml: string, privateKey: string): string {
  const signer = new SignedXml({
    privateKey,
    signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    canonicalizationAlgorithm: "http://www.w3.org/2001/10/xml-exc-c14n#",
  });
  signer.addReference({
    xpath: "//*[local-name(.)='DU_LIEU_HOC_BA']",
    digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
    transforms: ["http://www.w3.org/2001/10/xml-exc-c14n#"],
  });
  signer.computeSignature(xml);
  return signer.getSignedXml();
}
