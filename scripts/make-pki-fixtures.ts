/** Makes the committed test PKI anew: npx tsx scripts/make-pki-fixtures.ts. Everything that holds signatures of it must then be made again. */
import { mkdirSync, writeFileSync } from "node:fs";
import { PKI_CLOCK, PKI_HOLDERS } from "../tests/support/pki-holders";
import { makePki } from "./make-pki";

const folder = new URL("../tests/support/pki-data/", import.meta.url);
const LIST_DAYS = 365 * 20;

const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64").replace(/(.{64})(?!$)/g, "$1\n")}\n-----END ${label}-----\n`;
const write = (name: string, text: string) => writeFileSync(new URL(name, folder), text);

async function makeFixtures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const pki = await makePki({ clock: PKI_CLOCK, holders: PKI_HOLDERS, crlDays: LIST_DAYS });
  const { root, issuing, foreignRoot, crls, issued } = pki;
  for (const [name, der] of Object.entries({ root, issuing, "foreign-root": foreignRoot })) write(`${name}.crt`, pem("CERTIFICATE", der));
  for (const [index, name] of ["issuing", "root"].entries()) write(`${name}.crl`, pem("X509 CRL", crls[index] ?? new Uint8Array()));
  for (const [id, { certificate, chain, privateKey }] of issued) {
    write(`${id}.crt`, [certificate, ...chain].map((der) => pem("CERTIFICATE", der)).join(""));
    write(`${id}.key`, privateKey.export({ format: "pem", type: "pkcs8" }).toString());
  }
}

void makeFixtures();
