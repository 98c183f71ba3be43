/**
 * Why a key did not sign, as the signer can be told.
 *
 * WRONG_PIN: with the tries left, where the key says so. PIN_LOCKED: too many wrong ones. TOKEN_ABSENT: not plugged in, or pulled out.
 * SERVICE_DOWN: the signing service or provider does not answer. REJECTED: the owner said no on the phone. EXPIRED: said nothing in time.
 * CANCELLED: closed the signing service's own window instead of typing the PIN. OTHER_CERTIFICATE: the key there is not this certificate's. UNSUPPORTED: it cannot sign RSA with SHA-256.
 * NOT_ALLOWED: the browser that drives the key keeps its page from the signing service.
 * NO_DRIVER: this server cannot speak to tokens: the driver is not named or not there, or pkcs11js was not installed.
 */
export const KEY_FAULT_CODES = [
  "WRONG_PIN",
  "PIN_LOCKED",
  "TOKEN_ABSENT",
  "SERVICE_DOWN",
  "REJECTED",
  "EXPIRED",
  "CANCELLED",
  "OTHER_CERTIFICATE",
  "UNSUPPORTED",
  "NOT_ALLOWED",
  "NO_DRIVER",
] as const;
export type KeyFaultCode = (typeof KEY_FAULT_CODES)[number];

/** A key that did not sign. No PIN and no hash is ever part of its text. triesLeft: null where the key does not tell. */
export class KeyFault extends Error {
  constructor(
    readonly code: KeyFaultCode,
    readonly triesLeft: number | null = null,
    options?: ErrorOptions,
  ) {
    super(`the key did not sign: ${code}`, options);
  }
}
