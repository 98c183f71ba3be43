import { hashOf } from "./algorithms";
import { readExtensionList } from "./certificate-extensions";
import type { HashName } from "./crypto";
import { constructed, DerError, DerReader, primitive, readDer, TAG, type Element } from "./der";
import { booleanOf, oidOf, positiveHex, smallInteger, timeOf } from "./der-values";

/** What a time-stamp says: this hash existed at this moment. accuracy: milliseconds to each side, null where not stated. serial, nonce: hex. */
export type TimeStampInfo = {
  policy: string;
  imprint: { hash: HashName | "SHA-1"; value: Uint8Array };
  serial: string;
  time: Date;
  accuracy: number | null;
  nonce: string | null;
};

/**
 * Reads TSTInfo strictly.
 *
 * Throws: DerError for anything else, also for one with a critical extension.
 * Source: RFC 3161 §2.4.2.
 */
export function readTimeStampInfo(bytes: Uint8Array): TimeStampInfo {
  const reader = new DerReader(readDer(bytes, TAG.SEQUENCE));
  if (smallInteger(reader.take(TAG.INTEGER)) !== 1) throw new DerError("a time-stamp of unknown version");
  const policy = oidOf(reader.any());
  const holder = reader.inside();
  const imprint = { hash: hashOf(holder.any()), value: holder.take(TAG.OCTET_STRING).body };
  holder.end();
  const serial = positiveHex(reader.take(TAG.INTEGER));
  const time = preciseTime(reader.take(TAG.GENERALIZED_TIME));
  const accuracy = readAccuracy(reader.insideIf(TAG.SEQUENCE));
  const ordering = reader.takeIf(TAG.BOOLEAN);
  if (ordering && !booleanOf(ordering)) throw new DerError("a default that is written out");
  const nonce = reader.takeIf(TAG.INTEGER);
  reader.takeIf(constructed(0)); // the service's name: whose certificate it is is told by the signature
  const extensions = reader.takeIf(constructed(1));
  reader.end();
  if (extensions && readExtensionList(new DerReader(extensions)).some(({ isCritical }) => isCritical)) throw new DerError("a time-stamp of a kind not understood");
  return { policy, imprint, serial, time, accuracy, nonce: nonce && positiveHex(nonce) };
}

const FRACTION = /^(\d{14})(?:\.(\d*[1-9]))?Z$/;

/** Generalized time with a fraction of a second, cut to milliseconds. */
function preciseTime({ body }: Element): Date {
  const parts = body.length <= 32 ? FRACTION.exec(String.fromCharCode(...body)) : null;
  if (!parts) throw new DerError("not a time");
  const whole = new TextEncoder().encode(`${parts[1]}Z`);
  const milliseconds = Number((parts[2] ?? "").padEnd(3, "0").slice(0, 3));
  return new Date(timeOf({ tag: TAG.GENERALIZED_TIME, body: whole, whole }).getTime() + milliseconds);
}

function readAccuracy(reader: DerReader | null): number | null {
  if (!reader) return null;
  const seconds = reader.takeIf(TAG.INTEGER);
  const [millis, micros] = [reader.takeIf(primitive(0)), reader.takeIf(primitive(1))];
  reader.end();
  const of = (element: Element | null) => (element ? smallInteger({ ...element, tag: TAG.INTEGER }) : 0);
  return of(seconds) * 1000 + of(millis) + Math.ceil(of(micros) / 1000);
}
