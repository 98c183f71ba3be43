import "server-only";
import { z } from "zod";
import { openPkcs12 } from "@/lib/signing/pkcs12";
import { Pkcs12Error } from "@/lib/signing/pkcs12-error";
import { sealKey } from "@/lib/signing/key-vault";
import type { Ctx } from "../context";
import { RequestKey } from "../door/request-key";
import { AppError } from "../errors";
import { masterKey } from "../master-key";
import { declareKey } from "./declare-key";
import { requireSigner } from "./whose-certificate";

const LARGEST_KEY_FILE = 64 * 1024;

export const ImportKey = z.strictObject({
  key: RequestKey,
  holder: z.enum(["PERSON", "SCHOOL"]),
  file: z.base64("Mời chọn tệp chứng thư.").max(Math.ceil((LARGEST_KEY_FILE * 4) / 3)),
  password: z.string().max(200),
  pin: z.string().min(6, "PIN cần ít nhất 6 kí tự.").max(32),
});
export type ImportKey = z.infer<typeof ImportKey>;

/**
 * Takes a PKCS#12 of its owner's: the certificate is declared, the key sealed anew under the owner's PIN and the server's
 * master key. File, password and PIN are kept nowhere. A certificate that is in the register already gets a new key when
 * this person has none here that opens: after too many wrong PINs, or when the school's seal came into other hands.
 *
 * Throws: KEY_FILE_PASSWORD, KEY_FILE_UNREADABLE, PIN_WEAK, and what declareKey throws.
 */
export async function importKey(ctx: Ctx, { holder, file, password, pin }: ImportKey): Promise<{ certificateId: string }> {
  const owner = requireSigner(ctx, holder);
  if (new Set(pin).size < 2) throw new AppError("PIN_WEAK");
  const { certificate, chain, privateKey } = await open(Buffer.from(file, "base64"), password);
  const seal = (fingerprint: string) => sealKey({ privateKey, pin, masterKey: masterKey(), owner, fingerprint });
  return declareKey(ctx, { owner, holder, certificate, others: chain, at: { kind: "PKCS12" }, seal });
}

async function open(file: Uint8Array, password: string) {
  try {
    return await openPkcs12(file, password);
  } catch (error) {
    if (error instanceof Pkcs12Error) throw new AppError(error.code === "WRONG_PASSWORD" ? "KEY_FILE_PASSWORD" : "KEY_FILE_UNREADABLE");
    throw error;
  }
}
