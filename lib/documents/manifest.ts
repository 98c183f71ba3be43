import { z } from "zod";
import { toHex } from "@/lib/signing/bytes";
import type { Instant, SlotRole } from "./transcript-data";

export const MANIFEST_ALGORITHM = "RFC 9162 Merkle tree, SHA-256";

/** What one confirmation of a batch says: who, as what, when, and the root of the tree over the records. at: whole seconds. root: hex. */
export type Statement = {
  batch: string;
  role: SlotRole;
  signer: { name: string; identity: string };
  at: Instant;
  records: number;
  root: string;
  algorithm: typeof MANIFEST_ALGORITHM;
};

/** One record of a batch: the lookup code of the unit, the slot that is signed, SHA-256 of the unit's data. */
export type ManifestLeaf = { code: string; slot: string; digest: Uint8Array };

const encoder = new TextEncoder();

/** The statement as it is signed. Shape: JSON with sorted keys and no spaces; `statementBytes` are its UTF-8. */
export const writeStatement = ({ algorithm, at, batch, records, role, root, signer: { identity, name } }: Statement): string =>
  JSON.stringify({ algorithm, at, batch, records, role, root, signer: { identity, name } });

export const statementBytes = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** An entry of the tree. Shape: "code|slot|digest", UTF-8, the digest in hex. */
export const leafText = ({ code, slot, digest }: ManifestLeaf): string => `${code}|${slot}|${toHex(digest)}`;
export const leafBytes = (leaf: ManifestLeaf): Uint8Array => encoder.encode(leafText(leaf));

/** The record of nobody that a ký thử confirms: a code no unit can have, and a digest of nothing. */
export const TRIAL_LEAF: Uint8Array = leafBytes({ code: "00000000-0000-0000-0000-000000000000", slot: "ky-thu", digest: new Uint8Array(32) });

const LEAF = /^([0-9a-f-]{36})\|([a-z0-9-]{1,40})\|([0-9a-f]{64})$/;

/** The parts of an entry. Returns null when it is none. */
export function parseLeaf(text: string): { code: string; slot: string; digest: string } | null {
  const [, code, slot, digest] = LEAF.exec(text) ?? [];
  return code && slot && digest ? { code, slot, digest } : null;
}

const StatementShape = z.strictObject({
  algorithm: z.literal(MANIFEST_ALGORITHM),
  at: z.iso.datetime({ offset: true }),
  batch: z.uuid(),
  records: z.int().min(1).max(1_000_000),
  role: z.enum(["GVBM", "GVCN", "CBQL", "KY_PHAT_HANH"]),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  signer: z.strictObject({ identity: z.string().min(1).max(40), name: z.string().min(1).max(200) }),
});

/** Reads a statement. Returns null when it is not one, or not written as `writeStatement` writes it: one content has one form. */
export function parseStatement(text: string): Statement | null {
  const parsed = StatementShape.safeParse(jsonOrNull(text));
  return parsed.success && writeStatement(parsed.data) === text ? parsed.data : null;
}

/** The value of a JSON text, or null when it is none. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
