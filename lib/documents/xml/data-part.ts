import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { TRAIT_CODES } from "@/lib/domain/assessment/traits";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import type { TraitLevel } from "@/lib/domain/assessment/levels";
import { ByteWriter } from "@/lib/signing/byte-writer";
import { joinBytes } from "@/lib/signing/bytes";
import { escapeText } from "@/lib/signing/xmldsig";
import { assertTranscript } from "../transcript-schema";
import type { SubjectEntry, TranscriptData } from "../transcript-data";
import type { AssessmentRow, SubjectRow } from "./layout-1-0";
import { findLayout } from "./layouts";
import type { Layout } from "./layouts";
import { valueAt } from "./tag-table";
import type { Tag } from "./tag-table";

/** Id of the data node. Source: CV 2088, Phụ lục 1 (products use Id="data"). */
export const DATA_ID = "data";
const encoder = new TextEncoder();

/** Id of a line of the marks table. */
export const subjectId = (subject: string) => `mon-${subject}`;

/** The data node in canonical form, UTF-8, and its parts that subject teachers sign, by their Id. */
export type DataPart = { bytes: Uint8Array; identityIds: readonly string[]; parts: ReadonlyMap<string, Uint8Array> };

/**
 * DU_LIEU_HOC_BA of a snapshot, written as canonical XML: digests are hashes of these bytes.
 *
 * Throws: ZodError when the snapshot is not one this portal writes; Error for an unknown layout.
 * Source: CV 2088, Phụ lục 1 §1.1, §1.5.
 */
export function writeDataPart(data: TranscriptData): DataPart {
  if (last?.data !== data) last = { data, part: writePart(data) };
  return last.part;
}

// The XML and the PDF of one unit carry the same data and are opened one after the other: written once for both. Only the last is kept:
// whatever lives longer than a record costs a collection of all memory.
let last: { data: TranscriptData; part: DataPart } | null = null;

function writePart(data: TranscriptData): DataPart {
  assertTranscript(data);
  const layout = findLayout(data.layout);
  if (layout === null) throw new Error(`No XML layout ${data.layout}`);
  const out = new ByteWriter(DATA_ROOM);
  const places: PartPlace[] = [];
  for (const { id, xml } of piecesOf(layout, data)) {
    const from = out.length;
    out.text(xml);
    if (id !== null) places.push({ id, from, to: out.length });
  }
  return {
    bytes: out.whole(),
    identityIds: layout.general.flatMap(({ id }) => id ?? []),
    parts: new Map(places.map(({ id, from, to }) => [id, out.part(from, to)])),
  };
}

/** Room for a usual year. Unit: bytes. */
const DATA_ROOM = 16 * 1024;

/** The file around its content. Shape: UTF-8, no byte order mark, no line break at the end. */
export const xmlDocument = (...content: readonly Uint8Array[]): Uint8Array => joinBytes(OPENING, ...content, CLOSING);

const OPENING = encoder.encode('<?xml version="1.0" encoding="UTF-8"?>\n<HOC_BA>');
const CLOSING = encoder.encode("</HOC_BA>");

/** Where a part that is signed by itself lies in the data node. Unit: bytes; to: the first that is not its own. */
type PartPlace = { id: string; from: number; to: number };
/** A piece of the data node. id: of one that is signed by itself. */
type Piece = { id: string | null; xml: string };

/** The data node in order, in as few pieces as its signed parts allow. */
function piecesOf(layout: Layout, data: TranscriptData): Piece[] {
  const pieces: Piece[] = [];
  let between = `<DU_LIEU_HOC_BA Id="${DATA_ID}"><THONG_TIN_CHUNG>`;
  const signed = (id: string, xml: string): void => {
    pieces.push({ id: null, xml: between }, { id, xml });
    between = "";
  };
  for (const tag of layout.general) {
    if (tag.id === null) between += leaf(tag, data);
    else signed(tag.id, leaf(tag, data));
  }
  between += "</THONG_TIN_CHUNG>";
  for (const study of data.studies) between += `<QUA_TRINH_HOC_TAP>${leaves(layout.study, study)}</QUA_TRINH_HOC_TAP>`;
  between += "<BANG_DIEM>";
  for (const entry of data.subjects) signed(subjectId(entry.subject), subjectElement(layout, data, entry));
  between +=
    `</BANG_DIEM><NANG_LUC_PHAM_CHAT>${leaves(layout.assessment, assessmentRow(data))}</NANG_LUC_PHAM_CHAT>` +
    `<TONG_KET>${leaves(layout.summary, data)}</TONG_KET>` +
    `<MO_RONG>${leaves(layout.extra, data)}${exemptions(layout, data)}</MO_RONG></DU_LIEU_HOC_BA>`;
  return [...pieces, { id: null, xml: between }];
}

const exemptions = (layout: Layout, data: TranscriptData) =>
  data.exemptions.map((exemption) => `<MIEN>${leaves(layout.exemption, exemption)}</MIEN>`).join("");

function subjectElement(layout: Layout, data: TranscriptData, entry: SubjectEntry): string {
  const teacher = data.subjectTeachers.find(({ key }) => key === entry.slot);
  const row: SubjectRow = {
    ...entry,
    subjectName: subjectName(entry.subject, data.foreignLanguage),
    teacherName: teacher?.name ?? "",
    teacherIdentity: teacher?.identity ?? "",
  };
  return `<MON_HOC Id="${subjectId(entry.subject)}">${leaves(layout.subject, row)}</MON_HOC>`;
}

function assessmentRow(data: TranscriptData): AssessmentRow {
  const given = new Map<TraitCode, TraitLevel>(data.traits.map(({ trait, level }) => [trait, level]));
  const levels = Object.fromEntries(TRAIT_CODES.map((code) => [code, given.get(code) ?? null])) as AssessmentRow["levels"];
  return { levels, remarks: data.remarks };
}

function leaves(tags: readonly Tag[], record: object): string {
  let text = "";
  for (const tag of tags) text += leaf(tag, record);
  return text;
}

/** One simple tag; nothing at all for null. Source: CV 2088 §1.3. */
function leaf(tag: Tag, record: object): string {
  const value = valueAt(record, tag.path);
  if (value === null || value === undefined) return "";
  return tag.opening + escapeText(tag.codec.write(value)) + tag.closing;
}
