import { createPrivateKey, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseCertificate } from "@/lib/signing/certificate";
import type { Pki } from "../make-pki";

/** A certificate (DER) and its private key. */
export type KeyPair = { certificate: Uint8Array; key: KeyObject };

/** Everything the trial authority answers with. issued, revoked: serials (hex) of certificates under its issuing CA. */
export type TrialAuthority = {
  root: KeyPair;
  issuing: KeyPair;
  tsa: KeyPair;
  ocsp: KeyPair;
  issued: ReadonlySet<string>;
  revoked: readonly { serial: string; at: Date }[];
};

const PAIRS = ["root", "issuing", "tsa", "ocsp"] as const;
const BOOK = "book.json";

/** The authority of a trial PKI that was made with its services. */
export function authorityOf(pki: Pki): TrialAuthority {
  if (!pki.services) throw new Error("a PKI without services");
  const pair = ({ certificate, privateKey }: { certificate: Uint8Array; privateKey: KeyObject }) => ({ certificate, key: privateKey });
  const { tsa, ocsp } = pki.services;
  const all = [...pki.issued.values(), tsa, ocsp].map(({ certificate }) => parseCertificate(certificate).serial);
  return {
    root: { certificate: pki.root, key: pki.rootKey },
    issuing: { certificate: pki.issuing, key: pki.issuingKey },
    tsa: pair(tsa),
    ocsp: pair(ocsp),
    issued: new Set(all),
    revoked: [],
  };
}

/** Lays the authority down for the process that answers. Only its owner may read the keys; the book is written last, so that half is none. */
export function writeAuthority(folder: string, authority: TrialAuthority): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of PAIRS) {
    const { certificate, key } = authority[name];
    writeFileSync(join(folder, `${name}.crt`), certificate);
    writeFileSync(join(folder, `${name}.key`), key.export({ format: "pem", type: "pkcs8" }), { mode: 0o600 });
  }
  const book = { issued: [...authority.issued], revoked: authority.revoked };
  writeFileSync(join(folder, `${BOOK}.new`), JSON.stringify(book, null, 1), { mode: 0o600 });
  renameSync(join(folder, `${BOOK}.new`), join(folder, BOOK));
}

/** Whether a folder holds an authority: only a trial school's does. */
export const hasAuthority = (folder: string): boolean => existsSync(join(folder, BOOK));

/** Reads it again. */
export function readAuthority(folder: string): TrialAuthority {
  const pair = (name: string): KeyPair => ({
    certificate: new Uint8Array(readFileSync(join(folder, `${name}.crt`))),
    key: createPrivateKey(readFileSync(join(folder, `${name}.key`))),
  });
  const book = JSON.parse(readFileSync(join(folder, BOOK), "utf8")) as { issued: string[]; revoked: { serial: string; at: string }[] };
  return {
    root: pair("root"),
    issuing: pair("issuing"),
    tsa: pair("tsa"),
    ocsp: pair("ocsp"),
    issued: new Set(book.issued),
    revoked: book.revoked.map(({ serial, at }) => ({ serial, at: new Date(at) })),
  };
}
