import "server-only";

/**
 * Why a time-stamping service, responder or list was of no use; kept as TrustService.lastFault.
 *
 * NOT_ASKABLE: an address that is not asked. UNREACHABLE, TIMEOUT, HTTP_STATUS, TOO_LARGE: nothing usable came. REFUSED: it said no.
 * UNREADABLE: something else came. NOT_THEIRS: not signed by whoever may. STALE: of another time. OTHER_QUESTION: nonce, certificate or hash
 * are not those that were asked about. UNTRUSTED: a time-stamp whose certificate does not hold.
 */
export type TrustFaultCode =
  | "NOT_ASKABLE"
  | "UNREACHABLE"
  | "TIMEOUT"
  | "HTTP_STATUS"
  | "TOO_LARGE"
  | "REFUSED"
  | "UNREADABLE"
  | "NOT_THEIRS"
  | "STALE"
  | "OTHER_QUESTION"
  | "UNTRUSTED";

/** A service was asked and is of no use now. Never a reason to stop signing by itself. */
export class TrustFault extends Error {
  override readonly name = "TrustFault";
  constructor(
    readonly code: TrustFaultCode,
    options?: ErrorOptions,
  ) {
    super(`a trust service is of no use: ${code}`, options);
  }
}
