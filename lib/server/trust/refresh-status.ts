import "server-only";
import { fingerprintOf } from "@/lib/signing/certificate";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { StatusSubject } from "@/lib/signing/status-sources";
import type { Db } from "../context";
import type { PrismaClient } from "../db/client/client";
import { askOcsp, type FreshAnswer } from "./ask-ocsp";
import { fetchCrl, type FreshList } from "./fetch-crl";
import { statusAddresses, type StatusAddress } from "./status-addresses";
import { TrustFault } from "./trust-fault";
import { noteAnswer, noteFault } from "./trust-health";

/**
 * Asks anew about a certificate, first responders, then lists, until one has given a usable answer; what comes is kept with its dates.
 *
 * An answer that says "unknown" is of no use here: the lists are tried as well. Returns whether anything usable came.
 */
export async function refreshStatus(db: PrismaClient, now: Date, subject: StatusSubject): Promise<boolean> {
  const { certificate, issuer } = subject;
  for (const address of await statusAddresses(db, "OCSP", certificate)) {
    const answer = await tried(db, now, address, () => askOcsp(address.url, subject, now));
    if (answer) await keepAnswer(db, now, subject, answer);
    if (answer && answer.statement.status !== "UNKNOWN") return true;
  }
  for (const address of await statusAddresses(db, "CRL", certificate)) {
    const list = await tried(db, now, address, () => fetchCrl(address.url, issuer, now));
    if (list) await keepList(db, list);
    if (list) return true;
  }
  return false;
}

async function tried<T>(db: Db, now: Date, { serviceId }: StatusAddress, ask: () => Promise<T>): Promise<T | null> {
  try {
    const answer = await ask();
    if (serviceId) await noteAnswer(db, now, serviceId);
    return answer;
  } catch (error) {
    if (!(error instanceof TrustFault)) throw error;
    if (serviceId) await noteFault(db, now, serviceId, error.code);
    return null;
  }
}

async function keepAnswer(db: Db, now: Date, { certificate }: StatusSubject, { der, statement }: FreshAnswer): Promise<void> {
  const fingerprint = fingerprintOf(certificate.der, nodeSha256);
  const row = await db.certificate.findUnique({ where: { fingerprint }, select: { id: true } });
  const { thisUpdate, nextUpdate } = statement;
  const data = { certificateId: row?.id ?? null, fingerprint, der: new Uint8Array(der), thisUpdate, nextUpdate, receivedAt: now };
  await db.ocspAnswer.createMany({ data: [data], skipDuplicates: true });
}

async function keepList(db: Db, { der, list }: FreshList): Promise<void> {
  const { issuer, thisUpdate, nextUpdate } = list;
  await db.revocationList.createMany({ data: [{ issuer, thisUpdate, nextUpdate, der: new Uint8Array(der) }], skipDuplicates: true });
}
