import { toHex } from "./bytes";
import { childrenOf, DerError, DerReader, TAG, type Element } from "./der";
import { oidOf, textOf } from "./der-values";

/** Short names registered for LDAP; every other type is written as its number. Source: RFC 4514 §3; RFC 4519 §2. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.4": "SN",
  "2.5.4.5": "serialNumber",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.9": "STREET",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.12": "title",
  "2.5.4.42": "givenName",
  "0.9.2342.19200300.100.1.1": "UID",
  "0.9.2342.19200300.100.1.25": "DC",
};

type Attribute = { type: string; text: string | null; value: Element };

/**
 * A name in a certificate.
 *
 * text: as RFC 4514 writes it, most specific part first. uids: what the user ID attributes say. der: the encoding, for comparing names.
 */
export type DistinguishedName = { text: string; commonName: string | null; uids: readonly string[]; der: Uint8Array };

/** Throws: DerError. Source: RFC 5280 §4.1.2.4. */
export function readName(element: Element): DistinguishedName {
  if (element.tag !== TAG.SEQUENCE) throw new DerError("not a name");
  const parts = childrenOf(element).map(readPart);
  const attributes = parts.flat();
  const textsOf = (name: string) => attributes.filter(({ type }) => SHORT_NAMES[type] === name).flatMap(({ text }) => text ?? []);
  return {
    text: [...parts].reverse().map((part) => part.map(attributeText).join("+")).join(","),
    commonName: textsOf("CN").at(-1) ?? null,
    uids: textsOf("UID"),
    der: element.whole,
  };
}

function readPart(part: Element): Attribute[] {
  if (part.tag !== TAG.SET) throw new DerError("not a part of a name");
  const attributes = childrenOf(part).map((element) => {
    const reader = new DerReader(element);
    const type = oidOf(reader.any());
    const value = reader.any();
    reader.end();
    return { type, text: textOf(value), value };
  });
  if (attributes.length === 0) throw new DerError("an empty part of a name");
  return attributes;
}

function attributeText({ type, text, value }: Attribute): string {
  const name = SHORT_NAMES[type];
  if (name === undefined || text === null) return `${name ?? type}=#${toHex(value.whole)}`;
  return `${name}=${escaped(text)}`;
}

/** Source: RFC 4514 §2.4. */
function escaped(text: string): string {
  return text.replace(/^[ #]|[\\",+;<>]| $/g, "\\$&").replace(/\0/g, "\\00");
}
