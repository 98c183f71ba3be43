import "server-only";
import type { KeyObject } from "node:crypto";
import { maySealWith } from "@/lib/domain/transcript/seal-key";
import { KeyFault } from "@/lib/signing/key-fault";
import { openSealedKey, WrongPinError } from "@/lib/signing/key-vault";
import { pkcs11Key } from "@/lib/signing/keys/pkcs11-key";
import { pkcs12Key } from "@/lib/signing/pkcs12-key";
import type { SigningKey } from "@/lib/signing/signing-key";
import type { PrismaClient } from "../db/client/client";
import { env, surroundingsOfDriver } from "../env";
import { masterKey } from "../master-key";
import type { Refusal } from "../jobs/worker-messages";
import type { WaitingBatch } from "./load-batch";
import { openRemoteKey } from "./open-remote-key";
import { placeToday } from "./place-today";
import { pendingKey } from "./pending-key";
import { TokenPlaceRow } from "./token-place";

/** Wrong PINs before a key kept here is locked, as a token would. */
export const PIN_TRIES = 5;

/** What the owner gave for this batch: it passes through memory only. */
export type Given = { pin: string; otp?: string | undefined };

/** privateKey: of a key that is open in this process, which its threads may share. */
export type Opened = { ok: true; key: SigningKey; privateKey?: KeyObject } | ({ ok: false } & Refusal);

/**
 * Opens the key of a batch, whatever holds it. Who counts wrong PINs: the database for a key kept here, token and provider
 * for their own. A PIN is tried once.
 */
export async function openHeldKey(db: PrismaClient, now: Date, batch: WaitingBatch, given: Given): Promise<Opened> {
  const { sealOnToken } = await db.school.findFirstOrThrow({ select: { sealOnToken: true } });
  if (batch.role === "KY_PHAT_HANH" && !maySealWith(batch.heldKey.kind, sealOnToken)) return { ok: false, code: "SEAL_NEEDS_TOKEN" };
  try {
    switch (batch.heldKey.kind) {
      case "PKCS12":
        return await openKept(db, now, batch, given.pin);
      case "PKCS11":
        return { ok: true, key: await openOnToken(batch, given.pin) };
      case "REMOTE":
        return { ok: true, key: await openAtProvider(db, batch, given) };
      case "LOCAL_SERVICE":
        return { ok: false, code: "KEY_IN_BROWSER" };
    }
  } catch (fault) {
    if (!(fault instanceof KeyFault)) throw fault;
    return refusalOf(fault);
  }
}

/** With the tries left told where they are known; the sentence of a token's own fault otherwise. */
const refusalOf = ({ code, triesLeft }: KeyFault): Opened =>
  code === "WRONG_PIN" && triesLeft !== null ? { ok: false, code, triesLeft } : { ok: false, code: `KEY_${code}` };

async function openKept(db: PrismaClient, now: Date, { heldKey, certificate }: WaitingBatch, pin: string): Promise<Opened> {
  if (!heldKey.sealed) throw new Error(`key ${heldKey.id} is not kept here`);
  const reserved = await db.heldKey.updateMany({ where: { id: heldKey.id, lockedAt: null, failures: { lt: PIN_TRIES } }, data: { failures: { increment: 1 } } });
  if (reserved.count !== 1) return { ok: false, code: "KEY_LOCKED" };
  try {
    const { der, chain, fingerprint } = certificate;
    const privateKey = await openSealedKey({ sealed: heldKey.sealed, pin, masterKey: masterKey(), owner: heldKey.ownerId, fingerprint });
    await db.heldKey.update({ where: { id: heldKey.id }, data: { failures: 0 } });
    return { ok: true, key: pkcs12Key({ privateKey, certificate: der, chain }), privateKey };
  } catch (error) {
    if (error instanceof WrongPinError) return refusePin(db, now, heldKey.id);
    throw error;
  }
}

async function refusePin(db: PrismaClient, now: Date, keyId: string): Promise<Opened> {
  const { failures } = await db.heldKey.findUniqueOrThrow({ where: { id: keyId }, select: { failures: true } });
  const triesLeft = Math.max(0, PIN_TRIES - failures);
  if (triesLeft === 0) await db.heldKey.updateMany({ where: { id: keyId, lockedAt: null }, data: { lockedAt: now } });
  return { ok: false, code: triesLeft === 0 ? "KEY_LOCKED" : "WRONG_PIN", triesLeft };
}

/** A token that another batch has is waited for inside the batch; its PIN is tried when the turn comes. */
async function openOnToken({ heldKey, certificate }: WaitingBatch, pin: string): Promise<SigningKey> {
  const place = TokenPlaceRow.parse(heldKey.place);
  const module = env().PKCS11_MODULES.get(place.module);
  if (!module) throw new KeyFault("NO_DRIVER");
  const where = { module, serial: place.token, keyId: place.keyId };
  const key = pkcs11Key({ place: where, certificate: certificate.der, chain: certificate.chain, environment: surroundingsOfDriver() }, pin);
  if (!key.isTaken()) await key.open();
  return key;
}

async function openAtProvider(db: PrismaClient, { id, heldKey, certificate }: WaitingBatch, { pin, otp }: Given): Promise<SigningKey> {
  const { service } = heldKey;
  if (!service?.enabled) throw new KeyFault("SERVICE_DOWN");
  const auth = { ...(pin ? { pin } : {}), ...(otp ? { otp } : {}) };
  const place = await placeToday(db, { id: heldKey.id, place: heldKey.place, service });
  return pendingKey(db, id, openRemoteKey(service, { place, certificate, auth }));
}
