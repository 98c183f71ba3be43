import { DerError, DerReader, TAG, type Element } from "./der";
import { namedBits, smallInteger, textOf } from "./der-values";

/** Why a service gave no token, by the number of the bit. Source: RFC 3161 §2.4.2 (PKIFailureInfo). */
const FAILURES: Readonly<Record<number, string>> = {
  0: "badAlg",
  2: "badRequest",
  5: "badDataFormat",
  14: "timeNotAvailable",
  15: "unacceptedPolicy",
  16: "unacceptedExtension",
  17: "addInfoNotAvailable",
  25: "systemFailure",
};

/** The service answered without a token. words: what it said, as it said it. */
export class TimeStampRefused extends Error {
  override readonly name = "TimeStampRefused";
  constructor(
    readonly reasons: readonly string[],
    readonly words: string,
  ) {
    super(`the time-stamping service refused: ${[...reasons, words].filter(Boolean).join(", ")}`);
  }
}

const LARGEST = 64 * 1024;
const GRANTED = 0;
const GRANTED_WITH_MODS = 1;

/**
 * The token inside what a service sent; whether it is the one asked for is told by verifyTimeStamp.
 *
 * Shape: DER TimeStampResp in, DER TimeStampToken out.
 * Throws: TimeStampRefused when the service refused; DerError for anything else that is no response.
 * Source: RFC 3161 §2.4.2.
 */
export function openTimeStampResponse(bytes: Uint8Array): Uint8Array {
  if (bytes.length > LARGEST) throw new DerError("a response beyond measure");
  const outer = DerReader.of(bytes);
  const info = outer.inside();
  const token = outer.takeIf(TAG.SEQUENCE);
  outer.end();
  const status = smallInteger(info.take(TAG.INTEGER));
  const words = (info.insideIf(TAG.SEQUENCE)?.rest() ?? []).map(textOf).join(" ");
  const failure = info.takeIf(TAG.BIT_STRING);
  info.end();
  const isGranted = status === GRANTED || status === GRANTED_WITH_MODS;
  if (!isGranted) throw new TimeStampRefused(failure ? reasonsOf(failure) : [], words);
  if (!token) throw new DerError("granted, and no token");
  return token.whole;
}

const reasonsOf = (failure: Element): string[] => namedBits(failure).map((bit) => FAILURES[bit] ?? `failure ${bit}`);
