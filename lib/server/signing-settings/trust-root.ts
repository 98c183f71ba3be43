import "server-only";
import { z } from "zod";
import { decide } from "@/lib/domain/people/permissions";
import { parseCertificate } from "@/lib/signing/certificate";
import { certificatesInFile } from "@/lib/signing/certificate-file";
import { nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { sameBytes, toHex } from "@/lib/signing/bytes";
import { appendEvent } from "../audit/history";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";

const LARGEST = 32 * 1024; // characters of base64

/** file: the root's certificate, DER or PEM, as base64. fingerprint: its SHA-256 as the head read it from the authority's own publication. */
export const TrustRoot = z.strictObject({
  key: RequestKey,
  file: z.base64("Mời chọn tệp chứng thư gốc.").min(1, "Mời chọn tệp chứng thư gốc.").max(LARGEST),
  fingerprint: z
    .string()
    .transform((text) => text.replace(/[\s:]/g, "").toLowerCase())
    .pipe(z.string().regex(/^[0-9a-f]{64}$/, "Dấu vân tay SHA-256 gồm 64 kí tự 0–9, a–f.")),
});

/**
 * The head takes a root into what this school trusts. He types the fingerprint the authority publishes, so that nobody can hand him another file.
 *
 * Throws: ROOT_UNREADABLE; ROOT_OTHER when the file is not the one of the fingerprint; ROOT_KNOWN.
 * Source: QĐ 1789, Đ.8.1b (national, government and licensed authorities).
 */
export async function trustRoot(ctx: Ctx, { file, fingerprint }: z.output<typeof TrustRoot>): Promise<{ trusted: true }> {
  const right = decide(ctx.actor, "signing.trust-root");
  if (!right.ok) throw new AppError(right.reason);
  const [der] = certificatesInFile(Buffer.from(file, "base64"));
  if (!der) throw new AppError("ROOT_UNREADABLE");
  const root = parseCertificate(der);
  const isRoot = root.isCa && sameBytes(root.subjectDer, root.issuerDer) && nodeVerifyRsa(root.spki, root.tbs, root.signature);
  if (!isRoot) throw new AppError("ROOT_UNREADABLE");
  const digest = nodeSha256(der);
  if (toHex(digest) !== fingerprint) throw new AppError("ROOT_OTHER");
  const name = root.commonName ?? root.subject;
  const [added] = await ctx.db.trustAnchor.createManyAndReturn({
    data: { name, der: new Uint8Array(der), digest: new Uint8Array(digest) },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!added) throw new AppError("ROOT_KNOWN");
  await appendEvent(ctx, { action: "trust.root", entity: "trust_anchor", entityId: added.id, after: { name, fingerprint } });
  return { trusted: true };
}
