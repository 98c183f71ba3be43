import { scrypt } from "node:crypto";

/** 128 MiB and about a third of a second each. Source: RFC 7914 §2. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 } as const;
const LENGTH = 32;
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * A PIN stretched so that trying them all is dear. At most two run at a time, for each takes 128 MiB; the others wait in turn.
 *
 * Shape: the PIN in NFC and UTF-8; 32 bytes out.
 */
export async function scryptOfPin(pin: string, salt: Uint8Array): Promise<Uint8Array> {
  if (running >= AT_ONCE) await new Promise<void>((resume) => waiting.push(resume));
  else running++;
  try {
    return await stretch(pin.normalize("NFC"), salt);
  } finally {
    const next = waiting.shift(); // whoever waited longest takes over this place
    if (next) next();
    else running--;
  }
}

function stretch(pin: string, salt: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, LENGTH, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
