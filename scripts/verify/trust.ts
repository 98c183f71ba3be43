import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Arguments } from "./arguments";

/** Trusted roots and revocation lists, DER. */
export type Trust = { roots: Uint8Array[]; crls: Uint8Array[] };

/** The named files, or all of .data/trust (*.crt, *.crl) for the kind that was not named; a sentence when one cannot be read. */
export async function loadTrust(given: Arguments, root: string): Promise<Trust | string> {
  const folder = join(root, ".data", "trust");
  const roots = await readAll(given.trust.length > 0 ? given.trust : await listed(folder, ".crt"));
  const crls = await readAll(given.crl.length > 0 ? given.crl : await listed(folder, ".crl"));
  if (typeof roots === "string") return roots;
  return typeof crls === "string" ? crls : { roots, crls };
}

async function listed(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(ending)).sort().map((name) => join(folder, name));
}

async function readAll(files: readonly string[]): Promise<Uint8Array[] | string> {
  const found: Uint8Array[] = [];
  for (const file of files) {
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) return `Không đọc được tệp ${file}.`;
    found.push(...toDer(bytes));
  }
  return found;
}

const PEM = /-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]+)-----END/g;

function toDer(bytes: Buffer): Uint8Array[] {
  const blocks = [...bytes.toString("latin1").matchAll(PEM)].map(([, body = ""]) => new Uint8Array(Buffer.from(body, "base64")));
  return blocks.length > 0 ? blocks : [new Uint8Array(bytes)];
}
