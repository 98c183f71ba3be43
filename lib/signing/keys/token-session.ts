import { createPublicKey } from "node:crypto";
import { sameBytes } from "../bytes";
import { KeyFault } from "../key-fault";
import { DIGEST_INFO_SHA256 } from "../node-crypto";
import { spkiOf } from "../verify-hash";
import { CK, loadDriver, type Attribute, type Cryptoki, type Handle, type TokenInfo } from "./cryptoki";
import { faultOf, triesLeftBy } from "./cryptoki-faults";

/** A token as its driver shows it without a PIN. keyId: CKA_ID in hex, shared by a certificate and its private key. */
export type SeenToken = { label: string; serial: string; maker: string; pinTriesLeft: number | null; certificates: { keyId: string; der: Uint8Array }[] };

/** Which key on which token. */
export type TokenPlace = { module: string; serial: string; keyId: string };

/** Every token plugged in, with the certificates on it. Throws: KeyFault NO_DRIVER, TOKEN_ABSENT. */
export function listTokens(module: string): SeenToken[] {
  const driver = loadDriver(module);
  try {
    return driver.C_GetSlotList(true).flatMap((slot) => seenToken(driver, slot));
  } catch (error) {
    throw faultOf(error);
  } finally {
    driver.C_Finalize();
    driver.close();
  }
}

const INITIALISED = 0x400;

function seenToken(driver: Cryptoki, slot: Handle): SeenToken[] {
  const info = driver.C_GetTokenInfo(slot);
  if (!(info.flags & INITIALISED)) return []; // a reader's empty token: nothing to sign with
  const session = driver.C_OpenSession(slot, CK.SERIAL_SESSION);
  const found = find(driver, session, [
    { type: CK.CLASS, value: CK.CERTIFICATE },
    { type: CK.CERTIFICATE_TYPE, value: CK.X_509 },
  ]);
  const certificates = found.map((object) => {
    const [id, value] = read(driver, session, object, [CK.ID, CK.VALUE]);
    return { keyId: Buffer.from(id ?? []).toString("hex"), der: new Uint8Array(value ?? []) };
  });
  driver.C_CloseSession(session);
  return [{ label: info.label.trim(), serial: serialOf(info), maker: info.manufacturerID.trim(), pinTriesLeft: triesLeftBy(info.flags), certificates }];
}

/** A token whose owner has given the PIN: signs one hash after another until it is closed or pulled out. */
export type TokenSession = { sign(hash: Uint8Array): Uint8Array; close(): void };

/**
 * Logs in with the PIN, once, and finds the key that belongs to the certificate. Blocks, as drivers do: not for a process
 * that has to answer others.
 *
 * Throws: KeyFault NO_DRIVER, TOKEN_ABSENT, WRONG_PIN, PIN_LOCKED (without trying, when the token says so), OTHER_CERTIFICATE, UNSUPPORTED.
 */
export function openToken(place: TokenPlace, certificate: Uint8Array, pin: string): TokenSession {
  const driver = loadDriver(place.module);
  try {
    const slot = driver.C_GetSlotList(true).find((one) => serialOf(driver.C_GetTokenInfo(one)) === place.serial);
    if (!slot) throw new KeyFault("TOKEN_ABSENT");
    const session = driver.C_OpenSession(slot, CK.SERIAL_SESSION);
    logIn(driver, slot, session, pin);
    const key = findKey(driver, session, place.keyId, certificate);
    return sessionOf({ driver, slot, session, serial: place.serial }, key);
  } catch (error) {
    end(driver);
    throw faultOf(error);
  }
}

function logIn(driver: Cryptoki, slot: Handle, session: Handle, pin: string): void {
  if (triesLeftBy(driver.C_GetTokenInfo(slot).flags) === 0) throw new KeyFault("PIN_LOCKED", 0);
  try {
    driver.C_Login(session, CK.USER, pin);
  } catch (error) {
    throw wrongPin(faultOf(error, triesLeftBy(driver.C_GetTokenInfo(slot).flags)));
  }
}

/** The try that locks a token is answered by some as a wrong PIN: the flag says what it was. */
const wrongPin = (fault: unknown) => (fault instanceof KeyFault && fault.code === "WRONG_PIN" && fault.triesLeft === 0 ? new KeyFault("PIN_LOCKED", 0, { cause: fault }) : fault);

function findKey(driver: Cryptoki, session: Handle, keyId: string, certificate: Uint8Array): { handle: Handle; bytes: number } {
  const modulus = modulusOf(certificate);
  if (!modulus) throw new KeyFault("UNSUPPORTED");
  const [handle] = find(driver, session, [
    { type: CK.CLASS, value: CK.PRIVATE_KEY },
    { type: CK.KEY_TYPE, value: CK.RSA },
    { type: CK.ID, value: Buffer.from(keyId, "hex") },
  ]);
  if (!handle) throw new KeyFault("OTHER_CERTIFICATE");
  const [own = Buffer.alloc(0)] = read(driver, session, handle, [CK.MODULUS]);
  if (!sameBytes(withoutZeros(own), withoutZeros(modulus))) throw new KeyFault("OTHER_CERTIFICATE");
  return { handle, bytes: modulus.length };
}

type Opened = { driver: Cryptoki; slot: Handle; session: Handle; serial: string };

function sessionOf({ driver, slot, session, serial }: Opened, key: { handle: Handle; bytes: number }): TokenSession {
  return {
    sign(hash) {
      try {
        // A driver may go on answering from memory when the token is out: its owner's hand on the token is what counts.
        if (serialOf(driver.C_GetTokenInfo(slot)) !== serial) throw new KeyFault("TOKEN_ABSENT");
        driver.C_SignInit(session, { mechanism: CK.RSA_PKCS }, key.handle);
        return new Uint8Array(driver.C_Sign(session, Buffer.concat([DIGEST_INFO_SHA256, hash]), Buffer.alloc(key.bytes)));
      } catch (error) {
        throw faultOf(error);
      }
    },
    close: () => end(driver),
  };
}

/** Ends every session and the login. A driver whose token is gone may refuse even this; the process ends right after. */
function end(driver: Cryptoki): void {
  try {
    driver.C_Finalize();
    driver.close();
  } catch {
    // nothing is left to end
  }
}

const serialOf = ({ serialNumber }: TokenInfo) => serialNumber.trim();

function find(driver: Cryptoki, session: Handle, template: Attribute[]): Handle[] {
  driver.C_FindObjectsInit(session, template);
  const found: Handle[] = [];
  for (let more = driver.C_FindObjects(session, 16); more.length > 0; more = driver.C_FindObjects(session, 16)) found.push(...more);
  driver.C_FindObjectsFinal(session);
  return found;
}

const read = (driver: Cryptoki, session: Handle, object: Handle, types: readonly number[]) =>
  driver.C_GetAttributeValue(session, object, types.map((type) => ({ type }))).map(({ value }) => value);

function modulusOf(certificate: Uint8Array): Uint8Array | null {
  const { n } = createPublicKey({ key: Buffer.from(spkiOf(certificate)), format: "der", type: "spki" }).export({ format: "jwk" });
  return n === undefined ? null : new Uint8Array(Buffer.from(n, "base64url"));
}

function withoutZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes : bytes.subarray(first);
}
