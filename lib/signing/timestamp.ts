import { sameBytes, toHex } from "./bytes";
import type { RevocationReason } from "./crl";
import type { Digest, HashName, VerifyRsa } from "./crypto";
import { DerError } from "./der";
import { OID } from "./object-ids";
import { pathChecker, type PathFacts, type Trust } from "./path";
import { isFitFor } from "./purpose";
import { isSignedData, readSignedData, type SignedData } from "./signed-data";
import { namesSigner } from "./signing-certificate";
import { readTimeStampInfo, type TimeStampInfo } from "./timestamp-info";

/**
 * What a token is held against. imprint: the hash of the data, by SHA-256 unless another hash is named. nonce, policy: those that were asked
 * for; absent when an old token is read again.
 */
export type TimeStampExpected = { imprint: Uint8Array; hash?: HashName; nonce?: Uint8Array; policy?: string };

/** A time-stamp whose signature holds. It proves nothing yet: the service's certificate is judged by judgeTimeStamp. */
export type TimeStamp = TimeStampInfo & { certificate: Uint8Array; chain: readonly Uint8Array[] };

/** MALFORMED: not a token. The others: a token, and not the one that is wanted, or not made as one must be. */
export type TimeStampFault = "MALFORMED" | "WRONG_IMPRINT" | "WRONG_NONCE" | "WRONG_POLICY" | "WRONG_SIGNER" | "WRONG_USE" | "WRONG_VALUE";

/** A token that does not count, and why. */
export class TimeStampError extends Error {
  override readonly name = "TimeStampError";
  constructor(
    readonly code: TimeStampFault,
    options?: ErrorOptions,
  ) {
    super(`the time-stamp does not count: ${code}`, options);
  }
}

const LARGEST = 64 * 1024;

/**
 * Reads a token and holds it against what is expected of it: content, imprint, nonce, policy, signed attributes, the one signer, the value.
 *
 * Shape: DER TimeStampToken (CMS SignedData of id-ct-TSTInfo); RSA with SHA-256, SHA-384 or SHA-512.
 * Throws: TimeStampError.
 * Source: RFC 3161 §2.2, §2.3, §2.4.2; RFC 5816 §2.2; RFC 5652 §5.
 */
export async function verifyTimeStamp(token: Uint8Array, expected: TimeStampExpected, tools: { digest: Digest; verify: VerifyRsa }): Promise<TimeStamp> {
  const { data, info } = read(token);
  const fault = faultOf(info, expected) ?? faultOfSigner(data, tools.digest);
  if (fault) throw new TimeStampError(fault);
  if (!(await isSignedData(data, tools))) throw new TimeStampError("WRONG_VALUE");
  return { ...info, certificate: data.signer.der, chain: data.chain };
}

function read(token: Uint8Array): { data: SignedData; info: TimeStampInfo } {
  try {
    if (token.length > LARGEST) throw new DerError("a token beyond measure");
    const data = readSignedData(token);
    if (data.contentType !== OID.timeStampInfo) throw new DerError("not a time-stamp");
    return { data, info: readTimeStampInfo(data.content) };
  } catch (error) {
    if (error instanceof DerError) throw new TimeStampError("MALFORMED", { cause: error });
    throw error;
  }
}

function faultOf({ imprint, nonce, policy }: TimeStampInfo, expected: TimeStampExpected): TimeStampFault | null {
  if (imprint.hash !== (expected.hash ?? "SHA-256") || !sameBytes(imprint.value, expected.imprint)) return "WRONG_IMPRINT";
  if (expected.nonce && nonce !== withoutZeros(expected.nonce)) return "WRONG_NONCE";
  return expected.policy !== undefined && expected.policy !== policy ? "WRONG_POLICY" : null;
}

function faultOfSigner(data: SignedData, digest: Digest): TimeStampFault | null {
  try {
    if (!namesSigner(data.attributes, data.signer, digest)) return "WRONG_SIGNER";
    return isFitFor(data.signer, "TIME_STAMPING") ? null : "WRONG_USE";
  } catch (error) {
    if (error instanceof DerError) return "MALFORMED";
    throw error;
  }
}

const withoutZeros = (bytes: Uint8Array): string => toHex(bytes).replace(/^(?:00)+/, "");

/**
 * What holds of the service's certificate at the moment the token states.
 *
 * A token counts when the path is trusted, within its dates and GOOD; revocation UNKNOWN is told, not passed over.
 * Throws: DerError when a given root, list or answer is not one.
 * Source: RFC 3161 §2.3, §4; RFC 5280 §6.1.
 */
export function judgeTimeStamp(stamp: TimeStamp, trust: Trust): Promise<PathFacts> {
  return pathChecker(trust)(timeStampQuestion(stamp));
}

/** The same question for a checker that is kept. */
export const timeStampQuestion = ({ certificate, chain, time }: TimeStamp) =>
  ({ leaf: certificate, chain, at: time, purpose: "TIME_STAMPING" }) as const;

/** Why a time-stamp whose signature holds proves nothing all the same; null: it proves its moment. UNKNOWN_STATUS may be told later, the others not. */
export type TimeStampDoubt = "UNTRUSTED" | "NOT_IN_FORCE" | "REVOKED" | "UNKNOWN_STATUS";

/** Reasons after which what was stamped before the revocation still counts. "Unspecified" is not among them: it may stand for a reason left out. */
const HARMLESS: readonly RevocationReason[] = ["affiliationChanged", "superseded", "cessationOfOperation"];

/**
 * The one word on a time-stamp from the facts about its path.
 *
 * A service whose key may have been in other hands could have stamped any moment, also one before the revocation.
 * Source: RFC 3161 §4, points 1 and 2.
 */
export function timeStampDoubt({ isTrusted, validity, revocation }: PathFacts): TimeStampDoubt | null {
  if (!isTrusted) return "UNTRUSTED";
  if (validity !== "VALID") return "NOT_IN_FORCE";
  if (revocation.status === "UNKNOWN") return "UNKNOWN_STATUS";
  const entry = revocation.status === "REVOKED" ? revocation : revocation.revokedLater;
  return entry && (revocation.status === "REVOKED" || !HARMLESS.includes(entry.reason)) ? "REVOKED" : null;
}
