import type { VerifyRsa } from "./crypto";

/**
 * The same check, which remembers its answers: for certificates and revocation lists, that come back with every document.
 *
 * It knows a signature by the array that holds it, not by its bytes (a list may have megabytes): the arrays must be those of parsed
 * certificates and lists, which nobody changes. Not for documents: each of those is checked once.
 */
export function rememberVerify(verify: VerifyRsa): VerifyRsa {
  const answers = new WeakMap<Uint8Array, WeakMap<Uint8Array, boolean | Promise<boolean>>>();
  return (spki, bytes, signature, hash) => {
    const byKey = answers.get(signature) ?? new WeakMap<Uint8Array, boolean | Promise<boolean>>();
    const answer = byKey.get(spki) ?? verify(spki, bytes, signature, hash);
    byKey.set(spki, answer);
    answers.set(signature, byKey);
    return answer;
  };
}
