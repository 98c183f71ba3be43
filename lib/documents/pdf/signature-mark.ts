import { INK_BLUE } from "./paper";

type Point = readonly [x: number, y: number];

/** Ways to begin: a looped ascender, an open bow, a stroke with a knee, a wide loop. Unit: shares of the mark's width and height. */
const INITIALS: readonly (readonly Point[])[] = [
  [[0.02, 0.38], [0.12, 0.88], [0.22, 0.92], [0.15, 0.46], [0.08, 0.15], [0.16, 0.22], [0.28, 0.6]],
  [[0.24, 0.8], [0.16, 0.94], [0.05, 0.62], [0.06, 0.24], [0.16, 0.12], [0.27, 0.48]],
  [[0.05, 0.82], [0.11, 0.9], [0.1, 0.45], [0.07, 0.1], [0.12, 0.5], [0.2, 0.86], [0.2, 0.42], [0.26, 0.3]],
  [[0.12, 0.5], [0.05, 0.72], [0.14, 0.95], [0.25, 0.74], [0.18, 0.36], [0.04, 0.2], [0.14, 0.16], [0.28, 0.42]],
];

/**
 * A stylised handwritten mark that a name always gives the same: blue, a vector, without meaning of its own.
 *
 * Unit: points, within `width` × `height` from the origin, y upwards.
 * Source: NĐ 30/2020, Phụ lục I (the image of a person's signature is blue).
 */
export function signatureMark(name: string, width: number, height: number): string {
  const random = numbersOf(name);
  const between = (from: number, to: number) => from + (to - from) * random();
  const initial = INITIALS[Math.floor(random() * INITIALS.length)] ?? [];
  const start: Point[] = initial.map(([x, y]) => [x + between(-0.012, 0.012), y + between(-0.06, 0.06)]);
  const waves: Point[] = [];
  const count = 3 + Math.floor(random() * 4);
  const [step, rise] = [0.4 / count, between(0.16, 0.34)];
  for (let index = 0; index < count; index += 1) {
    const x = 0.31 + (index + between(-0.12, 0.12)) * step;
    const fade = 1 - (0.55 * index) / count;
    waves.push([x, 0.32 - between(0, 0.12) * fade], [x + step * between(0.45, 0.7), 0.36 + rise * fade * between(0.5, 1.1)]);
  }
  const tail: Point[] = [
    [0.74, between(0.26, 0.32)],
    [between(0.84, 0.88), between(0.4, 0.5)],
    [0.99, between(0.52, 0.62)],
  ];
  const points = [...start, ...waves, ...tail].map(([x, y]): Point => [x * width, y * height]);
  const underline = random() < 0.35 ? "" : ` 1 w ${flourish(between(0.55, 0.7) * width, between(0.08, 0.16) * height, between(0.26, 0.36) * width)} S`;
  return `q ${INK_BLUE} RG 1.35 w 1 J 1 j ${smoothPath(points)} S${underline} Q`;
}

const flourish = (x: number, y: number, length: number): string =>
  `${at([x - length, y])} m ${at([x - length / 3, y - 2])} ${at([x + length / 2, y - 1])} ${at([x + length, y + 5])} c`;

/** A curve through all points (Catmull–Rom, written as Béziers). */
function smoothPath(points: readonly Point[]): string {
  const pick = (index: number): Point => points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0];
  const toward = (from: Point, to: Point, base: Point, sign: number): Point => [
    base[0] + (sign * (to[0] - from[0])) / 5,
    base[1] + (sign * (to[1] - from[1])) / 5,
  ];
  let path = `${at(pick(0))} m`;
  for (let index = 0; index < points.length - 1; index += 1) {
    const [before, start, end, after] = [pick(index - 1), pick(index), pick(index + 1), pick(index + 2)];
    path += ` ${at(toward(before, end, start, 1))} ${at(toward(start, after, end, -1))} ${at(end)} c`;
  }
  return path;
}

const at = ([x, y]: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Numbers in 0..1 that depend on the name alone (FNV-1a, then mulberry32). Not random, and not meant to be secret. */
function numbersOf(name: string): () => number {
  let state = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) state = Math.imul(state ^ name.charCodeAt(index), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
