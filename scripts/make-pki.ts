import type { KeyObject } from "node:crypto";
import { makeAuthority, makeCrl, makeLeaf, makeService, type Addresses, type Authority } from "./make-pki-authority";
import { makeKeys } from "./make-pki-keys";

/** Whom a certificate is made for. validFrom, validTo: when absent, three years to each side of the clock. */
export type Holder = {
  id: string;
  name: string;
  identity: { kind: "CCCD" | "MST"; number: string };
  organisation?: string;
  email?: string;
  validFrom?: Date;
  validTo?: Date;
  revokedAt?: Date;
  isForeign?: boolean; // issued under a root that nobody here trusts
};

/** clock: the moment the lists are made. keys: by holder id or authority name, where they are known already. */
export type PkiOptions = {
  clock: Date;
  holders: readonly Holder[];
  label?: string; // how the authorities' names begin, where several of them meet
  crlDays?: number;
  crlUrl?: string; // in the holders' certificates, where nothing else is told of addresses
  authorityUrl?: string; // of a trial authority (scripts/trial-authority): every certificate names it
  withServices?: boolean; // a time-stamping service and a status responder too
  keys?: ReadonlyMap<string, KeyObject>;
};

/** One holder's certificate (DER), its issuing CA, and the private key. */
export type Issued = { certificate: Uint8Array; chain: Uint8Array[]; privateKey: KeyObject };

/**
 * A whole trial PKI. crls: of the issuing CA and of the root. rootKey, issuingKey: for whoever answers in their name. services: null unless asked for.
 * All bytes are DER.
 */
export type Pki = {
  root: Uint8Array;
  rootKey: KeyObject;
  issuing: Uint8Array;
  issuingKey: KeyObject;
  foreignRoot: Uint8Array;
  crls: Uint8Array[];
  issued: ReadonlyMap<string, Issued>;
  services: { tsa: Issued; ocsp: Issued } | null;
};

const AUTHORITIES = ["root", "issuing", "foreign-root", "foreign-issuing"] as const;
const SERVICES = ["tsa", "ocsp"] as const;
const ORGANISATION = "BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ";
const LABEL = "Học bạ số";
const DAY = 86_400_000;
const AUTHORITY_DAYS = 365 * 15;
const HOLDER_DAYS = 365 * 3;
const SERVICE_DAYS = 365 * 6;

/**
 * A public key infrastructure for trying and testing: a root, an issuing CA, a certificate per holder, revocation lists,
 * and a second root for certificates that must not be trusted.
 */
export async function makePki(options: PkiOptions): Promise<Pki> {
  const { clock, holders } = options;
  const keys = await allKeys(options);
  const ours = await makeLine(clock, keys, ["root", "issuing"], options.label ?? LABEL, options.authorityUrl);
  const foreign = await makeLine(clock, keys, ["foreign-root", "foreign-issuing"], "Nơi khác");
  const issued = new Map<string, Issued & { serial: string }>();
  for (const holder of holders) {
    const by = holder.isForeign ? foreign.issuing : ours.issuing;
    const certificate = await issueTo(holder, by, options, keyOf(keys, holder.id));
    issued.set(holder.id, {
      certificate: bytesOf(certificate),
      chain: [bytesOf(by.certificate)],
      privateKey: keyOf(keys, holder.id),
      serial: certificate.serialNumber,
    });
  }
  const revoked = holders.flatMap(({ id, revokedAt, isForeign }) => (revokedAt && !isForeign ? [{ serial: issued.get(id)?.serial ?? "", at: revokedAt }] : []));
  const period = { thisUpdate: clock, nextUpdate: after(clock, options.crlDays ?? 30) };
  const crls = [await makeCrl(ours.issuing, period, revoked), await makeCrl(ours.root, period, [])];
  const [root, issuing, foreignRoot] = [ours.root, ours.issuing, foreign.root].map(({ certificate }) => bytesOf(certificate)) as [Uint8Array, Uint8Array, Uint8Array];
  const services = options.withServices ? await makeServices(ours.issuing, options, keys) : null;
  return { root, rootKey: ours.root.key, issuing, issuingKey: ours.issuing.key, foreignRoot, crls, issued, services };
}

