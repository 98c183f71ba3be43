import "server-only";
import { writeUnsignedXml } from "@/lib/documents/xml/write-xml";
import { sameBytes } from "@/lib/signing/bytes";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import { dataOf, type UnitForSigning } from "../transcripts/unit-for-signing";

/**
 * Whether a unit still says what its signer was shown: the digest is taken anew from what is about to be signed, not read from the column
 * beside it. What nobody was shown is not signed.
 */
export const isAsShown = (item: { digest: Uint8Array | null }, unit: Pick<UnitForSigning, "data">): boolean =>
  item.digest !== null && sameBytes(item.digest, nodeSha256(writeUnsignedXml(dataOf(unit))));
