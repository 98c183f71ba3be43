import { joinBytes, sameBytes } from "./bytes";
import type { Sha256 } from "./crypto";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/**
 * One hash for a list of entries, from which a single entry can later be shown to belong to the list.
 *
 * Shape: 32 bytes; a leaf is hashed behind the byte 0 and a node behind the byte 1, so that neither can stand for the other.
 * Source: RFC 9162 §2.1.1.
 */
export function merkleRoot(entries: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  if (entries.length === 0) return sha256(new Uint8Array());
  const leaves = entries.map((entry) => leafHash(entry, sha256));
  return rootOf(leaves, sha256);
}

/**
 * The hashes that lead from one entry to the root, from the leaf upwards.
 *
 * Unit: index counts from 0. Shape: at most ⌈log2 n⌉ hashes. Throws: RangeError when the list has no such entry.
 * Source: RFC 9162 §2.1.3.1.
 */
export function inclusionPath(entries: readonly Uint8Array[], index: number, sha256: Sha256): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= entries.length) throw new RangeError("the list has no such entry");
  return pathOf(entries.map((entry) => leafHash(entry, sha256)), index, sha256);
}

/** What is claimed: this entry, at this place of a list of so many, under this root. */
export type Inclusion = { entry: Uint8Array; index: number; size: number; path: readonly Uint8Array[]; root: Uint8Array };

/** Whether the entry belongs to the list the root stands for. Never throws. Source: RFC 9162 §2.1.3.2. */
export function isIncluded({ entry, index, size, path, root }: Inclusion, sha256: Sha256): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let [place, last] = [index, size - 1];
  let hash = leafHash(entry, sha256);
  for (const other of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(other, hash, sha256);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = nodeHash(hash, other, sha256);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

const leafHash = (entry: Uint8Array, sha256: Sha256) => sha256(joinBytes(LEAF, entry));
const nodeHash = (left: Uint8Array, right: Uint8Array, sha256: Sha256) => sha256(joinBytes(NODE, left, right));
const half = (place: number) => Math.floor(place / 2);

function rootOf(leaves: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  const [only] = leaves;
  if (only && leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, split), sha256), rootOf(leaves.slice(split), sha256), sha256);
}

function pathOf(leaves: readonly Uint8Array[], index: number, sha256: Sha256): Uint8Array[] {
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split ? [...pathOf(left, index, sha256), rootOf(right, sha256)] : [...pathOf(right, index - split, sha256), rootOf(left, sha256)];
}

/** The largest power of two below the number of leaves. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
