import { z } from "zod";
import { parseBase64 } from "@/lib/signing/xmldsig-base64";
import type { SlotSignature } from "../transcript-data";
import { CBQL_KEY, GVCN_KEY, KY_PHAT_HANH_KEY } from "../transcript-data";

const Id = { "@Id": z.string() };
const Algorithm = z.strictObject({ "@Algorithm": z.string() });
const Bytes = z.string().transform((text, context) => {
  const bytes = parseBase64(text);
  if (bytes === null) context.addIssue("BASE64");
  return bytes ?? z.NEVER;
});
const INSTANT = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/).refine((text) => !Number.isNaN(Date.parse(text)));

const Reference = z.strictObject({ "@URI": z.string(), DigestMethod: Algorithm, DigestValue: z.string() });

const Signature = z.strictObject({
  "@xmlns": z.string(),
  ...Id,
  SignedInfo: z.strictObject({ CanonicalizationMethod: Algorithm, SignatureMethod: Algorithm, Reference: z.array(Reference) }),
  SignatureValue: Bytes,
  KeyInfo: z.strictObject({
    ...Id,
    X509Data: z.strictObject({ X509SubjectName: z.string(), X509Certificate: z.array(Bytes).min(1).max(5) }),
  }),
  Object: z.strictObject({
    ...Id,
    SignatureProperties: z.strictObject({ SignatureProperty: z.strictObject({ "@Target": z.string(), SigningTime: INSTANT }) }),
  }),
});

const slot = z.strictObject({ ...Id, NGAY_KY: z.string(), SO_CCCD: z.string().optional(), Signature });

/** Grammar of the signature area. An empty tag parses as an empty text. */
const SignatureArea = z.strictObject({
  DANH_SACH_GVBM: z.strictObject({ ...Id, GVBM: z.array(slot).max(20).optional() }),
  GVCN: slot.optional(),
  CBQL: slot.optional(),
  KY_PHAT_HANH: slot.optional(),
});

/**
 * The signatures of a document: only what a rebuild needs. Digests, names and Ids are not taken over, they are made again.
 *
 * Returns the place of the first fault as text when the area is not written as ours.
 */
export function readSignatureArea(node: unknown): { ok: true; signatures: readonly SlotSignature[] } | { ok: false; about: string } {
  const parsed = SignatureArea.safeParse(node);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, about: `DANH_SACH_THONG_TIN_KY/${issue?.path.join("/") ?? ""}` };
  }
  const { DANH_SACH_GVBM, GVCN, CBQL, KY_PHAT_HANH } = parsed.data;
  const teachers = (DANH_SACH_GVBM.GVBM ?? []).map((element) => signatureOf(element["@Id"], element));
  const others = [
    { key: GVCN_KEY, element: GVCN },
    { key: CBQL_KEY, element: CBQL },
    { key: KY_PHAT_HANH_KEY, element: KY_PHAT_HANH },
  ].flatMap(({ key, element }) => (element === undefined ? [] : [signatureOf(key, element)]));
  return { ok: true, signatures: [...teachers, ...others] };
}

function signatureOf(key: string, element: z.infer<typeof slot>): SlotSignature {
  const { SignatureValue, KeyInfo, Object: properties } = element.Signature;
  const [certificate = new Uint8Array(), ...chain] = KeyInfo.X509Data.X509Certificate;
  const signingTime = properties.SignatureProperties.SignatureProperty.SigningTime;
  return { slot: key, signingTime, certificate, chain, value: SignatureValue };
}
