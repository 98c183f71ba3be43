import "server-only";
import { randomBytes } from "node:crypto";
import { DerError } from "@/lib/signing/der";
import { nodeDigest, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import type { Trust } from "@/lib/signing/path";
import { judgeTimeStamp, TimeStampError, timeStampDoubt, verifyTimeStamp, type TimeStamp, type TimeStampDoubt } from "@/lib/signing/timestamp";
import { buildTimeStampRequest } from "@/lib/signing/timestamp-request";
import { openTimeStampResponse, TimeStampRefused } from "@/lib/signing/timestamp-response";
import { loadTrust } from "../certificates/trust";
import type { PrismaClient } from "../db/client/client";
import { fetchBytes } from "./fetch-bytes";
import { TrustFault } from "./trust-fault";
import { noteAnswer, noteFault } from "./trust-health";

/** A checked time-stamp. doubt: UNKNOWN_STATUS while nothing at hand speaks of the service's certificate, else null. Shape: token is DER. */
export type FreshStamp = { token: Uint8Array; stamp: TimeStamp; doubt: Extract<TimeStampDoubt, "UNKNOWN_STATUS"> | null };

const LARGEST_RESPONSE = 64 * 1024;
/** How far a service's clock may be from ours: a stamp of another day would put signatures before or after their time. */
const CLOCKS_APART_MS = 10 * 60_000;

/**
 * Asks the time-stamping services in their order until one stamps; each one's health is noted. Never part of a database transaction.
 *
 * Returns null when there is none, or none is of use now: the file stays at the level it has.
 * Shape: imprint is SHA-256.
 */
export async function askTimeStamp(db: PrismaClient, now: Date, imprint: Uint8Array): Promise<FreshStamp | null> {
  const services = await db.trustService.findMany({ where: { kind: "TSA", enabled: true }, orderBy: [{ order: "asc" }, { id: "asc" }], select: { id: true, url: true } });
  if (services.length === 0) return null;
  const trust = { ...(await loadTrust(db)), verify: nodeVerifyRsa };
  for (const { id, url } of services) {
    try {
      const fresh = await askOne(url, imprint, now, trust);
      await noteAnswer(db, now, id);
      return fresh;
    } catch (error) {
      if (!(error instanceof TrustFault)) throw error;
      await noteFault(db, now, id, error.code);
    }
  }
  return null;
}

/** Asks one service. Throws: TrustFault. Source: RFC 3161 §2.2, §3.4. */
export async function askOne(url: string, imprint: Uint8Array, now: Date, trust: Trust): Promise<FreshStamp> {
  const nonce = randomBytes(16);
  const bytes = buildTimeStampRequest({ imprint, nonce });
  const response = await fetchBytes({ url, limit: LARGEST_RESPONSE, body: { type: "application/timestamp-query", bytes } });
  const token = open(response);
  const stamp = await verifyTimeStamp(token, { imprint, nonce }, { digest: nodeDigest, verify: nodeVerifyRsa }).catch(asFault);
  if (Math.abs(stamp.time.getTime() - now.getTime()) > CLOCKS_APART_MS) throw new TrustFault("STALE");
  const doubt = timeStampDoubt(await judgeTimeStamp(stamp, trust));
  if (doubt !== null && doubt !== "UNKNOWN_STATUS") throw new TrustFault("UNTRUSTED");
  return { token, stamp, doubt };
}

function open(response: Uint8Array): Uint8Array {
  try {
    return openTimeStampResponse(response);
  } catch (error) {
    if (error instanceof TimeStampRefused) throw new TrustFault("REFUSED", { cause: error });
    if (error instanceof DerError) throw new TrustFault("UNREADABLE", { cause: error });
    throw error;
  }
}

function asFault(error: unknown): never {
  if (!(error instanceof TimeStampError)) throw error;
  const { code } = error;
  if (code === "MALFORMED") throw new TrustFault("UNREADABLE", { cause: error });
  throw new TrustFault(code === "WRONG_IMPRINT" || code === "WRONG_NONCE" || code === "WRONG_POLICY" ? "OTHER_QUESTION" : "NOT_THEIRS", { cause: error });
}
