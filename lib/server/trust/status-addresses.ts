import "server-only";
import type { Certificate } from "@/lib/signing/certificate";
import type { Db } from "../context";

/** An address to ask, and the service in the register whose health it tells; null: only the certificate names it. */
export type StatusAddress = { url: string; serviceId: string | null };

/**
 * Where the status of a certificate is asked, first choice first: services that the administrator wrote down for its issuer, the addresses
 * that the certificate itself names, and, where it names none, services written down for nobody in particular. One that was switched off is
 * not asked, whoever names it.
 *
 * The certificate must be one whose path leads to a trusted root: else anybody could have the server ask anywhere.
 */
export async function statusAddresses(db: Db, kind: "OCSP" | "CRL", certificate: Certificate): Promise<StatusAddress[]> {
  const rows = await db.trustService.findMany({ where: { kind }, orderBy: [{ order: "asc" }, { id: "asc" }], select: { id: true, url: true, issuer: true, enabled: true } });
  const own = kind === "OCSP" ? certificate.ocspUrls : certificate.crlUrls;
  const written = rows.filter(({ issuer }) => issuer === certificate.issuer).map(({ url }) => url);
  const general = own.length > 0 ? [] : rows.filter(({ issuer }) => issuer === null).map(({ url }) => url);
  return [...new Set([...written, ...own, ...general])].flatMap((url) => {
    const row = rows.find((one) => one.url === url);
    return row && !row.enabled ? [] : [{ url, serviceId: row?.id ?? null }];
  });
}
