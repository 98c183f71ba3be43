import type { Look } from "./workbook";
import { xmlText } from "./xml-text";

/** The looks of a workbook, each kept once. */
export type Styles = { indexOf: (look: Look | undefined) => number; write: () => string };

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const THIN = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`).join("");

/** Collects looks while the sheets are written, then writes them as the styles part. Source: ECMA-376, 18.8. */
export function createStyles(font: string): Styles {
  const fonts = createTable([writeFont({}, font)]);
  const fills = createTable(['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>']);
  const looks = createTable([writeLook({}, 0, 0)]);
  const indexOf = (look: Look = {}) => looks.indexOf(writeLook(look, fonts.indexOf(writeFont(look, font)), look.fill ? fills.indexOf(writeFill(look.fill)) : 0));
  const write = () =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${NAMESPACE}">` +
    list("fonts", fonts.all) +
    list("fills", fills.all) +
    list("borders", ["<border/>", `<border>${THIN}</border>`]) +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    list("cellXfs", looks.all) +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
  return { indexOf, write };
}

const list = (tag: string, items: readonly string[]) => `<${tag} count="${items.length}">${items.join("")}</${tag}>`;

/** Items in the order in which they were first asked for. */
function createTable(all: string[]) {
  const places = new Map(all.map((item, index) => [item, index]));
  const add = (item: string) => {
    places.set(item, all.length);
    return all.push(item) - 1;
  };
  return { all, indexOf: (item: string) => places.get(item) ?? add(item) };
}

const writeFont = ({ bold, italic, size = 11 }: Look, name: string) => `<font>${bold ? "<b/>" : ""}${italic ? "<i/>" : ""}<sz val="${size}"/><name val="${xmlText(name)}"/></font>`;

const writeFill = (colour: string) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/></patternFill></fill>`;

const TEXT_FORMAT = 49; // "@": ECMA-376, 18.8.30

function writeLook(look: Look, font: number, fill: number): string {
  const where = [look.align && `horizontal="${look.align}"`, look.middle && 'vertical="center"', look.wrap && 'wrapText="1"', look.turned && 'textRotation="90"'].filter(Boolean).join(" ");
  const inside = (where ? `<alignment ${where}/>` : "") + (look.open ? '<protection locked="0"/>' : "");
  const applied = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${where ? ' applyAlignment="1"' : ""}${look.open ? ' applyProtection="1"' : ""}`;
  return `<xf numFmtId="${look.text ? TEXT_FORMAT : 0}" fontId="${font}" fillId="${fill}" borderId="${look.border ? 1 : 0}" xfId="0" ${applied}>${inside}</xf>`;
}
