import type { KeyObject } from "node:crypto";
import { toHex } from "@/lib/signing/bytes";
import { parseCertificate } from "@/lib/signing/certificate";
import { parseCrl } from "@/lib/signing/crl";
import { sealKey } from "@/lib/signing/key-vault";
import { pkcs12Key } from "@/lib/signing/pkcs12-key";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { providerOf } from "@/lib/domain/transcript/certificate-provider";
import { trialRole } from "@/lib/domain/transcript/trial-role";
import { signManifest } from "@/lib/server/ceremonies/sign-manifest";
import type { Db } from "@/lib/server/context";
import { masterKey } from "@/lib/server/master-key";
import { makePki, type Issued, type Pki } from "@/scripts/make-pki";
import { DEMO_PIN } from "@/scripts/demo-accounts";
import { authorityOf, writeAuthority } from "@/scripts/trial-authority/authority-keys";
import type { DemoAccounts } from "./demo-accounts";
import { storeTrustServices } from "./demo-trust-services";
import type { StaffMember, StaffRoom } from "./people/staff";
import type { GeneratedSchool } from "./generate-school";

/** The lists of the trial CA are long-lived: nobody renews them while the demo is tried. */
const CRL_DAYS = 365 * 3;
const SCHOOL = "school";

/** A key that is open in this process, with the row of its certificate. */
export type DemoKey = { certificateId: string; certificate: Uint8Array; chain: readonly Uint8Array[]; privateKey: KeyObject };
export type DemoKeys = { byStaff: ReadonlyMap<string, DemoKey>; school: DemoKey };
/** A certificate about to be stored, with its key sealed already. */
export type SealedHolder = { id: string; ownerId: string; waits: boolean; issued: Issued; sealed: Uint8Array; holder: "PERSON" | "SCHOOL"; identity: string };
export type DemoPki = { pki: Pki; holders: SealedHolder[]; authority: AuthorityPlace | null };
/** Where the trial authority will answer, and the folder of its keys. */
export type AuthorityPlace = { url: string; folder: string };

/** Whoever signs something: teachers, leadership. Clerks and the administrator have no certificate of their own. */
const signers = ({ head, deputies, homeroom, specialists }: StaffRoom): StaffMember[] => [
  head, ...deputies, ...homeroom.values(), ...Object.values(specialists).flat(),
];

/** The trial PKI and a sealed key for everyone who signs. The slow part, done before anything is written. */
export async function makeDemoPki(school: GeneratedSchool, clock: Date, authority: AuthorityPlace | null): Promise<DemoPki> {
  const { room, frame } = school;
  const taxCode = frame.school[0]?.taxCode ?? "";
  const schoolName = frame.school_year.at(-1)?.schoolName ?? "";
  const people = signers(room);
  const pki = await makePki({
    clock,
    crlDays: CRL_DAYS,
    // Named in the certificates as a real CA would; where no authority will answer, a name that nobody asks (RFC 6761 §6.4).
    ...(authority ? { authorityUrl: authority.url, withServices: true } : { crlUrl: "http://ca-ban-thu.invalid/issuing.crl" }),
    holders: [
      ...people.map(({ id, fullName, identityNumber }) => ({ id, name: fullName, identity: { kind: "CCCD", number: identityNumber } as const, organisation: schoolName })),
      { id: SCHOOL, name: schoolName, identity: { kind: "MST", number: taxCode }, organisation: schoolName },
    ],
  });
  const wanted = [
    ...people.map(({ id, identityNumber }) => ({ id, ownerId: id, waits: id === room.deputies[1]?.id, holder: "PERSON" as const, identity: identityNumber })),
    { id: SCHOOL, ownerId: room.sealClerk.id, waits: false, holder: "SCHOOL" as const, identity: taxCode },
  ];
  // Deriving from a PIN takes 128 MiB; key-vault lets two run at a time.
  const holders = await Promise.all(wanted.map(async (one) => {
    const issued = must(pki.issued.get(one.id));
    const sealed = await sealKey({ privateKey: issued.privateKey, pin: DEMO_PIN, masterKey: masterKey(), owner: one.ownerId, fingerprint: fingerprint(issued.certificate) });
    return { ...one, issued, sealed };
  }));
  // Before anything is written to the database: a seed that is cut short makes other keys and writes them over these.
  if (authority) writeAuthority(authority.folder, authorityOf(pki));
  return { pki, holders, authority };
}

