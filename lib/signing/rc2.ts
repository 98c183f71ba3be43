/**
 * RC2-CBC, which OpenSSL no longer carries and old PKCS#12 files still use for their certificates.
 *
 * Returns null when the padding is wrong.
 * Source: RFC 2268.
 */
export async function decryptRc2(key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Promise<Uint8Array | null> {
  const { default: forge } = await import("node-forge"); // only for those who bring an old file
  const text = (part: Uint8Array) => Buffer.from(part).toString("latin1");
  const decipher = forge.rc2.createDecryptionCipher(text(key), key.length * 8);
  decipher.start(text(iv));
  decipher.update(forge.util.createBuffer(text(bytes)));
  return decipher.finish() ? new Uint8Array(Buffer.from(decipher.output.getBytes(), "latin1")) : null;
}
