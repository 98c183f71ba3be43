import "reflect-metadata";
import { createPublicKey, randomBytes, webcrypto, type KeyObject } from "node:crypto";
import * as x509 from "@peculiar/x509";

x509.cryptoProvider.set(webcrypto as Crypto);

const ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;
const OCSP_NO_CHECK = "1.3.6.1.5.5.7.48.1.5";
const USER_ID = "0.9.2342.19200300.100.1.1";

/** Parts of a name, from the country down. uid: "CCCD:…" or "MST:…". */
export type SubjectName = { commonName: string; organisation?: string; uid?: string };
export type Period = { notBefore: Date; notAfter: Date };

/** Where the status of a certificate is told, and where its issuer's certificate lies. */
export type Addresses = { crlUrl?: string; ocspUrl?: string; issuerUrl?: string };

/** A certificate authority that can issue: its own certificate and key. */
export type Authority = { certificate: x509.X509Certificate; key: KeyObject };

type Issue = Period & { subject: SubjectName; key: KeyObject; by: Authority | null; extensions: x509.Extension[] };

/** A certification authority; by null: a root, signed by itself. */
export async function makeAuthority(request: Period & { subject: SubjectName; key: KeyObject; by: Authority | null; addresses?: Addresses }): Promise<Authority> {
  const usage = x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign;
  const pathLength = request.by ? 0 : undefined;
  const extensions = [new x509.BasicConstraintsExtension(true, pathLength, true), new x509.KeyUsagesExtension(usage, true)];
  return { certificate: await issue({ ...request, extensions: [...extensions, ...addressesOf(request.addresses ?? {})] }), key: request.key };
}

/**
 * The certificate of a person or a school: for signing and for nothing else. Poppler asks NSS for a signer of e-mail and takes a failed
 * look-up of an extension for a failed check: with emailProtection and a crlUrl, pdfsig calls the certificate trusted.
 */
export async function makeLeaf(request: Period & { subject: SubjectName; key: KeyObject; by: Authority; email?: string; addresses?: Addresses }) {
  const usage = x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation;
  const extensions: x509.Extension[] = [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(usage, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.emailProtection]),
  ];
  if (request.email) extensions.push(new x509.SubjectAlternativeNameExtension([{ type: "email", value: request.email }]));
  return issue({ ...request, extensions: [...extensions, ...addressesOf(request.addresses ?? {})] });
}

/** The certificate of a time-stamping service, whose use is that alone, or of a status responder, whose own status nobody asks. Source: RFC 3161 §2.3; RFC 6960 §4.2.2.2. */
export async function makeService(request: Period & { subject: SubjectName; key: KeyObject; by: Authority; use: "TIME_STAMPING" | "OCSP_SIGNING"; addresses?: Addresses }) {
  const isStamping = request.use === "TIME_STAMPING";
  const use = isStamping ? x509.ExtendedKeyUsage.timeStamping : x509.ExtendedKeyUsage.ocspSigning;
  const extensions: x509.Extension[] = [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([use], isStamping),
  ];
  if (!isStamping) extensions.push(new x509.Extension(OCSP_NO_CHECK, false, new Uint8Array([5, 0])));
  return issue({ ...request, extensions: [...extensions, ...(isStamping ? addressesOf(request.addresses ?? {}) : [])] });
}

function addressesOf({ crlUrl, ocspUrl, issuerUrl }: Addresses): x509.Extension[] {
  const access = { ...(ocspUrl ? { ocsp: ocspUrl } : {}), ...(issuerUrl ? { caIssuers: issuerUrl } : {}) };
  return [
    ...(crlUrl ? [new x509.CRLDistributionPointsExtension([crlUrl])] : []),
    ...(ocspUrl || issuerUrl ? [new x509.AuthorityInfoAccessExtension(access)] : []),
  ];
}

async function issue({ subject, key, by, notBefore, notAfter, extensions }: Issue): Promise<x509.X509Certificate> {
  const publicKey = await publicKeyOf(key);
  const issuerKey = by ? await publicKeyOf(by.key) : publicKey;
  return x509.X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: nameOf(subject),
    issuer: by ? by.certificate.subjectName : nameOf(subject),
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    publicKey,
    signingKey: await signingKeyOf(by?.key ?? key),
    extensions: [
      ...extensions,
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuerKey),
    ],
  });
}

export type Revoked = { serial: string; at: Date };

/** The list of revoked certificates of an authority. Shape: DER. */
export async function makeCrl(by: Authority, period: { thisUpdate: Date; nextUpdate: Date }, revoked: readonly Revoked[]): Promise<Uint8Array> {
  const crl = await x509.X509CrlGenerator.create({
    issuer: by.certificate.subjectName,
    ...period,
    signingAlgorithm: ALGORITHM,
    signingKey: await signingKeyOf(by.key),
    entries: revoked.map(({ serial, at }) => ({ serialNumber: serial, revocationDate: at, reason: x509.X509CrlReason.keyCompromise })),
    extensions: [await x509.AuthorityKeyIdentifierExtension.create(await publicKeyOf(by.key))],
  });
  return new Uint8Array(crl.rawData);
}

function nameOf({ commonName, organisation, uid }: SubjectName): x509.Name {
  const parts: x509.JsonName = [{ C: ["VN"] }, { CN: [commonName] }];
  if (organisation) parts.splice(1, 0, { O: [organisation] });
  if (uid) parts.push({ [USER_ID]: [uid] });
  return new x509.Name(parts);
}

/** Positive, 16 bytes, never beginning with a zero byte. Source: RFC 5280 §4.1.2.2. */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString("hex");
}

function signingKeyOf(key: KeyObject): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", new Uint8Array(key.export({ format: "der", type: "pkcs8" })), ALGORITHM, false, ["sign"]);
}

function publicKeyOf(key: KeyObject): Promise<CryptoKey> {
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  return crypto.subtle.importKey("spki", new Uint8Array(spki), ALGORITHM, true, ["verify"]);
}
