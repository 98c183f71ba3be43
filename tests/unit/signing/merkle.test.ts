import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inclusionPath, isIncluded, merkleRoot } from "@/lib/signing/merkle";
import { toHex } from "@/lib/signing/bytes";
import { nodeSha256 as sha256 } from "@/lib/signing/node-crypto";

const hex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
const hashed = (...parts: (string | Uint8Array)[]) => sha256(Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "hex") : part))));

/** Eight entries and the roots over the first n of them, as the makers of Certificate Transparency publish them for whoever writes this tree. */
const ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(hex);
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

describe("The tree of RFC 9162", () => {
  test.each(ROOTS.map((root, size) => ({ size, root })))("over the first $size of the known entries has the known root", ({ size, root }) => {
    expect(toHex(merkleRoot(ENTRIES.slice(0, size), sha256))).toBe(root);
  });

  test("over three entries, worked by hand: the first two make a node, the third stands beside it", () => {
    const [a, b, c] = [hashed("00", "aa"), hashed("00", "bb"), hashed("00", "cc")];
    const ab = hashed("01", a, b);
    const entries = ["aa", "bb", "cc"].map(hex);
    expect(merkleRoot(entries, sha256)).toEqual(hashed("01", ab, c));
    expect(inclusionPath(entries, 0, sha256)).toEqual([b, c]);
    expect(inclusionPath(entries, 1, sha256)).toEqual([a, c]);
    expect(inclusionPath(entries, 2, sha256)).toEqual([ab]);
  });

  test("over seven entries gives the paths of RFC 9162 §2.1.5", () => {
    // d0 … d6: [b, h, l], [c, g, l], [f, j, k], [i, k] for d0, d3, d4, d6, with the letters of the RFC's picture
    const entries = ENTRIES.slice(0, 7);
    const [a, b, c, d, e, f, j] = entries.map((entry) => hashed("00", entry)) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const [g, h, i] = [hashed("01", a, b), hashed("01", c, d), hashed("01", e, f)];
    const [k, l] = [hashed("01", g, h), hashed("01", i, j)];
    expect(inclusionPath(entries, 0, sha256)).toEqual([b, h, l]);
    expect(inclusionPath(entries, 3, sha256)).toEqual([c, g, l]);
    expect(inclusionPath(entries, 4, sha256)).toEqual([f, j, k]);
    expect(inclusionPath(entries, 6, sha256)).toEqual([i, k]);
  });

  test("has no path to an entry that is not there", () => {
    for (const index of [-1, 3, 0.5, Number.NaN]) expect(() => inclusionPath(ENTRIES.slice(0, 3), index, sha256)).toThrow(RangeError);
    expect(() => inclusionPath([], 0, sha256)).toThrow(RangeError);
  });
});

const lists = fc.uniqueArray(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70, selector: (entry) => toHex(entry) });
const placed = lists.chain((entries) => fc.record({ entries: fc.constant(entries), index: fc.nat({ max: entries.length - 1 }) }));
const settings = { seed: 9162, numRuns: 300 };
const claim = (entries: readonly Uint8Array[], index: number) => ({
  entry: entries[index] ?? new Uint8Array(),
  index,
  size: entries.length,
  path: inclusionPath(entries, index, sha256),
  root: merkleRoot(entries, sha256),
});

describe("A proof of inclusion", () => {
  test("holds for every entry of every list, with no more hashes than the list has halvings", () => {
    fc.assert(
      fc.property(placed, ({ entries, index }) => {
        const inclusion = claim(entries, index);
        return isIncluded(inclusion, sha256) && inclusion.path.length <= Math.ceil(Math.log2(entries.length));
      }),
      settings,
    );
  });

  test("holds for no other entry, place, root or path", () => {
    fc.assert(
      fc.property(placed, fc.nat(), ({ entries, index }, at) => {
        const right = claim(entries, index);
        const flipped = (bytes: Uint8Array) => bytes.map((byte, place) => (place === at % bytes.length ? byte ^ 1 : byte));
        const wrong = [
          { ...right, entry: Uint8Array.of(...right.entry, 7) },
          { ...right, root: flipped(right.root) },
          { ...right, path: [...right.path, right.root] },
          ...(entries.length > 1 ? [{ ...right, index: (index + 1) % entries.length }, { ...right, path: right.path.slice(1) }] : []),
          ...right.path.map((hash, place) => ({ ...right, path: right.path.with(place, flipped(hash)) })),
          { ...right, index: entries.length + index },
          { ...right, size: 0 },
        ];
        return wrong.every((inclusion) => !isIncluded(inclusion, sha256));
      }),
      settings,
    );
  });

  test("cannot pass a node off as an entry", () => {
    const [first, second] = [hex("aa"), hex("bb")];
    const node = Buffer.concat([hashed("00", first), hashed("00", second)]); // what an attacker would call an entry
    const root = merkleRoot([first, second], sha256);
    expect(isIncluded({ entry: node, index: 0, size: 1, path: [], root }, sha256)).toBe(false);
  });
});
