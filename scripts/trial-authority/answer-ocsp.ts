import { parseCertificate } from "@/lib/signing/certificate";
import { constructed, DerReader, primitive, TAG, type Element } from "@/lib/signing/der";
import { oidOf } from "@/lib/signing/der-values";
import { der, derNull, generalizedTime, octetString, oid, sequence } from "@/lib/signing/der-writer";
import { nodeDigest, nodeSha256, signHash } from "@/lib/signing/node-crypto";
import { OID } from "@/lib/signing/object-ids";
import { wrapOcspAnswer } from "@/lib/signing/ocsp";
import { isNamedInOcsp, publicKeyBits, readCertificateId } from "@/lib/signing/ocsp-certificate-id";
import type { TrialAuthority } from "./authority-keys";

/** What was asked: certificate names as they stood, and the nonce extension where there is one. */
export type OcspQuestions = { ids: readonly Element[]; nonce: Uint8Array | null };

/** Reads a request. Throws: DerError. Source: RFC 6960 §4.1.1. */
export function readOcspRequest(bytes: Uint8Array): OcspQuestions {
  const outer = DerReader.of(bytes);
  const body = outer.inside();
  body.takeIf(constructed(1)); // who asks
  const ids = body.inside().rest().map((one) => new DerReader(one).take(TAG.SEQUENCE));
  const extensions = body.insideIf(constructed(2))?.inside().rest() ?? [];
  const nonce = extensions.find((one) => oidOf(new DerReader(one).any()) === OID.ocspNonce);
  return { ids, nonce: nonce?.whole ?? null };
}

const SHA256_WITH_RSA = sequence(oid(OID.sha256WithRsa), derNull());
const KEY_COMPROMISE = Uint8Array.of(1);
const HOLDS_FOR_MS = 24 * 3_600_000;

/** A fresh answer by the delegated responder. Shape: DER OCSPResponse. Source: RFC 6960 §4.2.1. */
export function answerOcsp(authority: TrialAuthority, { ids, nonce }: OcspQuestions, now: Date): Uint8Array {
  const { certificate, key } = authority.ocsp;
  const responder = der(constructed(2), octetString(nodeDigest("SHA-1", publicKeyBits(parseCertificate(certificate).spki))));
  const statements = ids.map((id) => statementOn(authority, id, now));
  const extensions = nonce ? [der(constructed(1), sequence(nonce))] : [];
  const data = sequence(responder, generalizedTime(now), sequence(...statements), ...extensions);
  const signature = der(TAG.BIT_STRING, Uint8Array.of(0), signHash(key, nodeSha256(data)));
  return wrapOcspAnswer(sequence(data, SHA256_WITH_RSA, signature, der(constructed(0), sequence(certificate))));
}

function statementOn(authority: TrialAuthority, element: Element, now: Date): Uint8Array {
  const until = der(constructed(0), generalizedTime(new Date(now.getTime() + HOLDS_FOR_MS)));
  return sequence(element.whole, statusOf(authority, element), generalizedTime(now), until);
}

function statusOf({ issuing, issued, revoked }: TrialAuthority, element: Element): Uint8Array {
  const id = readCertificateId(element);
  const issuer = parseCertificate(issuing.certificate);
  const isOurs = isNamedInOcsp(id, { certificate: { ...issuer, serial: id.serial }, issuer }, nodeDigest);
  const entry = revoked.find(({ serial }) => serial === id.serial);
  if (!isOurs || !issued.has(id.serial)) return der(primitive(2));
  if (!entry) return der(primitive(0));
  return der(constructed(1), generalizedTime(entry.at), der(constructed(0), der(TAG.ENUMERATED, KEY_COMPROMISE)));
}
