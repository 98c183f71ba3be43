const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: no I, L, O, U, so nothing is read as something else
const LENGTH = 12; // 60 bits
const GROUP = 4;

/**
 * The family's confirmation code as it is shown, from bytes that the caller derives (at least 8 of them).
 *
 * Shape: "7K3M-Q0ZD-91XA", Crockford base 32.
 * Source: QĐ 1789, Đ.2 k.15 (mã xác nhận); traps A16.
 */
export function formatConfirmationCode(bytes: Uint8Array): string {
  if (bytes.length * 8 < LENGTH * 5) throw new RangeError("a confirmation code needs 60 bits");
  let bits = 0n;
  for (const byte of bytes.slice(0, 8)) bits = (bits << 8n) | BigInt(byte);
  bits >>= 4n;
  const symbols = Array.from({ length: LENGTH }, (_, place) => ALPHABET[Number((bits >> BigInt(5 * (LENGTH - 1 - place))) & 31n)]);
  return symbols.join("").replace(new RegExp(`(.{${GROUP}})(?=.)`, "g"), "$1-");
}

/** A code as typed by a person, ready to compare: no spaces or hyphens, capitals, O read as 0, I and L as 1. */
export const normalizeConfirmationCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
