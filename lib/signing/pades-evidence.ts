import { joinBytes } from "./bytes";
import { wrapOcspAnswer } from "./ocsp";
import { endRevision, writeSealedRevision } from "./pades-revision";
import type { PdfHead, PdfObject, SignatureRevision } from "./pades-revision";
import { asciiBytes, reference } from "./pades-syntax";
import type { ObjectOffset } from "./pades-syntax";
import type { ValidationData } from "./validation-data";

/** A document security store as it stands in a file: the number of its dictionary and those of its streams. */
export type SecurityStore = { number: number; certificates: readonly number[]; ocsps: readonly number[]; crls: readonly number[] };

/** What a revision adds to the store. catalogue: the catalogue with /DSS put in, written when the store is new. */
export type StorePart = { store: SecurityStore | null; data: ValidationData; catalogue(store: string): PdfObject };

/** An increment, what the one after it must know, and the store with what is in it now. */
export type StoreRevision = { bytes: Uint8Array; next: PdfHead; store: SecurityStore };

/**
 * One incremental update that puts validation data into the document security store; the first one makes the store.
 *
 * Source: ISO 32000-2, 12.8.4.3; EN 319 142-1, 5.4.2.2. /VRI is optional and not written: everything in the store serves every signature. Answers are
 * kept whole, with their status (table 261).
 */
export function writeStoreRevision(head: PdfHead, { store, data, catalogue }: StorePart): StoreRevision {
  const number = store?.number ?? head.size;
  let next = head.size + (store === null ? 1 : 0);
  const numbersFor = (streams: readonly Uint8Array[]) => streams.map(() => next++);
  const added = { certificates: numbersFor(data.certificates), ocsps: numbersFor(data.ocsps), crls: numbersFor(data.crls) };
  const grown = {
    number,
    certificates: [...(store?.certificates ?? []), ...added.certificates],
    ocsps: [...(store?.ocsps ?? []), ...added.ocsps],
    crls: [...(store?.crls ?? []), ...added.crls],
  };
  const offsets: ObjectOffset[] = [];
  const parts: Uint8Array[] = [asciiBytes("\n")];
  let length = head.length + 1;
  const put = (object: number, bytes: Uint8Array): void => {
    offsets.push({ number: object, offset: length });
    parts.push(bytes);
    length += bytes.length;
  };
  for (const object of [...(store === null ? [catalogue(reference(number))] : []), { number, body: storeDictionary(grown) }]) {
    put(object.number, asciiBytes(`${object.number} 0 obj\n${object.body}\nendobj\n`));
  }
  const streams = [...data.certificates, ...data.ocsps.map(wrapOcspAnswer), ...data.crls];
  [...added.certificates, ...added.ocsps, ...added.crls].forEach((object, index) => put(object, streamObject(object, streams[index] ?? new Uint8Array())));
  const end = endRevision(head, { startXref: length, offsets, added: next - head.size });
  parts.push(asciiBytes(end.text));
  return { bytes: joinBytes(...parts), next: { ...end.next, length: length + end.text.length }, store: grown };
}

const storeDictionary = ({ certificates, ocsps, crls }: SecurityStore): string =>
  `<< /Type /DSS /Certs ${references(certificates)} /OCSPs ${references(ocsps)} /CRLs ${references(crls)} >>`;

const references = (numbers: readonly number[]): string => `[${numbers.map(reference).join(" ")}]`;

const streamObject = (number: number, bytes: Uint8Array): Uint8Array =>
  joinBytes(asciiBytes(`${number} 0 obj\n<< /Length ${bytes.length} >>\nstream\n`), bytes, asciiBytes("\nendstream\nendobj\n"));

/** What a revision with a document time-stamp is made of. objects: the form and the page that name the new field, written anew. */
export type TimeStampPart = {
  objects(field: string): readonly PdfObject[];
  field(value: string): string;
  reserve: number; // bytes for the token
};

/**
 * One incremental update that carries a document time-stamp in a field of its own. The token goes in by fillSignature.
 *
 * Source: EN 319 142-1, 5.4.3; ISO 32000-2, 12.8.5 (no /M, /Name or /Reason: the token says when and by whom).
 */
export function writeTimeStampRevision(head: PdfHead, part: TimeStampPart): SignatureRevision {
  const [valueNumber, fieldNumber] = [head.size, head.size + 1];
  return writeSealedRevision(head, {
    objects: [...part.objects(reference(fieldNumber)), { number: fieldNumber, body: part.field(reference(valueNumber)) }],
    value: { number: valueNumber, opening: "/Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161", entries: "", reserve: part.reserve },
    added: 2,
  });
}
