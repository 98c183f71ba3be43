import "server-only";
import { parseAbsent, saysAbsent } from "@/lib/domain/assessment/absent-mark";
import { parsePartMark } from "@/lib/domain/assessment/part-marks";
import { parseLevelKey, parseMark } from "@/lib/domain/assessment/read-entry";
import type { CellColumn } from "@/lib/domain/records/cell-column";
import type { ErrorCode } from "@/lib/domain/refusal-words";
import type { Result } from "@/lib/domain/result";
import { no, yes } from "@/lib/domain/result";

/** Longest comment of a subject or of the homeroom teacher that the học bạ form holds legibly. */
export const MOST_LETTERS = 1_000;

const BOUNDS = { height: [50, 220], weight: [5, 150] } as const;

/** Control characters cannot stand in the XML of a học bạ; a line break becomes a space. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u;

/** A value as it arrives, in the one way it is stored. Empty is null; what is wrong is refused, never mended. */
export function readCellValue(column: CellColumn, sent: string | null): Result<string | null, ErrorCode> {
  if (sent === null || sent.trim() === "") return yes(null);
  switch (column.kind) {
    case "level":
      if (saysAbsent(sent)) return readAbsent(sent);
      return known(parseLevelKey("SUBJECT", sent));
    case "trait":
      return known(parseLevelKey("TRAIT", sent));
    case "mark": {
      if (saysAbsent(sent)) return readAbsent(sent);
      const mark = parseMark(sent);
      return mark.ok ? yes(String(mark.value)) : mark;
    }
    case "part":
      return parsePartMark(sent, 10);
    case "height":
    case "weight":
      return readMeasure(column.kind, sent);
    case "comment":
    case "remark":
      return readText(sent);
  }
}

const known = (level: string | null): Result<string, ErrorCode> => (level === null ? no("LEVEL_UNKNOWN") : yes(level));

function readMeasure(kind: "height" | "weight", sent: string): Result<string, ErrorCode> {
  const plain = sent.trim().replace(",", ".");
  const [least, most] = BOUNDS[kind];
  const fits = /^\d{1,3}(\.\d)?$/.test(plain) && Number(plain) >= least && Number(plain) <= most;
  return fits ? yes(String(Number(plain))) : no("MEASURE_WRONG");
}

const readAbsent = (sent: string): Result<string, ErrorCode> => (UNWRITABLE.test(sent) ? no("TEXT_UNWRITABLE") : parseAbsent(sent));

function readText(sent: string): Result<string, ErrorCode> {
  if (UNWRITABLE.test(sent)) return no("TEXT_UNWRITABLE");
  const text = sent.normalize("NFC").replace(/\s+/g, " ").trim();
  return text.length <= MOST_LETTERS ? yes(text) : no("TEXT_TOO_LONG");
}
