import { KeyFault, type KeyFaultCode } from "../key-fault";
import { CK } from "./cryptoki";

/**
 * What a return value of PKCS#11 means for the signer.
 *
 * A session or an object that is suddenly unknown, or a login that is gone, is how drivers tell of a token that was pulled out
 * and perhaps put back: it is another session's token then, and nothing may go on as if it had stayed.
 * Source: OASIS PKCS #11 v2.40 §5.1 (return values).
 */
const MEANINGS: Readonly<Record<number, KeyFaultCode>> = {
  0x03: "TOKEN_ABSENT", // CKR_SLOT_ID_INVALID
  0x05: "TOKEN_ABSENT", // CKR_GENERAL_ERROR: what SoftHSM says of a token whose folder is gone
  0x30: "TOKEN_ABSENT", // CKR_DEVICE_ERROR
  0x32: "TOKEN_ABSENT", // CKR_DEVICE_REMOVED
  0x60: "TOKEN_ABSENT", // CKR_KEY_HANDLE_INVALID
  0x63: "UNSUPPORTED", // CKR_KEY_TYPE_INCONSISTENT
  0x68: "UNSUPPORTED", // CKR_KEY_FUNCTION_NOT_PERMITTED
  0x70: "UNSUPPORTED", // CKR_MECHANISM_INVALID
  0x82: "TOKEN_ABSENT", // CKR_OBJECT_HANDLE_INVALID
  0xa0: "WRONG_PIN", // CKR_PIN_INCORRECT
  0xa1: "WRONG_PIN", // CKR_PIN_INVALID
  0xa2: "WRONG_PIN", // CKR_PIN_LEN_RANGE
  0xa4: "PIN_LOCKED", // CKR_PIN_LOCKED
  0xb0: "TOKEN_ABSENT", // CKR_SESSION_CLOSED
  0xb3: "TOKEN_ABSENT", // CKR_SESSION_HANDLE_INVALID
  0xe0: "TOKEN_ABSENT", // CKR_TOKEN_NOT_PRESENT
  0xe1: "TOKEN_ABSENT", // CKR_TOKEN_NOT_RECOGNIZED
  0x101: "TOKEN_ABSENT", // CKR_USER_NOT_LOGGED_IN
};

/** The fault behind an error of the driver; other errors stay what they are. */
export function faultOf(error: unknown, triesLeft: number | null = null): unknown {
  const code = error instanceof Error && "code" in error && typeof error.code === "number" ? MEANINGS[error.code] : undefined;
  return code ? new KeyFault(code, code === "PIN_LOCKED" ? 0 : triesLeft, { cause: error }) : error;
}

/**
 * How many tries are left, as far as a token tells: it has flags for the last one and for none, no number.
 * Returns null when it does not say. Source: OASIS PKCS #11 v2.40 §3.2 (CK_TOKEN_INFO).
 */
export function triesLeftBy(flags: number): number | null {
  if (flags & CK.PIN_LOCKED) return 0;
  return flags & CK.PIN_FINAL_TRY ? 1 : null;
}
