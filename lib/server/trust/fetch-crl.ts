import "server-only";
import type { Certificate } from "@/lib/signing/certificate";
import { isCrlOf, parseCrl, type Crl } from "@/lib/signing/crl";
import { DerError } from "@/lib/signing/der";
import { nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { fetchBytes } from "./fetch-bytes";
import { TrustFault } from "./trust-fault";

const LARGEST_LIST = 32 * 1024 * 1024;

/** A checked list that is in force. Shape: DER. */
export type FreshList = { der: Uint8Array; list: Crl };

/**
 * Fetches the revocation list of an authority: signed by it, and not past its next update.
 *
 * Throws: TrustFault. Source: RFC 5280 §4.2.1.13 (DER over HTTP), §6.3.3.
 */
export async function fetchCrl(url: string, issuer: Certificate, now: Date): Promise<FreshList> {
  const der = await fetchBytes({ url, limit: LARGEST_LIST });
  const list = read(der);
  if (!(await isCrlOf(list, issuer, nodeVerifyRsa))) throw new TrustFault("NOT_THEIRS");
  if (list.nextUpdate !== null && list.nextUpdate < now) throw new TrustFault("STALE");
  return { der, list };
}

function read(der: Uint8Array): Crl {
  try {
    return parseCrl(der);
  } catch (error) {
    if (error instanceof DerError) throw new TrustFault("UNREADABLE", { cause: error });
    throw error;
  }
}
