import "server-only";
import { readFileSync } from "node:fs";
import { env } from "./env";

let cached: Uint8Array | null = null;

/** The server's master key: 32 bytes from a 0600 file that lies outside the database and its backup. */
export function masterKey(): Uint8Array {
  if (cached) return cached;
  const bytes = new Uint8Array(readFileSync(env().MASTER_KEY_FILE));
  if (bytes.length !== 32) throw new Error("the master key file does not hold 32 bytes");
  return (cached = bytes);
}