/** Stores certificates, keys, the trusted root, the revocation lists and the services that tell more. All are approved but the second deputy's, which waits for the head. */
export async function storeDemoPki(db: Db, { pki, holders, authority }: DemoPki, accounts: DemoAccounts, { since, triedAt, notTried }: { since: Date; triedAt: Date; notTried: string | undefined }): Promise<DemoKeys> {
  await db.trustAnchor.create({ data: { name: "CA gốc của bản thử", der: bytes(pki.root), digest: bytes(nodeSha256(pki.root)) } });
  for (const der of pki.crls) {
    const { issuer, thisUpdate, nextUpdate } = parseCrl(der);
    await db.revocationList.create({ data: { issuer, thisUpdate, nextUpdate, der: bytes(der) } });
  }
  if (authority) await storeTrustServices(db, pki, authority.url);
  const keys = new Map<string, DemoKey>();
  for (const one of holders) {
    const key = await storeHolder(db, one, accounts, since);
    keys.set(one.id, key);
    if (one.id !== notTried) await tryKey(db, key, { ...one, accountId: must(accounts.byStaff.get(one.ownerId)), at: triedAt });
  }
  return { byStaff: keys, school: must(keys.get(SCHOOL)) };
}

async function storeHolder(db: Db, { ownerId, waits, holder, identity, issued, sealed }: SealedHolder, accounts: DemoAccounts, since: Date): Promise<DemoKey> {
  const read = parseCertificate(issued.certificate);
  const { id } = await db.certificate.create({
    data: {
      holder,
      staffId: holder === "PERSON" ? ownerId : null,
      subject: read.subject,
      issuer: read.issuer,
      serial: read.serial,
      identity,
      fingerprint: fingerprint(issued.certificate),
      notBefore: read.notBefore,
      notAfter: read.notAfter,
      der: bytes(issued.certificate),
      chain: issued.chain.map(bytes),
      provider: providerOf(read.issuerCommonName ?? read.issuer),
      ...(waits ? { status: "SENT", sentAt: since } : { status: "APPROVED", approvedById: accounts.headAccountId, approvedAt: since }),
      declaredAt: since,
      keys: { create: { ownerId, sealed: bytes(sealed), createdAt: since } },
    },
    select: { id: true },
  });
  return { certificateId: id, certificate: issued.certificate, chain: issued.chain, privateKey: issued.privateKey };
}

/** Everybody but one proved their key weeks ago, with the portal's own ký thử. */
async function tryKey(db: Db, { certificateId, privateKey, certificate, chain }: DemoKey, { ownerId, holder, accountId, at }: Pick<SealedHolder, "ownerId" | "holder"> & { accountId: string; at: Date }): Promise<void> {
  const { id: keyId } = await db.heldKey.findFirstOrThrow({ where: { certificateId }, select: { id: true } });
  const duties = await db.duty.findMany({ where: { staffId: ownerId, validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gte: at } }] }, select: { kind: true } });
  const role = trialRole(holder, duties.map(({ kind }) => kind));
  const batch = await db.batch.create({ data: { purpose: "TRIAL", role, ownerId, accountId, certificateId, keyId, total: 0, state: "DONE", createdAt: at, finishedAt: at }, select: { id: true } });
  const key = pkcs12Key({ privateKey, certificate, chain });
  await signManifest(db, at, { batchId: batch.id, signer: { key, certificateId, certificate: { der: certificate, chain: [...chain] } } });
}

const fingerprint = (certificate: Uint8Array) => toHex(nodeSha256(certificate));
const bytes = (value: Uint8Array) => new Uint8Array(value);

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a holder without a certificate");
  return value;
}
