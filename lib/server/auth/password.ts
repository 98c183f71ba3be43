import "server-only";
import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's floor for argon2id: 19 MiB, two passes. argon2id is the package's own default algorithm. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Shape: PHC string ($argon2id$…). */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"), COST);

/** Does the password belong to the hash? Typed with any Vietnamese keyboard: compared in NFC. */
export const isPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password.normalize("NFC"));

// A hash of nothing anyone knows: an unknown name takes as long as a wrong password.
let decoy: Promise<string> | null = null;
export const decoyHash = (): Promise<string> => (decoy ??= hashPassword(temporaryPassword()));

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"; // none that look alike

/** A password to hand over on paper, about 59 bits. Shape: "k7mf-2pqx-hd9w". */
export const temporaryPassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("")).join("-");

/** Is a new password good enough: ten characters, not the account's name. */
export const isGoodPassword = (password: string, username: string): boolean =>
  password.length >= 10 && password.length <= 200 && !password.toLowerCase().includes(username.toLowerCase());
