import "server-only";
import { REMARK_WORDS } from "@/lib/domain/assessment/missing-items";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { TRAITS } from "@/lib/domain/assessment/traits";
import { decide } from "@/lib/domain/people/permissions";
import type { SuggestionState } from "@/lib/domain/records/suggestion";
import { suggestedWords, suggestionColumn } from "@/lib/domain/records/suggestion";
import { recordKey } from "@/lib/domain/records/cell-column";
import type { Ctx } from "../context";
import type { Prisma } from "../db/client/client";
import type { ClassFacts } from "../sheets/class-facts";
import type { SheetValues } from "../sheets/sheet-values";
import { valueAt } from "../sheets/sheet-values";
import { decidingClasses, type DecidingClass } from "./suggestion-class";

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
  from: string; // "Lê Thị Lan (Âm nhạc)"; of a pupil who came over, with the class it was made in
  own: boolean;
  decides: boolean; // it is this person's, as homeroom teacher of this class
  goneTo: string | null; // the class that the pupil is in now, when it is another
  state: SuggestionState;
  version: number;
};

/**
 * What is suggested of the pupils of a class, for its homeroom teacher: of those who came over too, none of those who went but
 * what he himself decided. For others, their own. Withdrawn ones are shown to their author only.
 */
export async function listSuggestions(ctx: Ctx, facts: ClassFacts, values: SheetValues): Promise<ListedSuggestion[]> {
  const staffId = ctx.actor.staffId ?? "";
  const keeps = decide(ctx.actor, "suggestion.decide", { classId: facts.classId }).ok;
  const own = { authorId: staffId };
  const rows = await ctx.db.suggestion.findMany({
    where: { class: { yearId: facts.yearId }, period: facts.period, pupilId: { in: facts.pupils.map(({ id }) => id) }, ...(keeps ? { OR: [own, { state: { not: "WITHDRAWN" as const } }] } : own) },
    include: WITH_NAMES,
    orderBy: { madeAt: "asc" },
  });
  const classes = await decidingClasses(ctx.db, facts.yearId, rows.map(({ pupilId }) => pupilId));
  const at = { facts, values, staffId, keeps };
  return rows.flatMap((row) => lineOf(at, row, classes.get(row.pupilId))).sort((one, other) => one.orderNo - other.orderNo);
}

const WITH_NAMES = { author: { select: { fullName: true } }, class: { select: { name: true } } } as const;
type Row = Prisma.SuggestionGetPayload<{ include: typeof WITH_NAMES }>;
type Reader = { facts: ClassFacts; values: SheetValues; staffId: string; keeps: boolean };

function lineOf({ facts, values, staffId, keeps }: Reader, row: Row, now: DecidingClass | undefined): ListedSuggestion[] {
  const pupil = facts.pupils.find(({ id }) => id === row.pupilId);
  const column = suggestionColumn(row.column);
  const isHere = now?.id === facts.classId;
  const madeHere = row.classId === facts.classId;
  const own = row.authorId === staffId;
  const isSeen = isHere ? keeps || own : madeHere && (own || row.decidedById === staffId);
  if (!pupil || !column || !isSeen) return [];
  const present = isHere ? valueAt(values, row.pupilId, row.column) : null;
  const lessons = findSubject(row.subjectCode)?.short ?? row.subjectCode;
  return [
    {
      id: row.id,
      cell: `${row.pupilId}|${row.column}`,
      column: row.column,
      where: column.kind === "trait" ? (TRAITS.find(({ code }) => code === column.trait)?.name ?? "") : REMARK_WORDS[column.remark],
      pupil: pupil.fullName,
      orderNo: pupil.orderNo,
      words: suggestedWords(row.column, row.value),
      present: present && suggestedWords(row.column, present),
      baseVersion: values.records.get(`${row.pupilId}|${recordKey(column)}`)?.version ?? 0,
      from: `${row.author.fullName} (${madeHere ? lessons : `${lessons}, lớp ${row.class.name}`})`,
      own,
      decides: keeps && isHere,
      goneTo: isHere ? null : (now?.name ?? null),
      state: row.state,
      version: row.version,
    },
  ];
}
