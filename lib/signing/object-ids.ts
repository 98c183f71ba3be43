/**
 * Object identifiers of the structures that this library writes or reads.
 * Source: RFC 5652 §4, §5, §11; RFC 5035 §3; RFC 8017 §A; FIPS 180-4 by RFC 5754 §2; RFC 3161 §2.3, §2.4.2; RFC 6960 §4.2.1, §4.2.2.2.
 */
export const OID = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  signatureTimeStamp: "1.2.840.113549.1.9.16.2.14",
  timeStampInfo: "1.2.840.113549.1.9.16.1.4",
  sha256: "2.16.840.1.101.3.4.2.1",
  rsaEncryption: "1.2.840.113549.1.1.1",
  sha256WithRsa: "1.2.840.113549.1.1.11",
  basicOcspResponse: "1.3.6.1.5.5.7.48.1.1",
  ocspNonce: "1.3.6.1.5.5.7.48.1.2",
  archiveCutoff: "1.3.6.1.5.5.7.48.1.6",
  useTimeStamping: "1.3.6.1.5.5.7.3.8",
  useOcspSigning: "1.3.6.1.5.5.7.3.9",
} as const;
