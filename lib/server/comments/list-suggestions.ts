import "server-only";
import { REMARK_WORDS } from "@/lib/domain/assessment/missing-items";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { TRAITS } from "@/lib/domain/assessment/traits";
import { decide } from "@/lib/domain/people/permissions";
import type { SuggestionState } from "@/lib/domain/records/suggestion";
import { suggestedWords, suggestionColumn } from "@/lib/domain/records/suggestion";
import { recordKey } from "@/lib/domain/records/cell-column";
import type { Ctx } from "../context";
import type { ClassFacts } from "../sheets/class-facts";
import type { SheetValues } from "../sheets/sheet-values";
import { valueAt } from "../sheets/sheet-values";

/** A suggestion with what stands in its cell now. */
export type ListedSuggestion = {
  id: string;
  cell: string;
  column: string;
  where: string; // "Nhân ái"
  pupil: string;
  orderNo: number;
  words: string; // "Đ", or a text
  present: string | null; // what stands there
  baseVersion: number;
  from: string; // "Lê Thị Lan (Âm nhạc)"
  own: boolean;
  state: SuggestionState;
  version: number;
};

/** All of a class for its homeroom teacher, otherwise one's own. Withdrawn ones are shown to their author only. */
export async function listSuggestions(ctx: Ctx, facts: ClassFacts, values: SheetValues): Promise<ListedSuggestion[]> {
  const decides = decide(ctx.actor, "suggestion.decide", { classId: facts.classId }).ok;
  const own = { authorId: ctx.actor.staffId ?? "" };
  const rows = await ctx.db.suggestion.findMany({
    where: { classId: facts.classId, period: facts.period, ...(decides ? { OR: [own, { state: { not: "WITHDRAWN" as const } }] } : own) },
    include: { author: { select: { fullName: true } } },
    orderBy: { madeAt: "asc" },
  });
  return rows
    .flatMap((row) => {
      const pupil = facts.pupils.find(({ id }) => id === row.pupilId);
      const column = suggestionColumn(row.column);
      if (!pupil || !column) return [];
      const present = valueAt(values, row.pupilId, row.column);
      return {
        id: row.id,
        cell: `${row.pupilId}|${row.column}`,
        column: row.column,
        where: column.kind === "trait" ? (TRAITS.find(({ code }) => code === column.trait)?.name ?? "") : REMARK_WORDS[column.remark],
        pupil: pupil.fullName,
        orderNo: pupil.orderNo,
        words: suggestedWords(row.column, row.value),
        present: present && suggestedWords(row.column, present),
        baseVersion: values.records.get(`${row.pupilId}|${recordKey(column)}`)?.version ?? 0,
        from: `${row.author.fullName} (${findSubject(row.subjectCode)?.short ?? row.subjectCode})`,
        own: row.authorId === ctx.actor.staffId,
        state: row.state,
        version: row.version,
      };
    })
    .sort((one, other) => one.orderNo - other.orderNo);
}