/** Addresses of a trial authority, as certificates under its issuing CA name them. */
const addressesAt = (url: string): Addresses => ({ crlUrl: `${url}/issuing.crl`, ocspUrl: `${url}/ocsp`, issuerUrl: `${url}/issuing.crt` });

async function makeServices(by: Authority, { clock, authorityUrl }: PkiOptions, keys: ReadonlyMap<string, KeyObject>): Promise<{ tsa: Issued; ocsp: Issued }> {
  const period = { notBefore: after(clock, -SERVICE_DAYS), notAfter: after(clock, SERVICE_DAYS) };
  const addresses = authorityUrl ? { addresses: addressesAt(authorityUrl) } : {};
  const service = async (name: "tsa" | "ocsp", use: "TIME_STAMPING" | "OCSP_SIGNING", commonName: string): Promise<Issued> => {
    const subject = { commonName, organisation: ORGANISATION };
    const certificate = await makeService({ ...period, subject, key: keyOf(keys, name), by, use, ...addresses });
    return { certificate: bytesOf(certificate), chain: [bytesOf(by.certificate)], privateKey: keyOf(keys, name) };
  };
  return { tsa: await service("tsa", "TIME_STAMPING", "Học bạ số – Cấp dấu thời gian"), ocsp: await service("ocsp", "OCSP_SIGNING", "Học bạ số – Trả lời OCSP") };
}

async function allKeys({ holders, keys, withServices }: PkiOptions): Promise<Map<string, KeyObject>> {
  const known = new Map(keys);
  const missing = [...AUTHORITIES, ...(withServices ? SERVICES : []), ...holders.map(({ id }) => id)].filter((name) => !known.has(name));
  return new Map([...known, ...(await makeKeys(missing))]);
}

async function makeLine(clock: Date, keys: ReadonlyMap<string, KeyObject>, [rootName, issuingName]: [string, string], label: string, url?: string) {
  const period = { notBefore: after(clock, -AUTHORITY_DAYS), notAfter: after(clock, AUTHORITY_DAYS) };
  const subject = (kind: string) => ({ commonName: `${label} – ${kind}`, organisation: ORGANISATION });
  const root: Authority = await makeAuthority({ ...period, subject: subject("CA gốc"), key: keyOf(keys, rootName), by: null });
  const issuing: Authority = await makeAuthority({ ...period, subject: subject("CA cấp phát"), key: keyOf(keys, issuingName), by: root, ...(url ? { addresses: { crlUrl: `${url}/root.crl` } } : {}) });
  return { root, issuing };
}

function issueTo(holder: Holder, by: Authority, { clock, crlUrl, authorityUrl }: PkiOptions, key: KeyObject) {
  const addresses = authorityUrl ? addressesAt(authorityUrl) : crlUrl ? { crlUrl } : {};
  return makeLeaf({
    subject: {
      commonName: holder.name,
      uid: `${holder.identity.kind}:${holder.identity.number}`,
      ...(holder.organisation ? { organisation: holder.organisation } : {}),
    },
    notBefore: holder.validFrom ?? after(clock, -HOLDER_DAYS),
    notAfter: holder.validTo ?? after(clock, HOLDER_DAYS),
    key,
    by,
    ...(holder.email ? { email: holder.email } : {}),
    addresses,
  });
}

function keyOf(keys: ReadonlyMap<string, KeyObject>, name: string): KeyObject {
  const key = keys.get(name);
  if (!key) throw new Error(`no key was made for ${name}`);
  return key;
}

const after = (clock: Date, days: number) => new Date(clock.getTime() + days * DAY);
const bytesOf = ({ rawData }: { rawData: ArrayBuffer }) => new Uint8Array(rawData);
