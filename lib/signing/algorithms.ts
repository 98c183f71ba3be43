import type { HashName } from "./crypto";
import { DerError, DerReader, TAG, type Element } from "./der";
import { oidOf } from "./der-values";

/** Hashes by their number. Source: RFC 5754 §2; RFC 3370 §2.1. */
const HASHES: Readonly<Record<string, HashName | "SHA-1">> = {
  "1.3.14.3.2.26": "SHA-1",
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};

/** RSASSA-PKCS1-v1_5 with its hash, by number. SHA-1 is not among them: nothing signed with it counts. Source: RFC 4055 §5. */
const RSA_WITH: Readonly<Record<string, HashName>> = {
  "1.2.840.113549.1.1.11": "SHA-256",
  "1.2.840.113549.1.1.12": "SHA-384",
  "1.2.840.113549.1.1.13": "SHA-512",
};

/** The hash of an RSA signature algorithm; null for any other algorithm. */
export const hashOfRsa = (id: string): HashName | null => RSA_WITH[id] ?? null;

/** The number of an algorithm that takes no parameters: absent, or NULL. Throws: DerError. Source: RFC 5280 §4.1.1.2; RFC 5754 §2. */
export function plainAlgorithm(element: Element): string {
  if (element.tag !== TAG.SEQUENCE) throw new DerError("not an algorithm");
  const reader = new DerReader(element);
  const id = oidOf(reader.any());
  const parameters = reader.takeIf(TAG.NULL);
  reader.end();
  if (parameters && parameters.body.length > 0) throw new DerError("a NULL with contents");
  return id;
}

/** The hash an algorithm identifier names. Throws: DerError for one that is not known here. */
export function hashOf(element: Element): HashName | "SHA-1" {
  const name = HASHES[plainAlgorithm(element)];
  if (name === undefined) throw new DerError("a hash that is not known here");
  return name;
}

/** The dotted number of a hash. */
export function hashId(name: HashName | "SHA-1"): string {
  const found = Object.entries(HASHES).find(([, known]) => known === name);
  if (!found) throw new RangeError(`no number for ${name}`);
  return found[0];
}
