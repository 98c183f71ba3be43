import { compareBytes, joinBytes, sameBytes } from "./bytes";
import type { Sha256 } from "./crypto";
import { constructed, DerError, DerReader, TAG } from "./der";
import { der, integer, octetString, oid, sequence, setOf } from "./der-writer";
import { OID } from "./object-ids";
import { isNormalToken } from "./timestamp-token";
import type { ValidationData } from "./validation-data";

/**
 * One archive time-stamp: its token, and the validation data that it covers beside what it proves.
 *
 * data null: the token is over the file (or the time-stamp before it) alone.
 */
export type ArchiveTimeStamp = { token: Uint8Array; data: ValidationData | null };

const CERT_VALUES = "1.2.840.113549.1.9.16.2.23"; // RFC 5126 §6.3.3
const REVOCATION_VALUES = "1.2.840.113549.1.9.16.2.24"; // RFC 5126 §6.3.4
const VERSION = integer(1);
const SHA256 = sequence(oid(OID.sha256));
const MOST_TIME_STAMPS = 64;

/** What the next time-stamp of a file is over. fileDigest: SHA-256 of the file; earlier: those the record holds already. */
export type NextTimeStamp = { fileDigest: Uint8Array; earlier: readonly ArchiveTimeStamp[]; data: ValidationData | null };

/**
 * The hash that the next token must be over: of the file, or of the last time-stamp when the record is renewed, together with that
 * of the validation data that goes into the record with it.
 *
 * Source: RFC 4998 §4.2 (a data group: hashes sorted, joined, hashed), §5.2 (time-stamp renewal within one chain).
 */
export function nextImprint(next: NextTimeStamp, sha256: Sha256): Uint8Array {
  const group = groupOf(next, sha256);
  return group.length === 1 ? (group[0] ?? new Uint8Array()) : sha256(joinBytes(...group));
}

/**
 * An evidence record with one chain of time-stamps over a file, the validation data in it.
 *
 * Shape: DER EvidenceRecord, version 1, SHA-256 throughout; nothing optional that is not needed.
 * Source: RFC 4998 §3.1, §4.1.
 */
export function writeEvidenceRecord(fileDigest: Uint8Array, timeStamps: readonly ArchiveTimeStamp[], sha256: Sha256): Uint8Array {
  const infos = timeStamps.flatMap(({ data }) => (data === null ? [] : attributesOf(data)));
  const chain = timeStamps.map(({ token, data }, index) => {
    const group = groupOf({ fileDigest, earlier: timeStamps.slice(0, index), data }, sha256);
    const tree = group.length === 1 ? [] : [der(constructed(2), sequence(...group.map(octetString)))];
    return sequence(...tree, token);
  });
  const cryptoInfos = infos.length === 0 ? [] : [der(constructed(0), ...infos)];
  return sequence(VERSION, sequence(SHA256), ...cryptoInfos, sequence(sequence(...chain)));
}

/** Sorted as they are joined. */
function groupOf({ fileDigest, earlier, data }: NextTimeStamp, sha256: Sha256): Uint8Array[] {
  const last = earlier.at(-1);
  const proven = last === undefined ? fileDigest : sha256(last.token);
  return data === null ? [proven] : [proven, sha256(joinBytes(...attributesOf(data)))].sort(compareBytes);
}

/** What the record keeps of validation data, and what is hashed of them: two attributes, one after the other. Source: RFC 5126 §6.3.3, §6.3.4. */
function attributesOf({ certificates, ocsps, crls }: ValidationData): Uint8Array[] {
  const lists = crls.length === 0 ? [] : [der(constructed(0), sequence(...crls))];
  const answers = ocsps.length === 0 ? [] : [der(constructed(1), sequence(...ocsps))];
  return [attribute(CERT_VALUES, sequence(...certificates)), attribute(REVOCATION_VALUES, sequence(...lists, ...answers))];
}

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf([value]));

/**
 * Reads a record of exactly the kind that writeEvidenceRecord writes for this very file: takes tokens and data out, writes it again,
 * compares every byte. The tokens themselves are not checked here; nextImprint tells what each must be over.
 *
 * Throws: DerError for anything else, also for a correct record of another make or over another file.
 * Source: RFC 4998 §4.3, §5.3.
 */
export function readEvidenceRecord(bytes: Uint8Array, fileDigest: Uint8Array, sha256: Sha256): ArchiveTimeStamp[] {
  const outer = DerReader.of(bytes);
  outer.take(TAG.INTEGER);
  outer.take(TAG.SEQUENCE);
  const infos = (outer.insideIf(constructed(0))?.rest() ?? []).map((element) => valueOf(new DerReader(element)));
  const chain = outer.inside().inside().rest();
  if (chain.length === 0 || chain.length > MOST_TIME_STAMPS) throw new DerError("no time-stamps, or too many");
  const timeStamps = chain.map((element): ArchiveTimeStamp => {
    const reader = new DerReader(element);
    const hasData = reader.takeIf(constructed(2)) !== null;
    return { token: reader.take(TAG.SEQUENCE).whole, data: hasData ? dataOf(infos.splice(0, 2)) : null };
  });
  if (!timeStamps.every(({ token }) => isNormalToken(token))) throw new DerError("a token that is not written as tokens are here");
  if (!sameBytes(bytes, writeEvidenceRecord(fileDigest, timeStamps, sha256))) throw new DerError("not a record of this make over this file");
  return timeStamps;
}

/** The one value of an attribute. */
function valueOf(attribute: DerReader): DerReader {
  attribute.take(TAG.OID);
  return attribute.inside(TAG.SET).inside();
}

function dataOf([certificates, revocation]: readonly DerReader[]): ValidationData {
  if (certificates === undefined || revocation === undefined) throw new DerError("validation data are missing");
  const wholes = (reader: DerReader | undefined | null) => (reader?.rest() ?? []).map(({ whole }) => whole);
  const crls = wholes(revocation.insideIf(constructed(0))?.inside());
  return { certificates: wholes(certificates), crls, ocsps: wholes(revocation.insideIf(constructed(1))?.inside()) };
}
