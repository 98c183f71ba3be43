import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { TRAIT_CODES } from "@/lib/domain/assessment/traits";
import type { TraitCode } from "@/lib/domain/assessment/traits";
import type { TraitLevel } from "@/lib/domain/assessment/levels";
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

/** The data node in canonical form, and its parts that subject teachers sign: Id → canonical text. */
export type DataPart = { xml: string; identityIds: readonly string[]; parts: ReadonlyMap<string, string> };

/**
 * DU_LIEU_HOC_BA of a snapshot, written as canonical XML: digests are hashes of these strings.
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
  const general = layout.general.map((tag) => ({ id: tag.id, xml: leaf(tag, data) }));
  const subjects = data.subjects.map((entry) => ({ id: subjectId(entry.subject), xml: subjectElement(layout, data, entry) }));
  const signable = [...general, ...subjects].flatMap(({ id, xml }) => (id === null ? [] : [[id, xml] as const]));
  return {
    xml: dataElement(layout, data, join(general), join(subjects)),
    identityIds: general.flatMap(({ id }) => id ?? []),
    parts: new Map(signable),
  };
}

/** The file around its content. Shape: UTF-8, no byte order mark, no line break at the end. */
export const xmlDocument = (...content: readonly Uint8Array[]): Uint8Array => joinBytes(OPENING, ...content, CLOSING);

const OPENING = encoder.encode('<?xml version="1.0" encoding="UTF-8"?>\n<HOC_BA>');
const CLOSING = encoder.encode("</HOC_BA>");

const join = (elements: readonly { xml: string }[]) => elements.map(({ xml }) => xml).join("");

const dataElement = (layout: Layout, data: TranscriptData, general: string, subjects: string) =>
  `<DU_LIEU_HOC_BA Id="${DATA_ID}"><THONG_TIN_CHUNG>${general}</THONG_TIN_CHUNG>` +
  data.studies.map((study) => `<QUA_TRINH_HOC_TAP>${leaves(layout.study, study)}</QUA_TRINH_HOC_TAP>`).join("") +
  `<BANG_DIEM>${subjects}</BANG_DIEM>` +
  `<NANG_LUC_PHAM_CHAT>${leaves(layout.assessment, assessmentRow(data))}</NANG_LUC_PHAM_CHAT>` +
  `<TONG_KET>${leaves(layout.summary, data)}</TONG_KET>` +
  `<MO_RONG>${leaves(layout.extra, data)}${exemptions(layout, data)}</MO_RONG></DU_LIEU_HOC_BA>`;

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
