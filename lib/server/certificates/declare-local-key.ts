import "server-only";
import { z } from "zod";
import { parseCertificate } from "@/lib/signing/certificate";
import { certificatesInFile } from "@/lib/signing/certificate-file";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { declareKey } from "./declare-key";
import { holderIn, requireSigner } from "./whose-certificate";

const LARGEST_FILE = 24 * 1024;
const LARGEST_CHAIN = 5; // files

/** files: the certificate's, and those of its issuers where they come as files of their own; DER or PEM, base64. */
export const DeclareLocalKey = z.strictObject({
  key: RequestKey,
  files: z.array(z.base64().max((LARGEST_FILE * 4) / 3, "Tệp lớn hơn 24 kB, không phải tệp chứng thư.")).min(1, "Mời chọn tệp chứng thư.").max(LARGEST_CHAIN),
});

/**
 * Declares a key on a token that its owner plugs in where the owner sits: the certificate comes as a file, the key stays where it is.
 * That the key is there shows with the first signature, which is checked with this certificate.
 *
 * Throws: CERTIFICATE_FILE_UNREADABLE unless exactly one of the certificates is a signer's, ONLY_SEAL_CLERK, and what declareKey throws.
 */
export async function declareLocalKey(ctx: Ctx, { files }: z.infer<typeof DeclareLocalKey>): Promise<{ certificateId: string }> {
  requireSigner(ctx, "PERSON");
  const read = files.map((file) => certificatesInFile(Buffer.from(file, "base64")));
  const all = read.flat().map(parseCertificate);
  const [certificate, ...more] = all.filter(({ isCa }) => !isCa);
  if (!certificate || more.length > 0 || read.some((found) => found.length === 0)) throw new AppError("CERTIFICATE_FILE_UNREADABLE");
  const holder = holderIn(certificate);
  const others = all.flatMap((one) => (one === certificate ? [] : [one.der]));
  return declareKey(ctx, { owner: requireSigner(ctx, holder), holder, certificate: certificate.der, others, at: { kind: "LOCAL_SERVICE" } });
}
