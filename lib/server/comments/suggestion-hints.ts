import "server-only";
import type { CellWarning, GridSheet } from "@/components/grid/grid-types";
import { decide } from "@/lib/domain/people/permissions";
import type { Ctx } from "../context";
import type { ClassFacts } from "../sheets/class-facts";
import type { SheetValues } from "../sheets/sheet-values";
import { listSuggestions } from "./list-suggestions";

type Laid = { facts: ClassFacts; values: SheetValues; grid: GridSheet };

/** Open suggestions beside their cells, for the homeroom teacher who decides on them. */
export async function suggestionHints(ctx: Ctx, { facts, values, grid }: Laid): Promise<Record<string, CellWarning>> {
  const shows = grid.columns.some(({ key }) => key.startsWith("trait.") || key.startsWith("remark."));
  if (!shows || !decide(ctx.actor, "suggestion.decide", { classId: facts.classId }).ok) return {};
  const open = (await listSuggestions(ctx, facts, values)).filter(({ state, decides }) => state === "OPEN" && decides);
  return Object.fromEntries(open.map(({ cell, column, words, from }) => [cell, { message: `${from} gợi ý: ${words}. Lấy hoặc để lại ở trang Gợi ý.`, tag: column.startsWith("trait.") ? `${words}?` : "Có gợi ý" }]));
}
