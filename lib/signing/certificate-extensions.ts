import { bitStringBytes, booleanOf, namedBits, oidOf, smallInteger, textOf } from "./der-values";
import { childrenOf, constructed, DerError, DerReader, primitive, readDer, TAG, type Element } from "./der";

const KEY_USAGES = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

/**
 * What the extensions of a certificate say.
 *
 * keyUsage null: not limited. isUseCritical: whether extendedKeyUsage is. unknownCritical: numbers of extensions that must be understood and
 * are not. ocspUrls, issuerUrls: where the status of this certificate is told, and where its issuer's certificate lies.
 * hasNoStatus: a status responder's own certificate, whose status is not to be asked (id-pkix-ocsp-nocheck).
 * Source: RFC 5280 §4.2.1, §4.2.2.1; RFC 6960 §4.2.2.2.1.
 */
export type CertificateExtensions = {
  keyUsage: readonly KeyUsage[] | null;
  extendedKeyUsage: readonly string[] | null;
  isCa: boolean;
  pathLength: number | null;
  subjectKeyId: Uint8Array | null;
  authorityKeyId: Uint8Array | null;
  crlUrls: readonly string[];
  ocspUrls: readonly string[];
  issuerUrls: readonly string[];
  hasNoStatus: boolean;
  isUseCritical: boolean;
  unknownCritical: readonly string[];
};

const NOTHING: CertificateExtensions = {
  keyUsage: null,
  extendedKeyUsage: null,
  isCa: false,
  pathLength: null,
  subjectKeyId: null,
  authorityKeyId: null,
  crlUrls: [],
  ocspUrls: [],
  issuerUrls: [],
  hasNoStatus: false,
  isUseCritical: false,
  unknownCritical: [],
};

const EXTENDED_KEY_USAGE = "2.5.29.37";

const READERS: Readonly<Record<string, (value: Element) => Partial<CertificateExtensions>>> = {
  "2.5.29.14": (value) => ({ subjectKeyId: octets(value) }),
  "2.5.29.15": (value) => ({ keyUsage: readKeyUsage(value) }),
  "2.5.29.19": readBasicConstraints,
  "2.5.29.31": (value) => ({ crlUrls: readCrlUrls(value) }),
  "2.5.29.35": (value) => ({ authorityKeyId: new DerReader(value).takeIf(primitive(0))?.body ?? null }),
  [EXTENDED_KEY_USAGE]: (value) => ({ extendedKeyUsage: childrenOf(value).map(oidOf) }),
  "1.3.6.1.5.5.7.1.1": readAccess,
  "1.3.6.1.5.5.7.48.1.5": () => ({ hasNoStatus: true }),
  "2.5.29.32": () => ({}), // certificatePolicies: understood, and none is required here
};

/** One extension as it stands: number, whether critical, value. Source: RFC 5280 §4.1. */
export type Extension = { id: string; isCritical: boolean; value: Element };

/** Reads a SEQUENCE OF Extension; an extension may stand once. Throws: DerError. */
export function readExtensionList(list: DerReader): Extension[] {
  const extensions = list.rest().map((element) => {
    const reader = new DerReader(element);
    const id = oidOf(reader.any());
    const critical = reader.takeIf(TAG.BOOLEAN);
    if (critical && !booleanOf(critical)) throw new DerError("a default that is written out");
    const value = readDer(reader.take(TAG.OCTET_STRING).body);
    reader.end();
    return { id, isCritical: critical !== null, value };
  });
  if (new Set(extensions.map(({ id }) => id)).size !== extensions.length) throw new DerError("an extension twice");
  return extensions;
}

/** Throws: DerError. */
export function readExtensions(list: DerReader | null): CertificateExtensions {
  const extensions = list ? readExtensionList(list) : [];
  const known = extensions.flatMap(({ id, value }) => READERS[id]?.(value) ?? []);
  const unknownCritical = extensions.filter(({ id, isCritical }) => isCritical && !(id in READERS)).map(({ id }) => id);
  const isUseCritical = extensions.some(({ id, isCritical }) => id === EXTENDED_KEY_USAGE && isCritical);
  return Object.assign({}, NOTHING, ...known, { isUseCritical, unknownCritical }) as CertificateExtensions;
}

function octets(value: Element): Uint8Array {
  if (value.tag !== TAG.OCTET_STRING) throw new DerError("not a key identifier");
  return value.body;
}

function readKeyUsage(value: Element): KeyUsage[] {
  return namedBits(value).flatMap((bit) => KEY_USAGES[bit] ?? []);
}

function readBasicConstraints(value: Element): Partial<CertificateExtensions> {
  const reader = new DerReader(value);
  const isCa = reader.takeIf(TAG.BOOLEAN);
  const pathLength = reader.takeIf(TAG.INTEGER);
  reader.end();
  return { isCa: isCa !== null && booleanOf(isCa), pathLength: pathLength && smallInteger(pathLength) };
}

/** The addresses in distributionPoint / fullName / uniformResourceIdentifier; other forms are passed over. */
function readCrlUrls(value: Element): string[] {
  return childrenOf(value).flatMap((point) => {
    const fullName = new DerReader(point).insideIf(constructed(0))?.insideIf(constructed(0));
    return (fullName?.rest() ?? []).flatMap(urlOf);
  });
}

/** Authority information access: of each method the addresses that are uniformResourceIdentifiers. Source: RFC 5280 §4.2.2.1. */
function readAccess(value: Element): Partial<CertificateExtensions> {
  const ways = childrenOf(value).map((way) => {
    const reader = new DerReader(way);
    const method = oidOf(reader.any());
    const urls = urlOf(reader.any());
    reader.end();
    return { method, urls };
  });
  const by = (id: string) => ways.filter(({ method }) => method === id).flatMap(({ urls }) => urls);
  return { ocspUrls: by("1.3.6.1.5.5.7.48.1"), issuerUrls: by("1.3.6.1.5.5.7.48.2") };
}

function urlOf({ tag, body }: Element): string[] {
  return tag === primitive(6) ? [textOf({ tag: TAG.IA5_STRING, body, whole: body }) ?? ""] : [];
}

/** Length of an RSA modulus in bits; null for any other kind of key. Throws: DerError. Source: RFC 8017 §A.1.1. */
export function rsaBits(spki: Element): number | null {
  const reader = new DerReader(spki);
  const algorithm = reader.inside();
  const key = bitStringBytes(reader.any());
  reader.end();
  if (oidOf(algorithm.any()) !== "1.2.840.113549.1.1.1") return null;
  const modulus = DerReader.of(key).take(TAG.INTEGER).body;
  const significant = modulus[0] === 0 ? modulus.subarray(1) : modulus;
  return significant.length === 0 ? 0 : significant.length * 8 - Math.clz32(significant[0] ?? 0) + 24;
}
