import "reflect-metadata";
import { X509Certificate, X509CrlGenerator, type X509CrlReason } from "@peculiar/x509";
import { answerOcsp } from "../../scripts/trial-authority/answer-ocsp";
import { answerStamp } from "../../scripts/trial-authority/answer-timestamp";
import { authorityOf } from "../../scripts/trial-authority/authority-keys";
import { makePki } from "../../scripts/make-pki";
import { DerReader } from "@/lib/signing/der";
import { derNull, octetString, oid, sequence } from "@/lib/signing/der-writer";
import { parseCertificate } from "@/lib/signing/certificate";
import { nodeDigest } from "@/lib/signing/node-crypto";
import { OID } from "@/lib/signing/object-ids";
import { openOcspResponse } from "@/lib/signing/ocsp";
import { writeCertificateId } from "@/lib/signing/ocsp-certificate-id";
import { openTimeStampResponse } from "@/lib/signing/timestamp-response";
import { normalToken } from "@/lib/signing/timestamp-token";
import type { ValidationData } from "@/lib/signing/validation-data";
import { PKI_CLOCK, TEST_CAS, testSigner, TRUST, type TestHolder } from "./pki";

/** A time-stamping service that stamps whatever it is given, at whatever time it is told: without a network, for tests of files. */
export type TrialStamps = {
  root: Uint8Array;
  certificate: Uint8Array;
  issuing: Uint8Array;
  issuingList: Uint8Array; // of its issuing CA
  /** A list of a moment that names the service as taken back at that moment. */
  revokedList(at: Date, reason: X509CrlReason): Promise<Uint8Array>;
  stamp(imprint: Uint8Array, at: Date): Uint8Array;
  /** What its own certificate is judged by, asked for at a moment. */
  data(at: Date): ValidationData;
};

const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const known = new Map<number, Promise<TrialStamps>>();

/** One service for each moment its certificate was made at; it ends six years after. */
export function trialStamps(made: Date = PKI_CLOCK): Promise<TrialStamps> {
  const service = known.get(made.getTime()) ?? makeStamps(made);
  known.set(made.getTime(), service);
  return service;
}

async function makeStamps(made: Date): Promise<TrialStamps> {
  const pki = await makePki({ clock: made, holders: [], withServices: true, crlDays: 3650 });
  const authority = authorityOf(pki);
  const { certificate } = authority.tsa;
  const subject = { certificate: parseCertificate(certificate), issuer: parseCertificate(pki.issuing) };
  const id = DerReader.of(sequence(writeCertificateId(subject, "SHA-1", nodeDigest))).any();
  return {
    root: pki.root,
    certificate,
    issuing: pki.issuing,
    issuingList: pki.crls[0] ?? new Uint8Array(),
    revokedList: async (at, reason) => {
      const signingKey = await crypto.subtle.importKey("pkcs8", new Uint8Array(pki.issuingKey.export({ format: "der", type: "pkcs8" })), RSA, false, ["sign"]);
      const entries = [{ serialNumber: parseCertificate(certificate).serial, revocationDate: at, reason }];
      const issuer = new X509Certificate(new Uint8Array(pki.issuing)).subjectName;
      const list = await X509CrlGenerator.create({ issuer, thisUpdate: at, nextUpdate: new Date(at.getTime() + 86_400_000), signingAlgorithm: RSA, signingKey, entries });
      return new Uint8Array(list.rawData);
    },
    stamp: (imprint, at) => {
      const hash = sequence(sequence(oid(OID.sha256), derNull()), octetString(imprint));
      return normalToken(openTimeStampResponse(answerStamp(authority, { imprint: hash, policy: null, nonce: null, withCertificate: true }, at)));
    },
    data: (at) => ({ certificates: [certificate, pki.issuing], ocsps: [openOcspResponse(answerOcsp(authority, { ids: [id], nonce: null }, at))], crls: pki.crls.slice(1) }),
  };
}

/** What signers of the test PKI are judged by. */
export const signerData = (holders: readonly TestHolder[]): ValidationData => ({
  certificates: [...holders.map((holder) => testSigner(holder).certificate), TEST_CAS.issuing],
  ocsps: [],
  crls: TRUST.crls,
});
