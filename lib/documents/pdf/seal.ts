import { asciiBytes } from "@/lib/signing/pades-syntax";
import type { FontFace } from "./font-face";
import { SEAL_RED } from "./paper";
import { showText, textWidth } from "./text";

/** What the seal says: around the upper arc the school, around the lower one its place, or that this is a trial. */
export type SealWords = { upper: string; lower: string };
type Centre = { x: number; y: number };

/**
 * The operators of the school's round seal, vectors: two rings, the words along the circle, a five-pointed star.
 *
 * Unit: points, y upwards. Source: NĐ 30/2020, Phụ lục I (red, real size); QĐ 1789, Đ.11.1.
 */
export function roundSeal(face: FontFace, centre: Centre, radius: number, words: SealWords): Uint8Array {
  const last = lastSeals.get(face);
  if (last && isSame(last, { centre, radius, words })) return last.drawn;
  const drawn = asciiBytes(drawSeal(face, centre, radius, words));
  lastSeals.set(face, { centre: { ...centre }, radius, words: { ...words }, drawn });
  return drawn;
}

/** A school has one seal: the last one drawn is nearly always the one asked for. */
type SealPlan = { centre: Centre; radius: number; words: SealWords };
const lastSeals = new WeakMap<FontFace, SealPlan & { drawn: Uint8Array }>();

const isSame = (one: SealPlan, other: SealPlan): boolean =>
  one.words.upper === other.words.upper &&
  one.words.lower === other.words.lower &&
  one.radius === other.radius &&
  one.centre.x === other.centre.x &&
  one.centre.y === other.centre.y;

function drawSeal(face: FontFace, centre: Centre, radius: number, words: SealWords): string {
  const ring = radius * 0.66;
  const upperSize = fittingSize(face, words.upper, { radius: (radius + ring) / 2, angle: (250 / 180) * Math.PI, most: radius * 0.2 });
  const lowerSize = fittingSize(face, words.lower, { radius: (radius + ring) / 2, angle: (80 / 180) * Math.PI, most: radius * 0.18 });
  return [
    `q ${SEAL_RED} RG ${SEAL_RED} rg`,
    `2 w ${circle(centre, radius - 1)} S`,
    `0.6 w ${circle(centre, radius - 3.6)} S`,
    `0.8 w ${circle(centre, ring)} S`,
    `${star(centre, ring * 0.62)} f`,
    arcText(face, centre, { text: words.upper, size: upperSize, radius: (radius - 3.6 + ring) / 2 - upperSize * 0.33, clockwise: true }),
    arcText(face, centre, { text: words.lower, size: lowerSize, radius: (radius - 3.6 + ring) / 2 + lowerSize * 0.33, clockwise: false }),
    "Q",
  ].join("\n");
}

/** The largest size, up to `most`, at which the words stay within their arc. */
function fittingSize(face: FontFace, text: string, arc: { radius: number; angle: number; most: number }): number {
  const length = textWidth(face, 1, text);
  return Math.min(arc.most, (arc.radius * arc.angle) / Math.max(length, 1));
}

type ArcText = { text: string; size: number; radius: number; clockwise: boolean };

/** Letters one by one along a circle, upright seen from its centre (above) or from outside (below). */
function arcText(face: FontFace, centre: Centre, arc: ArcText): string {
  const turn = arc.clockwise ? -1 : 1;
  const middle = arc.clockwise ? Math.PI / 2 : -Math.PI / 2;
  let angle = middle - (turn * textWidth(face, arc.size, arc.text)) / arc.radius / 2;
  const shown: string[] = [];
  for (const letter of arc.text.match(/.\p{M}*/gu) ?? []) {
    const half = textWidth(face, arc.size, letter) / arc.radius / 2;
    angle += turn * half;
    const lean = angle + (arc.clockwise ? -Math.PI / 2 : Math.PI / 2);
    const [cos, sin] = [Math.cos(lean), Math.sin(lean)];
    const back = half * arc.radius;
    const x = centre.x + arc.radius * Math.cos(angle) - back * cos;
    const y = centre.y + arc.radius * Math.sin(angle) - back * sin;
    const matrix = `${cos.toFixed(4)} ${sin.toFixed(4)} ${(-sin).toFixed(4)} ${cos.toFixed(4)} ${x.toFixed(2)} ${y.toFixed(2)}`;
    if (letter !== " ") shown.push(`${matrix} Tm ${showText(face, arc.size, letter)}`);
    angle += turn * half;
  }
  return `BT /F2 ${arc.size.toFixed(2)} Tf ${shown.join(" ")} ET`;
}

const CURVE = 0.5523;

function circle({ x, y }: Centre, radius: number): string {
  const points = (values: readonly number[]) => values.map((value, index) => (value * radius + (index % 2 === 0 ? x : y)).toFixed(2)).join(" ");
  return [
    `${points([1, 0])} m`,
    `${points([1, CURVE, CURVE, 1, 0, 1])} c`,
    `${points([-CURVE, 1, -1, CURVE, -1, 0])} c`,
    `${points([-1, -CURVE, -CURVE, -1, 0, -1])} c`,
    `${points([CURVE, -1, 1, -CURVE, 1, 0])} c`,
  ].join(" ");
}

function star({ x, y }: Centre, radius: number): string {
  const corners = Array.from({ length: 10 }, (_, index) => {
    const reach = index % 2 === 0 ? radius : radius * 0.382;
    const angle = Math.PI / 2 + (index * Math.PI) / 5;
    return `${(x + reach * Math.cos(angle)).toFixed(2)} ${(y + reach * Math.sin(angle)).toFixed(2)}`;
  });
  return corners.map((corner, index) => `${corner} ${index === 0 ? "m" : "l"}`).join(" ");
}
