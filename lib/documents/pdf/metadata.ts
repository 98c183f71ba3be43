import { hexText, pdfDate } from "@/lib/signing/pades-syntax";
import type { TranscriptData } from "../transcript-data";
import { yearWords } from "./words";

const PRODUCER = "Học bạ số";

type Facts = { title: string; author: string; subject: string; created: string };

const factsOf = (data: TranscriptData): Facts => ({
  title: `Học bạ tiểu học – ${data.pupil.fullName} – Lớp ${data.year.className} – Năm học ${yearWords(data.year.label)}`,
  author: data.school.name,
  subject: `Mã số tra cứu học bạ: ${data.code}`,
  created: `${data.createdOn}T00:00:00+07:00`, // a pure function: the day the unit was made, not the moment of drawing
});

/** The information dictionary. Says the same as the XMP packet. Source: ISO 32000-1, 14.3.3; ISO 19005-3, 6.6.2.2. */
export function informationDictionary(data: TranscriptData): string {
  const { title, author, subject, created } = factsOf(data);
  const texts = `/Title ${hexText(title)} /Author ${hexText(author)} /Subject ${hexText(subject)} /Creator ${hexText(PRODUCER)} /Producer ${hexText(PRODUCER)}`;
  return `<< ${texts} /CreationDate ${pdfDate(created)} /ModDate ${pdfDate(created)} >>`;
}

/** The XMP packet that claims PDF/A-3u. Shape: UTF-8 text. Source: ISO 19005-3, 6.6.2, 6.6.4; XMP 1, clause 7. */
export function xmpPacket(data: TranscriptData): string {
  const { title, author, subject, created } = factsOf(data);
  const language = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>',
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${language(title)}</dc:title>` +
      `<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator><dc:description>${language(subject)}</dc:description></rdf:Description>`,
    `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>` +
      `<xmp:CreateDate>${created}</xmp:CreateDate><xmp:ModifyDate>${created}</xmp:ModifyDate></rdf:Description>`,
    `<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>${PRODUCER}</pdf:Producer></rdf:Description>`,
    "</rdf:RDF></x:xmpmeta>",
    '<?xpacket end="r"?>',
  ].join("\n");
}

const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
