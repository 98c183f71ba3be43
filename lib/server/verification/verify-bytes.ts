import "server-only";
import { verifyFile } from "@/lib/documents/verification";
import type { Report } from "@/lib/domain/verification/report";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { loadTrust } from "../certificates/trust";
import type { Db } from "../context";
import { pdfTools } from "../transcripts/paper-tools";
import { askRegistry } from "./ask-registry";

/** Longest file that is looked at, in bytes (CV 2088, §1: one transaction). */
export const LARGEST_FILE = 10 * 1024 * 1024;

/**
 * Verifies a file with the school's trust and compares it with the school's register: the file is read once to learn its code
 * and judged with what the register says of that code, and with the evidence record it keeps of it. Never throws for any bytes.
 */
export async function verifyBytes(db: Db, now: Date, bytes: Uint8Array): Promise<Report> {
  const options = { ...(await loadTrust(db)), now, sha256: nodeSha256, digest: nodeDigest, verifyRsa: nodeVerifyRsa, tools: await pdfTools() };
  const alone = await verifyFile(bytes, options);
  if (!alone.data) return alone;
  const answer = await askRegistry(db, alone.data.code, bytes);
  return answer ? verifyFile(bytes, { ...options, ...answer }) : alone;
}
