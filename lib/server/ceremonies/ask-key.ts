import "server-only";
import type { SigningItem, SigningKey } from "@/lib/signing/signing-key";
import type { PaperAtWork } from "./record-at-work";
import { settle } from "./settle";

/** A hash with the words its owner sees on a token's window or a phone. */
export type LabelledPaper = PaperAtWork & { label: string };

/** Hands hashes to a key and waits for its values, by the ids of the papers. first: asked for before them, under the same confirmation. Throws: KeyFault, as the key says. */
export async function askKey(key: SigningKey, papers: readonly LabelledPaper[], first: readonly SigningItem[] = []): Promise<ReadonlyMap<string, Uint8Array>> {
  const items = papers.map(({ id, hash, label, format }) => ({ id, hash, label: `${label} (${format})` }));
  return settle(key, await key.begin([...first, ...items], {}));
}
