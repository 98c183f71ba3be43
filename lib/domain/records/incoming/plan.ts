import type { Period } from "../../assessment/periods";
import { PERIOD_WORDS } from "../../assessment/periods";
import { yes, type Result } from "../../result";
import type { CellColumn } from "../cell-column";
import { parseColumn } from "../cell-column";
import { placeOfColumn } from "../comment-bank";
import { readCodes, sentencesOf, splitCodes, type CodedLine } from "../comment-code";
import { levelLetter } from "./level-words";
import { doubtWords, holdsUp, matchPupil, type Doubt, type KnownPupil } from "./match-pupil";
import { parsePeriod } from "./period-names";
import { isOtherClass, type Line, type LineValue } from "./read-lines";

/** What becomes of one value: it changes the cell, says the same, or is refused with a sentence. */
export type PlannedCell = {
  pupilId: string;
  column: string;
  from: string | null;
  to: string | null;
  shown: string; // what the file says
  outcome: "change" | "same" | "refused";
  why: string | null;
  code: string | null; // what the file wrote instead of the sentence: "TV12"
};

/** A line of the file with what becomes of its values. `doubt`: why the whole line is not taken. */
export type PlannedLine = { sheet: string; row: number; name: string; orderNo: number | null; doubt: string | null; holdsUp: boolean; cells: readonly PlannedCell[] };

/** What the sheet of the portal says to a value: what stands there, whether it may be written, how it is read. */
export type Target = {
  className: string;
  period: Period;
  pupils: readonly KnownPupil[];
  valueAt: (pupilId: string, column: CellColumn) => string | null;
  decide: (pupilId: string, column: CellColumn) => string | null; // the sentence of a refusal
  read: (column: CellColumn, text: string) => Result<string | null, string>; // the refusal is a sentence
  bank: readonly CodedLine[]; // the sentences that codes of a file may stand for
};

/** Turns the lines of one sheet into what would be written. Lines of other classes, and lines that say nothing, are left out. */
export function planLines(sheet: string, lines: readonly Line[], target: Target): PlannedLine[] {
  const own = lines.filter((line) => line.values.length > 0 && !isOtherClass(line, target.className));
  const matches = own.map((line) => matchPupil(line, target.pupils));
  const counts = new Map<string, number>();
  for (const { pupil } of matches) if (pupil) counts.set(pupil.id, (counts.get(pupil.id) ?? 0) + 1);
  return own.map((line, index) => {
    const { pupil, doubt } = matches[index] ?? { pupil: null, doubt: null };
    const found: Doubt | null = pupil && (counts.get(pupil.id) ?? 0) > 1 ? { kind: "LINE_TWICE" } : doubt;
    const place = { sheet, row: line.row, name: line.name || (line.codes[0] ?? ""), orderNo: pupil?.orderNo ?? null };
    if (!pupil || found) return { ...place, doubt: doubtWords(found ?? { kind: "NOT_FOUND" }, line.name), holdsUp: found !== null && holdsUp(found), cells: [] };
    const otherTime = whyOtherTime(line.period, target.period);
    if (otherTime) return { ...place, doubt: otherTime, holdsUp: true, cells: [] };
    return { ...place, doubt: null, holdsUp: false, cells: line.values.map((value) => planCell(target, pupil, value)) };
  });
}

/** Why a line does not belong to this time of assessment; an empty cell belongs to any. */
export function whyOtherTime(text: string, period: Period): string | null {
  if (text === "") return null;
  const named = parsePeriod(text);
  if (named === period) return null;
  return named ? `Dòng này là của ${PERIOD_WORDS[named]}, không phải ${PERIOD_WORDS[period]}.` : `Thời điểm đánh giá “${text}” không đọc được.`;
}

function planCell(target: Target, { id: pupilId, name }: KnownPupil, { column: key, cell, isCode = false }: LineValue): PlannedCell {
  const column = parseColumn(key);
  const from = column ? target.valueAt(pupilId, column) : null;
  const shown = cell.text.trim();
  const refused = (why: string): PlannedCell => ({ pupilId, column: key, from, to: from, shown, outcome: "refused", why, code: null });
  const same: PlannedCell = { pupilId, column: key, from, to: from, shown, outcome: "same", why: null, code: null };
  if (!column) return refused("Bảng tổng hợp không có cột này.");
  if (cell.problem) return refused(cell.problem === "FORMULA" ? "Ô là công thức chưa có kết quả: mời mở tệp bằng Excel rồi lưu lại." : `Ô báo lỗi ${shown}: mời sửa trong tệp.`);
  if (shown === from && !isCode) return same;
  const place = placeOfColumn(key);
  const codes = place === null ? null : isCode ? splitCodes(shown) : readCodes(shown);
  const said = place !== null && codes ? sentencesOf(codes, target.bank, { place, name }) : yes(levelLetter(column, shown));
  const read = said.ok ? target.read(column, said.value) : said;
  if (read.ok && read.value === from) return same;
  const closed = target.decide(pupilId, column);
  if (closed) return refused(closed);
  return read.ok ? { pupilId, column: key, from, to: read.value, shown, outcome: "change", why: null, code: codes?.join(", ") ?? null } : refused(read.reason);
}
