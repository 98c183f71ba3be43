// The certificate of a service on this computer: from an authority made for it, whose key is thrown away at once.
import "reflect-metadata";
import { createPublicKey, generateKeyPairSync, webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";
import { makeAuthority } from "../make-pki-authority";

const ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;
const DAY = 86_400_000;

/** PEM: key and certificate for wss://127.0.0.1, and the authority to trust. */
export async function localCertificate(now: Date): Promise<{ key: string; cert: string; authority: string }> {
  const [root, own] = [newKey(), newKey()];
  const period = { notBefore: new Date(now.getTime() - DAY), notAfter: new Date(now.getTime() + 90 * DAY) };
  const authority = await makeAuthority({ ...period, subject: { commonName: "Dịch vụ ký thử trên máy này (bỏ đi sau khi thử)" }, key: root, by: null });
  const certificate = await x509.X509CertificateGenerator.create({
    ...period,
    subject: "CN=127.0.0.1",
    issuer: authority.certificate.subjectName,
    signingAlgorithm: ALGORITHM,
    publicKey: await webcrypto.subtle.importKey("spki", createPublicKey(own).export({ format: "der", type: "spki" }), ALGORITHM, true, ["verify"]),
    signingKey: await webcrypto.subtle.importKey("pkcs8", root.export({ format: "der", type: "pkcs8" }), ALGORITHM, false, ["sign"]),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: "ip", value: "127.0.0.1" }]), new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth])],
  });
  return { key: own.export({ format: "pem", type: "pkcs8" }).toString(), cert: certificate.toString("pem"), authority: authority.certificate.toString("pem") };
}

const newKey = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
