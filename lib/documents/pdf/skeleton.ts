import { ByteWriter } from "@/lib/signing/byte-writer";
import { putObject } from "@/lib/signing/pades-revision";
import type { PdfObject } from "@/lib/signing/pades-revision";
import { hexText, reference } from "@/lib/signing/pades-syntax";
import type { ObjectOffset } from "@/lib/signing/pades-syntax";
import type { FontFace } from "./font-face";
import { fontObjects, stream } from "./font-objects";
import { FACES, OBJECT, OBJECTS_PER_FACE } from "./object-numbers";
import type { FaceName } from "./object-numbers";
import { PDF_SLOTS } from "./signature-fields";
import { srgbProfile } from "./srgb-profile";
import { trialMark } from "./trial-mark";

export type FontFaces = Record<FaceName, FontFace>;

/** The beginning that all files of this layout share, byte for byte, and where its objects lie. */
export type Skeleton = { bytes: Uint8Array; offsets: readonly ObjectOffset[] };

export const ATTACHMENT_NAME = "hoc-ba-du-lieu.xml";

/**
 * Writes what no pupil changes: catalogue, fonts, colour profile, form, the description of the associated file.
 *
 * Source: ISO 19005-3, 6.2.3 (output intent), 6.8 (associated files); ISO 32000-1, 12.7.
 */
export function writeSkeleton(fonts: FontFaces): Skeleton {
  const out = new ByteWriter(SKELETON_ROOM);
  const offsets: ObjectOffset[] = [];
  out.ascii("%PDF-1.7\n%");
  out.put(new Uint8Array([0xe2, 0xe3, 0xcf, 0xd3, 0x0a]));
  for (const object of objectsOf(fonts)) {
    offsets.push({ number: object.number, offset: out.length });
    putObject(out, object);
  }
  return { bytes: out.whole().slice(), offsets };
}

const SKELETON_ROOM = 128 * 1024; // bytes

function* objectsOf(fonts: FontFaces): Generator<PdfObject> {
  yield { number: OBJECT.catalog, body: catalogue() };
  yield { number: OBJECT.colourProfile, body: stream("/N 3", srgbProfile()) };
  yield { number: OBJECT.form, body: formDictionary([]) };
  yield { number: OBJECT.resources, body: resources() };
  yield { number: OBJECT.emptyAppearance, body: stream("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << >>", "") };
  yield { number: OBJECT.trialMark, body: trialMark(fonts) };
  for (const [index, face] of FACES.entries()) yield* fontObjects(fonts[face], OBJECT.fonts + OBJECTS_PER_FACE * index);
  yield { number: OBJECT.fileSpecification, body: fileSpecification() };
  yield { number: OBJECT.lock, body: "<< /Type /SigFieldLock /Action /All /P 1 >>" };
}

/** The form: the signatures' fields, and after them those of document time-stamps. later: references. */
export const formDictionary = (later: readonly string[]): string =>
  `<< /Fields [${[...PDF_SLOTS.map((slot) => reference(OBJECT.fields[slot])), ...later].join(" ")}] /SigFlags 3 >>`;

/** The catalogue; store: a reference to the document security store, once there is one. */
export const catalogue = (store?: string): string =>
  `<< /Type /Catalog /Version /1.7 /Pages ${reference(OBJECT.pages)} /Metadata ${reference(OBJECT.metadata)} /AcroForm ${reference(OBJECT.form)}` +
  ` /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true >>` +
  ` /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1)` +
  ` /DestOutputProfile ${reference(OBJECT.colourProfile)} >>]` +
  ` /AF [${reference(OBJECT.fileSpecification)}]` +
  ` /Names << /EmbeddedFiles << /Names [(${ATTACHMENT_NAME}) ${reference(OBJECT.fileSpecification)}] >> >>${store === undefined ? "" : ` /DSS ${store}`} >>`;

const resources = (): string =>
  `<< /Font << ${FACES.map((_, index) => `/F${index + 1} ${reference(OBJECT.fonts + OBJECTS_PER_FACE * index)}`).join(" ")} >>` +
  ` /XObject << /Trial ${reference(OBJECT.trialMark)} /Code ${reference(OBJECT.lookupCode)} >> >>`;

const fileSpecification = (): string =>
  `<< /Type /Filespec /F (${ATTACHMENT_NAME}) /UF ${hexText(ATTACHMENT_NAME)} /AFRelationship /Data` +
  ` /Desc ${hexText("Dữ liệu học bạ (XML, chưa ký)")} /EF << /F ${reference(OBJECT.file)} /UF ${reference(OBJECT.file)} >> >>`;
