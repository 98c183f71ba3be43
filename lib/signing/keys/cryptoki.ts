import { createRequire } from "node:module";
import { KeyFault } from "../key-fault";

/** A number PKCS#11 hands out: a slot, a session or an object. */
export type Handle = Buffer;
export type Attribute = { type: number; value?: Buffer | number | boolean };
export type TokenInfo = { label: string; manufacturerID: string; model: string; serialNumber: string; flags: number };

/** The part of pkcs11js used here. Written down because the package is optional: without it the types must hold too. */
export type Cryptoki = {
  load(path: string): void;
  close(): void;
  C_Initialize(): void;
  C_Finalize(): void;
  C_GetSlotList(tokenPresent: boolean): Handle[];
  C_GetTokenInfo(slot: Handle): TokenInfo;
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_CloseSession(session: Handle): void;
  C_Login(session: Handle, user: number, pin: string): void;
  C_Logout(session: Handle): void;
  C_FindObjectsInit(session: Handle, template: Attribute[]): void;
  C_FindObjects(session: Handle, most: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(session: Handle, object: Handle, template: Attribute[]): { type: number; value: Buffer }[];
  C_SignInit(session: Handle, mechanism: { mechanism: number }, key: Handle): void;
  C_Sign(session: Handle, data: Buffer, out: Buffer): Buffer;
};

/** Numbers of PKCS#11. Source: OASIS PKCS #11 v2.40, pkcs11t.h. */
export const CK = {
  SERIAL_SESSION: 4,
  USER: 1,
  CLASS: 0x0,
  VALUE: 0x11,
  CERTIFICATE_TYPE: 0x80,
  KEY_TYPE: 0x100,
  ID: 0x102,
  MODULUS: 0x120,
  CERTIFICATE: 1,
  PRIVATE_KEY: 3,
  X_509: 0,
  RSA: 0,
  RSA_PKCS: 1,
  PIN_COUNT_LOW: 0x10000,
  PIN_FINAL_TRY: 0x20000,
  PIN_LOCKED: 0x40000,
} as const;

/**
 * Loads a token's driver into this process and starts it.
 *
 * Throws: KeyFault NO_DRIVER when pkcs11js is not installed here, or the driver cannot be loaded.
 */
export function loadDriver(path: string): Cryptoki {
  try {
    const { PKCS11 } = createRequire(import.meta.url)("pkcs11js") as { PKCS11: new () => Cryptoki };
    const driver = new PKCS11();
    driver.load(path);
    driver.C_Initialize();
    return driver;
  } catch (cause) {
    throw new KeyFault("NO_DRIVER", null, { cause });
  }
}
