import "server-only";
import { isDeepStrictEqual } from "node:util";
import { fingerprintOf, isSelfIssued, parseCertificate, type Certificate } from "@/lib/signing/certificate";
import { nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { checkPath } from "@/lib/signing/path";
import { providerOf } from "@/lib/domain/transcript/certificate-provider";
import { appendEvent } from "../audit/history";
import type { Prisma } from "../db/client/client";
import type { CertificateHolder, CertificateStatus, KeyKind } from "../db/client/enums";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { refuseCertificate } from "./refuse-certificate";
import { loadTrust } from "./trust";

/** Where a key is. place: PKCS11, REMOTE. serviceId: REMOTE. */
export type Whereabouts = { kind: KeyKind; place?: Prisma.InputJsonObject; serviceId?: string };

/**
 * A certificate and where its key is. others: certificates that came with it, in any order, believed only as far as a path goes through them.
 * seal: of a key that is kept here; asked for when nothing else stands in the way.
 */
export type Declaration = {
  owner: string;
  holder: CertificateHolder;
  certificate: Uint8Array;
  others: readonly Uint8Array[];
  at: Whereabouts;
  seal?: (fingerprint: string) => Promise<Uint8Array>;
};

/**
 * Takes a certificate into the register with the place of its key; of one that is there already, the key's new place. The newest place is
 * the one that signs, so somebody whose token moves to another machine declares it again.
 *
 * Throws: KEY_UNSUPPORTED, CERTIFICATE_OTHER_PERSON, …_NOT_IN_FORCE, …_UNTRUSTED, …_REVOKED; CERTIFICATE_KNOWN when the newest open key is there already.
 * Source: QĐ 1789, Đ.8.1, 9; CV 2088, III.1.
 */
export async function declareKey(ctx: Ctx, { owner, holder, certificate: der, others, at, seal }: Declaration): Promise<{ certificateId: string }> {
  const certificate = parseCertificate(der);
  if (certificate.keyBits === null) throw new AppError("KEY_UNSUPPORTED");
  const chain = await issuersOf(ctx, certificate, others);
  const refusal = await refuseCertificate(ctx, { certificate, chain, holder });
  if (refusal) throw new AppError(refusal);
  const fingerprint = fingerprintOf(der, nodeSha256);
  const known = await ctx.db.certificate.findUnique({ where: { fingerprint }, select: KNOWN });
  if (known) requireNews(known, owner, at);
  const sealed = await seal?.(fingerprint);
  const staffId = holder === "SCHOOL" ? null : owner;
  const certificateId = known?.id ?? (await addCertificate(ctx, { ...columnsOf(certificate, chain), fingerprint, holder, staffId }));
  const key = { ...at, ownerId: owner, certificateId, createdAt: ctx.now };
  await ctx.db.heldKey.create({ data: sealed ? { ...key, sealed: new Uint8Array(sealed) } : key });
  const action = known ? (at.kind === "PKCS12" ? "certificate.import-key-again" : "certificate.add-key") : "certificate.declare";
  await appendEvent(ctx, { action, entity: "certificate", entityId: certificateId, after: { kind: at.kind, ...(known ? { owner } : { holder, fingerprint }) } });
  return { certificateId };
}

const KNOWN = { id: true, status: true, keys: { where: { lockedAt: null }, orderBy: { createdAt: "desc" }, select: { ownerId: true, kind: true, place: true, serviceId: true } } } as const;
type Known = { status: CertificateStatus; keys: readonly { ownerId: string; kind: KeyKind; place: Prisma.JsonValue; serviceId: string | null }[] };

/** That a known certificate still serves, and that its key is not where it was said to be last. */
function requireNews({ status, keys }: Known, owner: string, at: Whereabouts): void {
  if (status === "REVOKED") throw new AppError("CERTIFICATE_REVOKED");
  const newest = keys.find(({ ownerId }) => ownerId === owner);
  if (!newest) return;
  const { kind, place, serviceId } = newest;
  if (isDeepStrictEqual([kind, place, serviceId], [at.kind, at.place ?? null, at.serviceId ?? null])) throw new AppError("CERTIFICATE_KNOWN");
}

/** The issuing CAs up to a trusted root, the certificate's own issuer first: from what came along, and from what others of this issuer brought before. */
async function issuersOf({ db, now }: Ctx, { der, issuer }: Certificate, others: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const alike = await db.certificate.findMany({ where: { issuer }, orderBy: { declaredAt: "desc" }, take: 3, select: { chain: true } });
  const chain = [...others, ...alike.flatMap((one) => one.chain)];
  const { certificates } = await checkPath({ ...(await loadTrust(db)), verify: nodeVerifyRsa, leaf: der, chain, at: now });
  return certificates.slice(1).flatMap(({ certificate }) => (isSelfIssued(certificate) ? [] : [certificate.der]));
}

async function addCertificate({ db, now }: Ctx, columns: Omit<Prisma.CertificateCreateManyInput, "declaredAt">): Promise<string> {
  const [added] = await db.certificate.createManyAndReturn({ data: { ...columns, declaredAt: now }, skipDuplicates: true, select: { id: true } });
  if (!added) throw new AppError("CERTIFICATE_KNOWN"); // by somebody at the same moment
  return added.id;
}

const columnsOf = ({ der, subject, issuer, issuerCommonName, serial, notBefore, notAfter, identity }: Certificate, chain: readonly Uint8Array[]) => ({
  subject,
  issuer,
  provider: providerOf(issuerCommonName ?? issuer),
  serial,
  notBefore,
  notAfter,
  identity: identity?.number ?? "",
  der: new Uint8Array(der),
  chain: chain.map((one) => new Uint8Array(one)),
});
