// A person of the running test's school gets another certificate, from the trial authority that issued the first one.
import "reflect-metadata";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import * as x509 from "@peculiar/x509";
import { parseCertificate } from "../../../lib/signing/certificate";
import type { Issued } from "../../../scripts/make-pki";
import { makeLeaf } from "../../../scripts/make-pki-authority";
import { hasAuthority, readAuthority, writeAuthority } from "../../../scripts/trial-authority/authority-keys";
import { openPortalDatabase } from "../portal-over-http";
import { ownFolder } from "./own";

const DAY = 86_400_000;

/** Issued to the owner of this account, with the identity number the school has of them. */
export async function newCertificate(username: string): Promise<Issued> {
  const { fullName, identityNumber } = await personOf(username);
  const { issuing } = readAuthority(authorityIn(ownFolder()));
  const privateKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const certificate = await makeLeaf({
    subject: { commonName: fullName, uid: `CCCD:${identityNumber}` },
    notBefore: new Date(Date.now() - 400 * DAY),
    notAfter: new Date(Date.now() + 800 * DAY),
    key: privateKey,
    by: { certificate: new x509.X509Certificate(new Uint8Array(issuing.certificate)), key: issuing.key },
  });
  book(parseCertificate(new Uint8Array(certificate.rawData)).serial);
  return { certificate: new Uint8Array(certificate.rawData), chain: [issuing.certificate], privateKey };
}

/** The schools of a run are copies of one and share its address: whichever of them answers there knows the certificate. */
function book(serial: string): void {
  const schools = dirname(ownFolder());
  const folders = readdirSync(schools).map((name) => authorityIn(join(schools, name)));
  for (const folder of folders.filter((one) => existsSync(one) && hasAuthority(one))) {
    const authority = readAuthority(folder);
    writeAuthority(folder, { ...authority, issued: new Set([...authority.issued, serial]) });
  }
}

const authorityIn = (dataFolder: string) => join(dataFolder, "trust", "authority");

async function personOf(username: string): Promise<{ fullName: string; identityNumber: string }> {
  const database = await openPortalDatabase();
  try {
    const { rows } = await database.query<{ fullName: string; identityNumber: string }>(
      `select staff.full_name as "fullName", staff.identity_number as "identityNumber" from tracking.staff join tracking.account on account.staff_id = staff.id where account.username = $1`,
      [username],
    );
    const [person] = rows;
    if (!person) throw new Error(`no account ${username}`);
    return person;
  } finally {
    await database.end();
  }
}
