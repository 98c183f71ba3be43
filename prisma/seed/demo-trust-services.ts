import { parseCertificate } from "@/lib/signing/certificate";
import type { Db } from "@/lib/server/context";
import type { Pki } from "@/scripts/make-pki";

/** Writes down the trial authority's services as the administrator of a real school would: time-stamps, status answers, revocation lists. */
export async function storeTrustServices(db: Db, { root, issuing }: Pki, url: string): Promise<void> {
  const [ofRoot, ofIssuing] = [root, issuing].map((der) => parseCertificate(der).subject) as [string, string];
  await db.trustService.createMany({
    data: [
      { kind: "TSA", name: "Dấu thời gian của bản thử", url: `${url}/tsa` },
      { kind: "OCSP", name: "OCSP của bản thử", url: `${url}/ocsp`, issuer: ofIssuing },
      { kind: "CRL", name: "Danh sách thu hồi của CA cấp phát (bản thử)", url: `${url}/issuing.crl`, issuer: ofIssuing },
      { kind: "CRL", name: "Danh sách thu hồi của CA gốc (bản thử)", url: `${url}/root.crl`, issuer: ofRoot },
    ],
  });
}
