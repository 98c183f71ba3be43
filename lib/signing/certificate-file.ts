import { certificateOrNull } from "./certificate";

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/**
 * The certificates in a file as people are handed it (.cer, .crt, .pem): one in DER, or one and more in PEM, in the file's order.
 *
 * Shape of the answer: DER, one each; empty when anything in the file that should be a certificate is none.
 * Source: RFC 7468 §5.
 */
export function certificatesInFile(file: Uint8Array): Uint8Array[] {
  const blocks = [...Buffer.from(file).toString("latin1").matchAll(PEM)].map(([, body]) => new Uint8Array(Buffer.from(body ?? "", "base64")));
  const found = blocks.length > 0 ? blocks : [new Uint8Array(file)];
  return found.every((der) => certificateOrNull(der) !== null) ? found : [];
}
