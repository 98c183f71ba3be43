import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Db } from "@/lib/server/context";
import { loadTrust } from "@/lib/server/certificates/trust";

/** Writes the trusted roots and revocation lists where the verify command looks for them; again writes the same files. */
export async function handOutTrust(db: Db, folder: string): Promise<void> {
  const { roots, crls } = await loadTrust(db);
  mkdirSync(folder, { recursive: true });
  for (const [index, root] of roots.entries()) writeFileSync(join(folder, `root-${index + 1}.crt`), pem("CERTIFICATE", root));
  for (const [index, crl] of crls.entries()) writeFileSync(join(folder, `list-${index + 1}.crl`), pem("X509 CRL", crl));
  const [issuing] = (await db.certificate.findFirst({ select: { chain: true } }))?.chain ?? [];
  if (issuing) writeFileSync(join(folder, "issuing.pem"), pem("CERTIFICATE", issuing));
}

const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${(Buffer.from(der).toString("base64").match(/.{1,64}/g) ?? []).join("\n")}\n-----END ${label}-----\n`;
