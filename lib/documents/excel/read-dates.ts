import type { Node } from "./read-parts";
import { attribute, child, children } from "./read-parts";

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22]); // ECMA-376, 18.8.30

/** Which looks of a workbook show a number as a day. Source: ECMA-376, 18.8.30, 18.8.31. */
export function dateLooks(styles: Node): ReadonlySet<number> {
  const root = child(styles, "styleSheet");
  const own = new Map(children(child(root, "numFmts"), "numFmt").map((one) => [Number(attribute(one, "numFmtId")), attribute(one, "formatCode") ?? ""]));
  const isDate = (format: number) => BUILT_IN_DATES.has(format) || showsDay(own.get(format) ?? "");
  const looks = children(child(root, "cellXfs"), "xf").map((one) => isDate(Number(attribute(one, "numFmtId") ?? 0)));
  return new Set(looks.flatMap((date, index) => (date ? [index] : [])));
}

/** A format of a user's own that shows day and year; quoted words and colours aside. */
const showsDay = (format: string): boolean => {
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").toLowerCase();
  return bare.includes("d") && bare.includes("y");
};

const DAY_MS = 86_400_000;

/**
 * A day as Excel keeps it: days since 30/12/1899 (or 1/1/1904 in old Mac files).
 * Shape: "dd/MM/yyyy". Returns null when the number is no day of our time.
 */
export function showSerialDay(serial: number, from1904: boolean): string | null {
  const day = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (!Number.isFinite(day) || day < 61 || day > 100_000) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + day * DAY_MS);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}
