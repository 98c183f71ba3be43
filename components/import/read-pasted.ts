import { findHeader } from "@/lib/domain/records/incoming/find-header";
import { fold } from "@/lib/domain/records/incoming/fold";
import { columnKey, parseColumn } from "@/lib/domain/records/cell-column";
import { parseDay } from "@/lib/domain/vietnam-time";
import type { Block } from "../grid/clipboard-block";
import type { GridColumn, GridRow } from "../grid/grid-types";

/** One line of a pasted block. `name`, `codes`: whom it says it is about; empty when the block carries neither. */
export type PastedLine = { number: number; name: string; codes: readonly string[]; values: readonly { column: GridColumn | null; text: string }[] };

/** A pasted block as far as it was understood. `named`: it carries names or codes; `headed`: it begins with headings. */
export type Pasted = { lines: readonly PastedLine[]; named: boolean; headed: boolean };

/** What the block is put on: the rows and columns in view, and the column of its left edge. */
export type PasteGround = { rows: readonly GridRow[]; columns: readonly GridColumn[]; left: number };

/** Reads a block: with headings by their meaning, with names beside the values by where the values begin, else as it lies. */
export function readPasted(block: Block, ground: PasteGround): Pasted {
  return readHeaded(block, ground) ?? readNamed(block, ground) ?? readPlain(block, ground);
}

function readHeaded(block: Block, { columns, left }: PasteGround): Pasted | null {
  const header = findHeader(block.map((line) => line.map((text) => ({ text }))));
  if (!header) return null;
  const here = parseColumn(columns[left]?.key ?? "");
  const places = header.columns.map((heading) => {
    if (heading?.kind === "cell") return columnKey(heading.column);
    return heading?.kind === "own" && here && "subject" in here ? columnKey({ kind: heading.part, subject: here.subject }) : null;
  });
  const facts = (line: readonly string[], kind: string) => header.columns.flatMap((heading, index) => (heading?.kind === kind ? [clean(line[index])] : []));
  const lines = block.slice(header.body).map((line, index) => ({
    number: header.body + index + 1,
    name: facts(line, "name")[0] ?? [...facts(line, "surname"), ...facts(line, "given")].join(" "),
    codes: facts(line, "code").filter(Boolean),
    values: places.flatMap((key, at) => (key === null ? [] : [{ column: columns.find((one) => one.key === key) ?? null, text: line[at] ?? "" }])),
  }));
  return { lines: lines.filter(({ name, codes }) => name !== "" || codes.length > 0), named: true, headed: true };
}

/** No headings, but a column of the class's names or codes: what stands to its right are the values; birth dates are none. */
function readNamed(block: Block, ground: PasteGround): Pasted | null {
  const names = identityColumn(block, new Set(ground.rows.map(({ name }) => fold(name))));
  const codes = identityColumn(block, new Set(ground.rows.flatMap(({ code }) => (code ? [fold(code)] : []))));
  if (names === null && codes === null) return null;
  const width = Math.max(...block.map((line) => line.length));
  const right = Array.from({ length: width }, (_, index) => index).filter((index) => index > Math.max(names ?? -1, codes ?? -1) && !isDates(block, index));
  const lines = block.map((line, index) => ({
    number: index + 1,
    name: names === null ? "" : clean(line[names]),
    codes: codes === null ? [] : [clean(line[codes])].filter(Boolean),
    values: right.map((at, step) => ({ column: ground.columns[ground.left + step] ?? null, text: line[at] ?? "" })),
  }));
  return { lines, named: true, headed: false };
}

const readPlain = (block: Block, { columns, left }: PasteGround): Pasted => ({
  lines: block.map((line, index) => ({ number: index + 1, name: "", codes: [], values: line.map((text, step) => ({ column: columns[left + step] ?? null, text })) })),
  named: false,
  headed: false,
});

/** The column in which most filled cells are known. */
function identityColumn(block: Block, known: ReadonlySet<string>): number | null {
  const width = Math.max(0, ...block.map((line) => line.length));
  for (let index = 0; index < width; index++) {
    const filled = block.map((line) => fold(line[index] ?? "")).filter((text) => text !== "");
    if (filled.length > 0 && filled.filter((text) => known.has(text)).length * 2 > filled.length) return index;
  }
  return null;
}

const isDates = (block: Block, index: number): boolean => {
  const filled = block.map((line) => clean(line[index])).filter(Boolean);
  return filled.length > 0 && filled.every((text) => parseDay(text) !== null);
};

const clean = (text: string | undefined): string => (text ?? "").normalize("NFC").replace(/\s+/g, " ").trim();
