/** Where a signing key is. PKCS12: at the server, in a file; PKCS11: on a token at the server; LOCAL_SERVICE: on a token at its owner's computer; REMOTE: at a provider. */
export type KeyKind = "PKCS12" | "PKCS11" | "LOCAL_SERVICE" | "REMOTE";

/**
 * Whether the school's seal may be applied with a key of this kind. A school whose certificate is on a physical token
 * seals with the token only; personal certificates are not concerned.
 *
 * Source: CV 2817/SGDĐT-VP (the school's signature is a USB token); traps A20.
 */
export const maySealWith = (kind: KeyKind, sealOnToken: boolean): boolean => !sealOnToken || kind === "PKCS11" || kind === "LOCAL_SERVICE";
