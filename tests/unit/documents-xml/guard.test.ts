import { expect, test } from "vitest";
import { readXml } from "@/lib/documents/xml/read-xml";
import { bytesOf, sealedSample, sealXml, textOf } from "../../support/sealed-xml";

const SEALED = textOf(sealXml(sealedSample()).bytes);
const BODY = SEALED.slice(SEALED.indexOf("<HOC_BA>"));
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><HOC_BA>&b;</HOC_BA>`;
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));

test.each([
  ["nothing in it", "EMPTY", new Uint8Array()],
  ["50 MB", "TOO_LARGE", new Uint8Array(50 * 1024 * 1024).fill(0x20)],
  ["a byte order mark", "BYTE_ORDER_MARK", bytesOf(`\ufeff${SEALED}`)],
  ["UTF-16 with its mark", "BYTE_ORDER_MARK", utf16(`\ufeff${SEALED}`)],
  ["UTF-16 without a mark", "NOT_UTF8", utf16(SEALED)],
  ["ASCII in UTF-16", "CONTROL_CHARACTER", utf16("<HOC_BA></HOC_BA>")],
  ["broken UTF-8", "NOT_UTF8", Uint8Array.of(0x3c, 0xc3, 0x28)],
  ["a NUL", "CONTROL_CHARACTER", bytesOf(SEALED.replace("4A", "4\0"))],
  ["a DTD", "HAS_DTD", bytesOf(`<!DOCTYPE HOC_BA SYSTEM "file:///etc/passwd">${BODY}`)],
  ["a billion laughs", "HAS_DTD", bytesOf(LAUGHS)],
  ["an instruction", "HAS_INSTRUCTION", bytesOf(SEALED.replace("<HOC_BA>", '<?xml-stylesheet href="x"?><HOC_BA>'))],
  ["a second declaration", "HAS_INSTRUCTION", bytesOf(`<?xml version="1.0"?>${SEALED}`)],
  ["a comment", "HAS_COMMENT", bytesOf(SEALED.replace("<BANG_DIEM>", "<BANG_DIEM><!-- -->"))],
  ["a comment inside a name", "HAS_COMMENT", bytesOf(SEALED.replace("Bhŏč", "Bhŏ<!---->č"))],
  ["CDATA", "HAS_CDATA", bytesOf(SEALED.replace("Bhŏč", "<![CDATA[Bhŏč]]>"))],
  ["a numeric entity", "HAS_ENTITY", bytesOf(SEALED.replace("4A<", "4&#65;<"))],
  ["a foreign entity", "HAS_ENTITY", bytesOf(SEALED.replace("4A<", "&xxe;<"))],
  ["deep nesting", "TOO_DEEP", bytesOf("<a>".repeat(100_000) + "</a>".repeat(100_000))],
  ["nesting a little too deep", "TOO_DEEP", bytesOf("<a>".repeat(20) + "</a>".repeat(20))],
  ["a million tags", "TOO_MANY_TAGS", bytesOf(`<a>${"<b></b>".repeat(500_000)}</a>`)],
  ["a cut file", "TRUNCATED", bytesOf(SEALED.slice(0, 9000))],
  ["text after the end", "NOT_WELL_FORMED", bytesOf(`${SEALED}x`)],
  ["another document", "OTHER_DOCUMENT", bytesOf("<html><body></body></html>")],
  ["two roots", "NOT_WELL_FORMED", bytesOf(SEALED + BODY)],
  ["another maker's unit of version 1.0", "OTHER_LAYOUT", bytesOf(SEALED.replace(/<MO_RONG>.*<\/MO_RONG>/s, ""))],
  ["a version not written here", "OTHER_LAYOUT", bytesOf(SEALED.replace("<PHIEN_BAN>1.0<", "<PHIEN_BAN>9.9<"))],
])("A file with %s is not judged (%s)", (_, code, bytes) => {
  expect(readXml(bytes)).toMatchObject({ kind: "NOT_OURS", fault: { code } });
});

test.each([
  ["white space between tags", SEALED.replace("<BANG_DIEM>", "<BANG_DIEM>\n")],
  ["an unknown tag", SEALED.replace("<BANG_DIEM>", "<BANG_DIEM><LA></LA>")],
  ["an unknown attribute", SEALED.replace("<BANG_DIEM>", '<BANG_DIEM la="1">')],
  ["a tag twice", SEALED.replace("<TEN_LOP ", "<TEN_LOP>4B</TEN_LOP><TEN_LOP ")],
  ["a subject twice", SEALED.replace(/<MON_HOC Id="mon-TV">.*?<\/MON_HOC>/s, "$&$&")],
  ["a mark of eleven", SEALED.replace("<DIEM_KIEM_TRA_DINH_KY>9<", "<DIEM_KIEM_TRA_DINH_KY>11<")],
  ["a level of another scale", SEALED.replace("<MUC_DAT_DUOC>H<", "<MUC_DAT_DUOC>A<")],
  ["a prototype key", SEALED.replace("<TONG_KET>", "<TONG_KET><__proto__>x</__proto__>")],
  ["a time without a zone", SEALED.replace("08:00:00+07:00</SigningTime>", "08:00:00</SigningTime>")],
  ["base64 with a line break", SEALED.replace("<SignatureValue>", "<SignatureValue>\n")],
])("One of our files with %s is malformed", (_, xml) => {
  expect(xml).not.toBe(SEALED);
  const read = readXml(bytesOf(xml));
  expect(["MALFORMED", "NOT_OURS"]).toContain(read.kind);
  expect(read.kind === "READ").toBe(false);
});

test("The sealed sample itself is read", () => {
  expect(readXml(bytesOf(SEALED)).kind).toBe("READ");
});
