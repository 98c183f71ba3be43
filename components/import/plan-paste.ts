import { placeOfColumn } from "@/lib/domain/records/comment-bank";
import { readCodes, sentencesOf, type CodedLine } from "@/lib/domain/records/comment-code";
import { yes } from "@/lib/domain/result";
import { fold } from "@/lib/domain/records/incoming/fold";
import { doubtWords, matchPupil, type KnownPupil } from "@/lib/domain/records/incoming/match-pupil";
import type { Block } from "../grid/clipboard-block";
import type { CellStore, Edit } from "../grid/cell-store";
import { cellId, type GridColumn, type GridRow } from "../grid/grid-types";
import { lockOf } from "../grid/lock-of";
import { readTyped, shownValue } from "../grid/typed-value";
import type { ChangeCell, ChangeLine } from "./change-table";
import { readPasted, type PastedLine } from "./read-pasted";

/** Where a block is put: the view, and the corner of the selection. `bank`: the sentences that codes in it may stand for. */
export type PasteView = { store: CellStore; rows: readonly GridRow[]; columns: readonly GridColumn[]; top: number; left: number; bank: readonly CodedLine[] };

/** What a paste would do. `doubtful`: lines that are not taken; `overwritten`: cells that hold something else now. */
export type PastePlan = {
  lines: readonly ChangeLine[];
  edits: readonly Edit[];
  refused: number;
  doubtful: number;
  overwritten: number;
  coded: number; // comments that come from codes of the bank
  named: boolean; // the block says whom its lines are about, so that they could be placed by name
  hint: string | null;
  total: number; // lines of the block
};

/** Holds a block against the sheet, line under line or each line by its pupil. Nothing is changed. */
export function planPaste(view: PasteView, block: Block, how: "place" | "pupil"): PastePlan {
  const { lines, named, headed } = readPasted(block, view);
  const known = view.rows.map(toKnown);
  const planned = lines.map((line, index) => planLine(view, line, how === "place" ? view.rows[view.top + index] : undefined, how === "pupil" ? known : null));
  const told = planned.map((line) => ({ ...line, cells: line.cells.filter(({ outcome }) => outcome !== "same") })).filter(({ doubt, cells }) => doubt !== null || cells.length > 0);
  const cells = planned.flatMap((line) => line.cells.map((cell) => ({ ...cell, row: line.pupilId ?? "" })));
  const changes = cells.filter(({ outcome }) => outcome === "change");
  return {
    lines: told,
    edits: changes.map(({ row, column, to }) => ({ id: cellId(row, column), to })),
    refused: cells.filter(({ outcome }) => outcome === "refused").length,
    doubtful: planned.filter(({ doubt }) => doubt !== null).length,
    coded: changes.filter(({ code }) => code !== null).length,
    overwritten: changes.filter(({ from }) => from !== null).length,
    named,
    hint: named || headed ? null : countHint(lines.length, view),
    total: lines.length,
  };
}

const toKnown = ({ id, orderNo, name, code }: GridRow): KnownPupil => ({ id, orderNo, name, codes: code ? [code] : [], birthDate: "" });

type Planned = ChangeLine & { pupilId: string | null };

function planLine(view: PasteView, line: PastedLine, below: GridRow | undefined, known: readonly KnownPupil[] | null): Planned {
  const place = (row: GridRow | undefined) => ({ sheet: "", row: line.number, name: line.name || (row?.name ?? `Dòng ${line.number}`), orderNo: row?.orderNo ?? null, pupilId: row?.id ?? null });
  const refused = (doubt: string, row?: GridRow): Planned => ({ ...place(row), orderNo: null, doubt, cells: [] });
  if (known) {
    const { pupil, doubt } = matchPupil({ ...line, birthDate: "" }, known);
    const row = view.rows.find(({ id }) => id === pupil?.id);
    return row ? { ...place(row), doubt: null, cells: line.values.flatMap((value) => planCell(view, row, value)) } : refused(doubtWords(doubt ?? { kind: "NOT_FOUND" }, line.name));
  }
  const empty = line.values.every(({ text }) => text.trim() === "");
  if (!below) return empty ? { ...place(undefined), doubt: null, cells: [] } : refused("Dòng này ở ngoài danh sách của lớp: khối dán dài hơn số học sinh còn lại.");
  if (isAnother(line, below)) return refused(`Dòng này của ${line.name || line.codes[0]} nhưng rơi vào ${below.name}: khối dán bị lệch dòng.`);
  return { ...place(below), doubt: null, cells: line.values.flatMap((value) => planCell(view, below, value)) };
}

/** Whether a line names somebody else than the row it would fall on. */
function isAnother({ name, codes }: PastedLine, row: GridRow): boolean {
  const otherCode = codes.length > 0 && row.code !== undefined && !codes.some((code) => fold(code) === fold(row.code ?? ""));
  return otherCode || (name !== "" && fold(name) !== fold(row.name));
}

function planCell({ store, bank }: PasteView, row: GridRow, { column, text }: PastedLine["values"][number]): ChangeCell[] {
  const shown = text.replace(/\s+/g, " ").trim();
  if (!column) return shown === "" ? [] : [{ column: `beyond.${shown}`, label: "Cột ngoài bảng", from: null, to: null, shown, outcome: "refused", why: "Phần đang mở không có cột cho giá trị này.", code: null }];
  if (column.input === "shown") return [];
  const from = store.value(cellId(row.id, column.key));
  const place = placeOfColumn(column.key);
  const codes = place === null ? null : readCodes(text);
  const said = place !== null && codes ? sentencesOf(codes, bank, { place, name: row.name }) : yes(text);
  const typed = said.ok ? readTyped(column.input, said.value, column.maxLength) : { ok: false as const, message: said.reason };
  const cell = { column: column.key, label: column.name, from, to: from, shown, code: codes?.join(", ") ?? null };
  if (typed.ok && typed.value === from) return [{ ...cell, outcome: "same", why: null }];
  const problem = lockOf(row, column) ?? (typed.ok ? null : typed.message);
  if (problem) return shown === "" || shown === shownValue(column.input, from) ? [] : [{ ...cell, outcome: "refused", why: problem }];
  return typed.ok ? [{ ...cell, to: typed.value, outcome: "change", why: null }] : [];
}

/** A block nearly as long as the class, but not quite: a pupil was left out or a heading came along. */
function countHint(lines: number, { rows, top }: PasteView): string | null {
  const left = rows.length - top;
  if (lines === left || lines * 4 < rows.length * 3) return null;
  return `Khối dán có ${lines} dòng, từ dòng đang chọn đến cuối danh sách có ${left} học sinh. Mời kiểm tra kẻo lệch dòng: chép kèm cột Họ và tên thì hệ thống đối chiếu giúp.`;
}

/** Small, nothing refused, nothing overwritten, no line in doubt, nothing that becomes other words than were copied: it may go straight in. */
export const goesStraightIn = (plan: PastePlan): boolean => !plan.named && plan.refused + plan.doubtful + plan.overwritten + plan.coded === 0 && plan.hint === null;
