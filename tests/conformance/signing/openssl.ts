import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own for one test file. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), "signing-"));

export function putFile(folder: string, name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** Runs openssl and fails unless it is content. Returns everything it printed. */
export const openssl = (...args: string[]): string => execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Runs openssl and tells what it thought, content or not. */
export function opensslVerdict(...args: string[]): { isContent: boolean; text: string } {
  const { status, stdout, stderr } = spawnSync("openssl", args, { encoding: "utf8" });
  return { isContent: status === 0, text: stdout + stderr };
}
