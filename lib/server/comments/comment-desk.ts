import "server-only";
import type { CommentDesk } from "@/components/comments/comment-desk";
import type { GridSheet } from "@/components/grid/grid-types";
import type { SubjectLevel, TraitLevel } from "@/lib/domain/assessment/levels";
import type { RemarkKind } from "@/lib/domain/assessment/missing-items";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { toneOf } from "@/lib/domain/assessment/warnings-comments";
import { parseColumn } from "@/lib/domain/records/cell-column";
import { placeOfColumn } from "@/lib/domain/records/comment-bank";
import type { Ctx } from "../context";
import type { ClassFacts } from "../sheets/class-facts";
import type { SheetValues } from "../sheets/sheet-values";
import { valueAt } from "../sheets/sheet-values";
import { listBank } from "./list-bank";

type Laid = { facts: ClassFacts; values: SheetValues; grid: GridSheet };

/** What lies beside the comments of a view, for the cells this person sees there. Returns null when the view has none. */
export async function getCommentDesk(ctx: Ctx, { facts, values, grid }: Laid): Promise<CommentDesk | null> {
  const columns = grid.columns.filter(({ input }) => input === "text");
  if (columns.length === 0) return null;
  const levels: Record<string, SubjectLevel | TraitLevel> = {};
  for (const { id, none } of grid.rows) {
    for (const { key } of columns) {
      const level = none.includes(key) ? null : levelBeside(facts, values, id, key);
      if (level) levels[`${id}|${key}`] = level;
    }
  }
  const places = columns.flatMap(({ key }) => placeOfColumn(key) ?? []);
  const bank = await listBank(ctx, places, { retired: false });
  return { period: facts.period, levels, bank: bank.map(({ id, code, place, level, text, own }) => ({ id, code, place, level, text, own })) };
}

/** The level a comment belongs to: the subject's, or what the traits of the remark's group come to (of all, for the overall one). */
export function levelBeside(facts: ClassFacts, values: SheetValues, pupilId: string, key: string): SubjectLevel | TraitLevel | null {
  const cell = parseColumn(key);
  if (cell?.kind === "comment") return knownLevel(valueAt(values, pupilId, `level.${cell.subject}`));
  return cell?.kind === "remark" ? toneOf(traitLevels(facts, values, pupilId, cell.remark)) : null;
}

const traitLevels = (facts: ClassFacts, values: SheetValues, pupilId: string, remark: RemarkKind) =>
  traitsOf(facts.grade)
    .filter(({ group }) => remark === "OVERALL" || group === remark)
    .map(({ code }) => valueAt(values, pupilId, `trait.${code}`) as TraitLevel | null);

/** A "V" stands where there is no level yet. */
const knownLevel = (value: string | null): SubjectLevel | null => (value === "T" || value === "H" || value === "C" ? value : null);
