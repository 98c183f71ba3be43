import type { FontFaces } from "./skeleton";
import type { FaceName } from "./object-numbers";
import { BLACK, SHEET } from "./paper";
import { setText, shownOf, textWidth, widthOf } from "./text";

export type TextStyle = { face: FaceName; size: number; colour?: string };
export type Align = "left" | "center" | "right";

/** Resource names, in the order of FACES. */
const FONT_NAMES: Record<FaceName, string> = { regular: "/F1", bold: "/F2", italic: "/F3" };

/** A number as content operators take it: at most two decimals. */
export function decimal(value: number): string {
  const hundredths = Math.round(value * 100);
  if (hundredths < 0 || hundredths >= HUNDREDTHS_KEPT) return String(hundredths / 100);
  return (decimals[hundredths] ??= String(hundredths / 100));
}

const HUNDREDTHS_KEPT = 100 * 1024; // no sheet of ours is larger, and turning a fraction into text is what costs most in an operator
const decimals = new Array<string | undefined>(HUNDREDTHS_KEPT);

/**
 * Writes the content of one page or form. Unit: points, y counted downwards from `height`.
 * Only operators that PDF/A knows, only opaque colours.
 */
export class Pen {
  private operators = "";

  constructor(
    private readonly fonts: FontFaces,
    private readonly height: number = SHEET.height,
  ) {}

  /** Shows one line with its baseline at y, and x its left end, middle or right end. */
  text(x: number, y: number, style: TextStyle, text: string, align: Align = "left"): void {
    if (text === "") return;
    const set = setText(this.fonts[style.face], text);
    const left = align === "left" ? x : x - widthOf(set, style.size) / (align === "right" ? 1 : 2);
    const colour = style.colour ?? BLACK;
    const shown = `BT ${FONT_NAMES[style.face]} ${decimal(style.size)} Tf ${decimal(left)} ${decimal(this.height - y)} Td ${shownOf(set, style.size)} ET`;
    this.raw(colour === BLACK ? shown : `q ${colour} rg ${shown} Q`);
  }

  /** Shows one line that reads upwards: its baseline at x, its middle at y. */
  upward(x: number, y: number, style: TextStyle, text: string): void {
    if (text === "") return;
    const set = setText(this.fonts[style.face], text);
    const start = this.height - y - widthOf(set, style.size) / 2;
    this.raw(`BT ${FONT_NAMES[style.face]} ${decimal(style.size)} Tf 0 1 -1 0 ${decimal(x)} ${decimal(start)} Tm ${shownOf(set, style.size)} ET`);
  }

  width(style: TextStyle, text: string): number {
    return textWidth(this.fonts[style.face], style.size, text);
  }

  line(from: readonly [number, number], to: readonly [number, number], pen: { width: number; colour?: string; dash?: string }): void {
    const dash = pen.dash === undefined ? "" : `[${pen.dash}] 0 d `;
    const path = `${this.point(from)} m ${this.point(to)} l S`;
    this.raw(`q ${dash}${decimal(pen.width)} w ${pen.colour ?? BLACK} RG ${path} Q`);
  }

  box(at: { x: number; y: number; width: number; height: number }, pen: { width: number; colour?: string }): void {
    const rectangle = `${decimal(at.x)} ${decimal(this.height - at.y - at.height)} ${decimal(at.width)} ${decimal(at.height)} re`;
    this.raw(`q ${decimal(pen.width)} w ${pen.colour ?? BLACK} RG ${rectangle} S Q`);
  }

  fill(at: { x: number; y: number; width: number; height: number }, colour: string): void {
    const rectangle = `${decimal(at.x)} ${decimal(this.height - at.y - at.height)} ${decimal(at.width)} ${decimal(at.height)} re`;
    this.raw(`q ${colour} rg ${rectangle} f Q`);
  }

  /** Places a form of the shared resources, scaled, its lower left corner at x, y. */
  form(name: string, at: { x: number; y: number; scale: number }): void {
    const scale = decimal(at.scale);
    this.raw(`q ${scale} 0 0 ${scale} ${decimal(at.x)} ${decimal(this.height - at.y)} cm /${name} Do Q`);
  }

  raw(operators: string): void {
    this.operators += this.operators === "" ? operators : `\n${operators}`;
  }

  content(): string {
    return this.operators;
  }

  private point([x, y]: readonly [number, number]): string {
    return `${decimal(x)} ${decimal(this.height - y)}`;
  }
}
