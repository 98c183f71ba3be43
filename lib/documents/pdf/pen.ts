import { ByteWriter } from "@/lib/signing/byte-writer";
import type { FontFaces } from "./skeleton";
import type { FaceName } from "./object-numbers";
import { BLACK, SHEET } from "./paper";
import { setText, shownOf, textWidth, widthOf } from "./text";
import type { SetText } from "./text";

export type TextStyle = { face: FaceName; size: number; colour?: string };
export type Align = "left" | "center" | "right";

/** Resource names, in the order of FACES. */
const FONT_NAMES: Record<FaceName, string> = { regular: "/F1", bold: "/F2", italic: "/F3" };

/** A number as content operators take it: at most two decimals. */
export function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const PAGE_ROOM = 16 * 1024; // bytes
const [SPACE, LINE_FEED, POINT, MINUS] = [0x20, 0x0a, 0x2e, 0x2d];

/**
 * Writes the content of one page or form. Unit: points, y counted downwards from `height`.
 * Only operators that PDF/A knows, only opaque colours.
 */
export class Pen {
  private readonly out: ByteWriter;

  constructor(
    private readonly fonts: FontFaces,
    private readonly height: number = SHEET.height,
    room: number = PAGE_ROOM,
  ) {
    this.out = new ByteWriter(room);
  }

  /** Shows one line with its baseline at y, and x its left end, middle or right end. */
  text(x: number, y: number, style: TextStyle, text: string, align: Align = "left"): void {
    if (text === "") return;
    const set = setText(this.fonts[style.face], text);
    const left = align === "left" ? x : x - widthOf(set, style.size) / (align === "right" ? 1 : 2);
    const { colour = BLACK } = style;
    this.begin();
    if (colour !== BLACK) this.operands("q ", colour, " rg ");
    this.font(style);
    this.numbers(left, this.height - y);
    this.show("Td ", set, style.size);
    if (colour !== BLACK) this.out.ascii(" Q");
  }

  /** Shows one line that reads upwards: its baseline at x, its middle at y. */
  upward(x: number, y: number, style: TextStyle, text: string): void {
    if (text === "") return;
    const set = setText(this.fonts[style.face], text);
    this.begin();
    this.font(style);
    this.out.ascii("0 1 -1 0 ");
    this.numbers(x, this.height - y - widthOf(set, style.size) / 2);
    this.show("Tm ", set, style.size);
  }

  width(style: TextStyle, text: string): number {
    return textWidth(this.fonts[style.face], style.size, text);
  }

  line(from: readonly [number, number], to: readonly [number, number], pen: { width: number; colour?: string; dash?: string }): void {
    this.begin();
    this.out.ascii("q ");
    if (pen.dash !== undefined) this.operands("[", pen.dash, "] 0 d ");
    this.stroke(pen);
    this.numbers(from[0], this.height - from[1]);
    this.out.ascii("m ");
    this.numbers(to[0], this.height - to[1]);
    this.out.ascii("l S Q");
  }

  box(at: { x: number; y: number; width: number; height: number }, pen: { width: number; colour?: string }): void {
    this.begin();
    this.out.ascii("q ");
    this.stroke(pen);
    this.rectangle(at);
    this.out.ascii("re S Q");
  }

  fill(at: { x: number; y: number; width: number; height: number }, colour: string): void {
    this.begin();
    this.operands("q ", colour, " rg ");
    this.rectangle(at);
    this.out.ascii("re f Q");
  }

  /** Places a form of the shared resources, scaled, its lower left corner at x, y. */
  form(name: string, at: { x: number; y: number; scale: number }): void {
    const scale = decimal(at.scale);
    this.raw(`q ${scale} 0 0 ${scale} ${decimal(at.x)} ${decimal(this.height - at.y)} cm /${name} Do Q`);
  }

  raw(operators: string | Uint8Array): void {
    this.begin();
    if (typeof operators === "string") this.out.ascii(operators);
    else this.out.put(operators);
  }

  /** All operators so far, one on each line, not copied. */
  content(): Uint8Array {
    return this.out.whole();
  }

  private begin(): void {
    if (this.out.length > 0) this.out.byte(LINE_FEED);
  }

  private font({ face, size }: TextStyle): void {
    this.operands("BT ", FONT_NAMES[face], " ");
    this.number(size);
    this.out.ascii("Tf ");
  }

  private show(placed: string, set: SetText, size: number): void {
    this.out.ascii(placed);
    this.out.put(shownOf(set, size));
    this.out.ascii(" ET");
  }

  private stroke(pen: { width: number; colour?: string }): void {
    this.number(pen.width);
    this.operands("w ", pen.colour ?? BLACK, " RG ");
  }

  private rectangle(at: { x: number; y: number; width: number; height: number }): void {
    this.numbers(at.x, this.height - at.y - at.height);
    this.numbers(at.width, at.height);
  }

  private operands(before: string, operands: string, after: string): void {
    this.out.ascii(before);
    this.out.ascii(operands);
    this.out.ascii(after);
  }

  private numbers(one: number, other: number): void {
    this.number(one);
    this.number(other);
  }

  /** As `decimal` writes it, and a space. */
  private number(value: number): void {
    const { out } = this;
    const hundredths = Math.round(value * 100);
    if (hundredths < 0) out.byte(MINUS);
    const size = Math.abs(hundredths);
    const rest = size % 100;
    out.digits((size - rest) / 100);
    if (rest > 0) {
      out.byte(POINT);
      out.digits(Math.trunc(rest / 10));
      if (rest % 10 > 0) out.digits(rest % 10);
    }
    out.byte(SPACE);
  }
}
