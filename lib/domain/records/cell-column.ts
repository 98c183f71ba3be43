import type { RemarkKind } from "../assessment/missing-items";
import { REMARK_KINDS } from "../assessment/missing-items";
import type { PartCode, PartSubject } from "../assessment/part-marks";
import { isPartOf, isPartSubject } from "../assessment/part-marks";
import type { SubjectCode } from "../assessment/subjects";
import { findSubject } from "../assessment/subjects";
import type { TraitCode } from "../assessment/traits";
import { TRAIT_CODES } from "../assessment/traits";

/** What one column of a class sheet holds. */
export type CellColumn =
  | { kind: "level" | "mark" | "comment"; subject: SubjectCode }
  | { kind: "part"; subject: PartSubject; part: PartCode }
  | { kind: "trait"; trait: TraitCode }
  | { kind: "remark"; remark: RemarkKind }
  | { kind: "height" | "weight" };

/** The name of a column between browser and server. Shape: "level.TV", "part.TV.DOC", "trait.NHAN_AI", "height". */
export function columnKey(column: CellColumn): string {
  if (column.kind === "trait") return `trait.${column.trait}`;
  if (column.kind === "remark") return `remark.${column.remark}`;
  if (column.kind === "part") return `part.${column.subject}.${column.part}`;
  return "subject" in column ? `${column.kind}.${column.subject}` : column.kind;
}

/** Returns null when a name is none of a class sheet's columns. */
export function parseColumn(key: string): CellColumn | null {
  const [kind, name = "", part] = key.split(".");
  if (kind === "part") return isPartSubject(name) && part !== undefined && isPartOf(name, part) ? { kind, subject: name, part } : null;
  if (kind === "height" || kind === "weight") return name === "" ? { kind } : null;
  if (kind === "trait") return isTrait(name) ? { kind, trait: name } : null;
  if (kind === "remark") return isRemark(name) ? { kind, remark: name } : null;
  const subject = findSubject(name);
  if (!subject || (kind !== "level" && kind !== "mark" && kind !== "comment")) return null;
  return { kind, subject: subject.code };
}

const isTrait = (name: string): name is TraitCode => (TRAIT_CODES as readonly string[]).includes(name);
const isRemark = (name: string): name is RemarkKind => (REMARK_KINDS as readonly string[]).includes(name);

/**
 * The record that keeps a column's value, and with it the version: a subject's level, mark and comment are one
 * record; height and weight are one; a part of a test is one, kept beside the whole mark.
 */
export function recordKey(column: CellColumn): string {
  if (column.kind === "part") return columnKey(column);
  if ("subject" in column) return `subject.${column.subject}`;
  return column.kind === "height" || column.kind === "weight" ? "measure" : columnKey(column);
}
