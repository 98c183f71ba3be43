/** A source of numbers that depends on its seed alone, so that the same seed makes the same school everywhere. */
export type Random = {
  /** 0 <= x < 1 */
  next(): number;
  int(from: number, to: number): number; // both included
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Picks a key by its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  shuffled<T>(list: readonly T[]): T[];
  /** About normal, around `mean`. */
  around(mean: number, spread: number): number;
  digits(count: number): string;
  /** Shape: UUID version 7 of the given time, version 4 without one. */
  uuid(at?: number): string;
  /** An independent source: what one part draws never moves another. */
  fork(label: string): Random;
};

export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => {
    const one = from[int(0, from.length - 1)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  };
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    weighted: (weights) => weightedKey(weights, next()),
    shuffled: (list) => shuffle(list, int),
    around: (mean, spread) => mean + spread * (next() + next() + next() + next() - 2) * Math.sqrt(3),
    digits: (count) => Array.from({ length: count }, () => int(0, 9)).join(""),
    uuid: (at) => uuid(next, at),
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

function weightedKey<K extends string>(weights: Readonly<Record<K, number>>, drawn: number): K {
  const entries = Object.entries<number>(weights) as [K, number][];
  let left = drawn * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  const last = entries.at(-1);
  if (!last) throw new Error("nothing to pick from");
  return last[0];
}

function shuffle<T>(list: readonly T[], int: Random["int"]): T[] {
  const rest = [...list];
  const out: T[] = [];
  while (rest.length > 0) out.push(...rest.splice(int(0, rest.length - 1), 1));
  return out;
}

const hex = (value: number, width: number) => value.toString(16).padStart(width, "0");

function uuid(next: () => number, at: number | undefined): string {
  const word = (bits: number) => Math.floor(next() * 2 ** bits);
  const twelve = () => hex(word(24), 6) + hex(word(24), 6); // one draw holds 32 bits
  const time = at === undefined ? twelve() : hex(at, 12);
  const version = at === undefined ? "4" : "7";
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${hex(word(12), 3)}-${hex(0x8000 + word(14), 4)}-${twelve()}`;
}

/** Small fast counting generator, 128 bits of state (C. Doty-Humphrey's sfc32), seeded by four FNV-1a hashes of the text. */
function sfc32(seed: string): () => number {
  let [a, b, c, counter] = [fnv(`a${seed}`), fnv(`b${seed}`), fnv(`c${seed}`), 1];
  const draw = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 16; round += 1) draw();
  return draw;
}

function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
