import "server-only";
import { z } from "zod";
import { openPkcs12 } from "@/lib/signing/pkcs12";
import { Pkcs12Error } from "@/lib/signing/pkcs12-error";
import { fingerprintOf, parseCertificate, type Certificate } from "@/lib/signing/certificate";
import { sealKey } from "@/lib/signing/key-vault";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { decide } from "@/lib/domain/people/permissions";
import { providerOf } from "@/lib/domain/transcript/certificate-provider";
import { appendEvent } from "../audit/history";
import type { CertificateStatus } from "../db/client/enums";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { masterKey } from "../master-key";
import { refuseCertificate } from "./refuse-certificate";

const LARGEST_KEY_FILE = 64 * 1024;

export const ImportKey = z.strictObject({
  key: RequestKey,
  holder: z.enum(["PERSON", "SCHOOL"]),
  file: z.base64("Mời chọn tệp chứng thư.").max(Math.ceil((LARGEST_KEY_FILE * 4) / 3)),
  password: z.string().max(200),
  pin: z.string().min(6, "PIN cần ít nhất 6 kí tự.").max(32),
});
export type ImportKey = z.infer<typeof ImportKey>;

/**
 * Takes a PKCS#12 of its owner's: the certificate is declared, the key sealed anew under the owner's PIN and the server's
 * master key. File, password and PIN are kept nowhere. A certificate that is in the register already gets a new key when
 * this person has none that opens: after too many wrong PINs, or when the school's seal came into other hands.
 *
 * Throws: KEY_FILE_PASSWORD, KEY_FILE_UNREADABLE, CERTIFICATE_OTHER_PERSON, …_NOT_IN_FORCE, …_UNTRUSTED, …_REVOKED, …_KNOWN, PIN_WEAK.
 */
export async function importKey(ctx: Ctx, input: ImportKey): Promise<{ certificateId: string }> {
  const { actor, db, now } = ctx;
  if (!actor.staffId) throw new AppError("NOT_YOURS");
  const right = decide(actor, input.holder === "SCHOOL" ? "unit.seal" : "key.manage-own", { ownerStaffId: actor.staffId });
  if (!right.ok) throw new AppError(right.reason);
  if (new Set(input.pin).size < 2) throw new AppError("PIN_WEAK");
  const opened = await open(Buffer.from(input.file, "base64"), input.password);
  const certificate = parseCertificate(opened.certificate);
  const refusal = await refuseCertificate(ctx, { certificate, chain: opened.chain, holder: input.holder });
  if (refusal) throw new AppError(refusal);
  const fingerprint = fingerprintOf(opened.certificate, nodeSha256);
  const seal = { privateKey: opened.privateKey, pin: input.pin, masterKey: masterKey(), owner: actor.staffId, fingerprint };
  const known = await db.certificate.findUnique({ where: { fingerprint }, select: KNOWN });
  if (known) return addKey(ctx, known, seal);
  const sealed = await sealKey(seal);
  const row = await db.certificate.create({
    data: {
      ...columnsOf(certificate, fingerprint),
      holder: input.holder,
      staffId: input.holder === "SCHOOL" ? null : actor.staffId,
      der: new Uint8Array(opened.certificate),
      chain: opened.chain.map((der) => new Uint8Array(der)),
      declaredAt: now,
      keys: { create: { ownerId: actor.staffId, sealed: new Uint8Array(sealed), createdAt: now } },
    },
    select: { id: true },
  });
  await appendEvent(ctx, { action: "certificate.declare", entity: "certificate", entityId: row.id, after: { holder: input.holder, fingerprint } });
  return { certificateId: row.id };
}

const KNOWN = { id: true, status: true, keys: { where: { lockedAt: null }, select: { ownerId: true } } } as const;
type Known = { id: string; status: CertificateStatus; keys: readonly { ownerId: string }[] };

/** A key for a certificate that was declared before. Who it belongs to, and whether it is in force, has been asked already. */
async function addKey(ctx: Ctx, known: Known, seal: Parameters<typeof sealKey>[0]): Promise<{ certificateId: string }> {
  if (known.status === "REVOKED") throw new AppError("CERTIFICATE_REVOKED");
  if (known.keys.some(({ ownerId }) => ownerId === seal.owner)) throw new AppError("CERTIFICATE_KNOWN");
  const sealed = await sealKey(seal);
  await ctx.db.heldKey.create({ data: { certificateId: known.id, ownerId: seal.owner, sealed: new Uint8Array(sealed), createdAt: ctx.now } });
  await appendEvent(ctx, { action: "certificate.import-key-again", entity: "certificate", entityId: known.id, after: { owner: seal.owner } });
  return { certificateId: known.id };
}

const columnsOf = ({ subject, issuer, issuerCommonName, serial, notBefore, notAfter, identity }: Certificate, fingerprint: string) => ({
  subject,
  issuer,
  provider: providerOf(issuerCommonName ?? issuer),
  serial,
  fingerprint,
  notBefore,
  notAfter,
  identity: identity?.number ?? "",
});

async function open(file: Uint8Array, password: string) {
  try {
    return await openPkcs12(file, password);
  } catch (error) {
    if (error instanceof Pkcs12Error) throw new AppError(error.code === "WRONG_PASSWORD" ? "KEY_FILE_PASSWORD" : "KEY_FILE_UNREADABLE");
    throw error;
  }
}
