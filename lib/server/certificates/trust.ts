import "server-only";
import { nodeDigest } from "@/lib/signing/node-crypto";
import type { OcspEvidence } from "@/lib/signing/status-sources";
import type { Db } from "../context";

/** What certificates are judged by: the roots this school trusts, and the newest revocation list of each issuer and status answer on each certificate. */
export async function loadTrust(db: Db): Promise<{ roots: Uint8Array[]; crls: Uint8Array[]; ocsp: OcspEvidence }> {
  const [anchors, lists, answers] = await Promise.all([
    db.trustAnchor.findMany({ select: { der: true } }),
    db.revocationList.findMany({ orderBy: { thisUpdate: "desc" }, distinct: ["issuer"], select: { der: true } }),
    db.ocspAnswer.findMany({ orderBy: { thisUpdate: "desc" }, distinct: ["fingerprint"], select: { der: true } }),
  ]);
  return { roots: ders(anchors), crls: ders(lists), ocsp: { answers: ders(answers), digest: nodeDigest } };
}

const ders = (rows: readonly { der: Uint8Array }[]): Uint8Array[] => rows.map(({ der }) => der);
