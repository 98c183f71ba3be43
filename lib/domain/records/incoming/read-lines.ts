import type { Period } from "../../assessment/periods";
import type { SubjectCode } from "../../assessment/subjects";
import { columnKey } from "../cell-column";
import type { SheetText, TextCell } from "../sheet-text";
import { findHeader, type Header } from "./find-header";
import { fold } from "./fold";
import type { Heading } from "./headings";
import { parsePeriod } from "./period-names";
import { parseSubject } from "./subject-names";

/** A value of a line. `isCode`: the file wrote it into its column for codes of the comment bank. */
export type LineValue = { column: string; cell: TextCell; isCode?: boolean };

/** One line of a strange table: whom it is about, and its values by column of the class sheet. Unit: `row` from 1, as Excel counts. */
export type Line = {
  row: number;
  codes: readonly string[];
  name: string;
  birthDate: string;
  className: string;
  period: string;
  values: readonly LineValue[];
};

/** A sheet as far as it was understood. `periods`: the times of assessment named above the table. */
export type ReadSheet = { name: string; columns: readonly string[]; lines: readonly Line[]; periods: readonly Period[]; subject: SubjectCode | null };

export type SheetFault = "NO_HEADER" | "NO_SUBJECT";

/**
 * Reads a sheet of whatever layout: finds its heading row, what each column holds and whom each line is about.
 * `subject`: what the person said the sheet is about, when it does not say so itself.
 */
export function readLines(sheet: SheetText, subject: SubjectCode | null): ReadSheet | SheetFault {
  const header = findHeader(sheet.rows);
  if (!header) return "NO_HEADER";
  const above = sheet.rows.slice(0, header.first).flatMap((row) => [...new Set(Array.from(row, (cell) => cell?.text.trim() ?? ""))]);
  const about = subject ?? namedSubject([...above, sheet.name]);
  if (header.columns.some((heading) => heading?.kind === "own") && !about) return "NO_SUBJECT";
  const columns = header.columns.map((heading) => columnOf(heading, about));
  const coded = codedColumn(header, about);
  const lines = sheet.rows.slice(header.body).flatMap((row, index) => readLine({ header, columns, coded }, row, header.body + index + 1));
  const named = [...columns, coded?.column ?? null].filter((column) => column !== null);
  const periods = [...new Set(above.flatMap((text) => parsePeriod(text) ?? []))];
  return { name: sheet.name, columns: [...new Set(named)], lines, periods, subject: about };
}

/** "Toán", "Môn: Toán", or both name and value in neighbouring cells; "Toán 1B" as the name of a sheet. */
function namedSubject(texts: readonly string[]): SubjectCode | null {
  for (const text of texts) {
    const found = parseSubject(text) ?? parseSubject(text.replace(/\s*[-–,].*$/u, "")) ?? parseSubject(text.replace(/\s+(?:lớp\s+)?\d\s*[\p{L}\d]{0,2}$/iu, ""));
    if (found) return found;
  }
  return null;
}

function columnOf(heading: Heading | null, subject: SubjectCode | null): string | null {
  if (heading?.kind === "cell") return columnKey(heading.column);
  return heading?.kind === "own" && subject ? columnKey({ kind: heading.part, subject }) : null;
}

/** "Mã nhận xét" of a sheet about one subject: where its codes stand, and which column they are comments of. */
type Coded = { at: number; column: string };
type Layout = { header: Header; columns: readonly (string | null)[]; coded: Coded | null };

function codedColumn(header: Header, subject: SubjectCode | null): Coded | null {
  const at = header.columns.findIndex((heading) => heading?.kind === "commentCode");
  return at >= 0 && subject ? { at, column: columnKey({ kind: "comment", subject }) } : null;
}

/** A line without a name and a code is no pupil's: a blank row, a total, a signature below the table. */
function readLine({ header, columns, coded }: Layout, row: readonly (TextCell | undefined)[], number: number): Line[] {
  const all = (kind: Heading["kind"]) => header.columns.flatMap((heading, index) => (heading?.kind === kind ? [clean(row[index]?.text)] : [])).filter((text) => text !== "");
  const first = (kind: Heading["kind"]) => all(kind)[0] ?? "";
  const name = first("name") || [first("surname"), first("given")].filter(Boolean).join(" ");
  const codes = all("code");
  if (!/\p{L}/u.test(name) && !codes.some((code) => code.length > 3)) return [];
  const values = columns.flatMap((column, index) => valueIn(column, row[index]));
  // The text beside a code is what counts; a code alone stands for its sentence.
  if (coded && !values.some(({ column }) => column === coded.column)) values.push(...valueIn(coded.column, row[coded.at]).map((value) => ({ ...value, isCode: true })));
  return [{ row: number, codes, name, birthDate: first("birthDate"), className: first("class"), period: first("period"), values }];
}

const valueIn = (column: string | null, cell: TextCell | undefined): LineValue[] => (column && cell && (cell.text.trim() !== "" || cell.problem) ? [{ column, cell }] : []);

const clean = (text: string | undefined): string => (text ?? "").normalize("NFC").replace(/\s+/g, " ").trim();

/** Whether a line names another class than this one; a name with words ("Lớp 1B") is the same as without. */
export const isOtherClass = (line: Line, className: string): boolean => {
  const bare = (text: string) => fold(text).replace(/^lop /, "").replace(/ /g, "");
  return line.className !== "" && bare(line.className) !== bare(className);
};
