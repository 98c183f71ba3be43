import "server-only";
import type { SubjectLevel } from "@/lib/domain/assessment/levels";
import { REMARK_KINDS, REMARK_WORDS } from "@/lib/domain/assessment/missing-items";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { levelMarkWarning } from "@/lib/domain/assessment/warnings";
import { alikeWarnings } from "@/lib/domain/assessment/warnings-alike";
import { commentWarnings } from "@/lib/domain/assessment/warnings-comments";
import type { Warning, WarningKind } from "@/lib/domain/assessment/warnings-words";
import { WARNING_KINDS } from "@/lib/domain/assessment/warnings-words";
import type { ClassFacts, Part, SheetPupil } from "../sheets/class-facts";
import { partOf } from "../sheets/class-facts";
import type { SheetValues } from "../sheets/sheet-values";
import { valueAt } from "../sheets/sheet-values";
import { levelBeside } from "./comment-desk";

/** A cell worth a second look: whose, which column in words, and what about it. */
export type WarningLink = Warning & { cell: string; column: string; pupil: string; where: string };

/** What is worth a second look in a class, by kind, in the order of the form. Kinds that do not occur are left out. */
export type WarningList = readonly { kind: WarningKind; links: readonly WarningLink[] }[];

/** Whose cells are looked through: the parts this person sees, and the homeroom teacher's remarks for whoever sees the whole class. */
export type Scope = { parts: readonly Part[]; remarks: boolean };

type Column = { key: string; where: string; pupils: readonly SheetPupil[] };

/** The same rules that stand beside the cells, over a whole class. */
export function listWarnings(facts: ClassFacts, values: SheetValues, scope: Scope): WarningList {
  const links = [...scope.parts.flatMap((part) => marksOf(facts, values, part)), ...commentColumns(facts, scope).flatMap((column) => commentsOf(facts, values, column))];
  return WARNING_KINDS.map((kind) => ({ kind, links: links.filter((link) => link.kind === kind) })).filter((one) => one.links.length > 0);
}

const pupilsOf = (facts: ClassFacts, part: Part): SheetPupil[] => facts.pupils.filter((pupil) => !pupil.frozen && isIn(facts, pupil, part));

function isIn(facts: ClassFacts, pupil: SheetPupil, part: Part): boolean {
  const own = partOf(facts, pupil, part.subject);
  return own !== null && own.groupId === part.groupId;
}

function marksOf(facts: ClassFacts, values: SheetValues, part: Part): WarningLink[] {
  return pupilsOf(facts, part).flatMap(({ id, fullName }) => {
    const mark = valueAt(values, id, `mark.${part.subject}`) ?? "";
    const level = valueAt(values, id, `level.${part.subject}`) as SubjectLevel | null;
    const sentence = /^\d+$/.test(mark) ? levelMarkWarning(level, Number(mark), facts.period, facts.rules) : null;
    const column = `level.${part.subject}`;
    return sentence ? [{ kind: "LEVEL_AND_MARK", sentence, cell: `${id}|${column}`, column, pupil: fullName, where: shortOf(part.subject) }] : [];
  });
}

const shortOf = (code: string) => findSubject(code)?.short ?? code;

function commentColumns(facts: ClassFacts, { parts, remarks }: Scope): Column[] {
  const present = facts.pupils.filter(({ frozen }) => !frozen);
  const bySubject = new Map<string, SheetPupil[]>();
  for (const part of parts) bySubject.set(part.subject, [...(bySubject.get(part.subject) ?? []), ...pupilsOf(facts, part)]);
  return [
    ...(remarks ? REMARK_KINDS.map((kind) => ({ key: `remark.${kind}`, where: REMARK_WORDS[kind], pupils: present })) : []),
    ...[...bySubject].map(([subject, pupils]) => ({ key: `comment.${subject}`, where: shortOf(subject), pupils })),
  ];
}

function commentsOf(facts: ClassFacts, values: SheetValues, { key, where, pupils }: Column): WarningLink[] {
  const textOf = (pupil: SheetPupil) => valueAt(values, pupil.id, key);
  const alike = alikeWarnings(pupils.map((pupil) => ({ pupilId: pupil.id, fullName: pupil.fullName, text: textOf(pupil) ?? "" })));
  return pupils.flatMap((pupil) => {
    const level = levelBeside(facts, values, pupil.id, key);
    // Names of the whole class: a line may also have slipped from a pupil of another group.
    const own = commentWarnings({ text: textOf(pupil), level, period: facts.period }, pupil, facts.pupils);
    const shared = alike.get(pupil.id);
    return [...own, ...(shared ? [shared] : [])].map((warning) => ({ ...warning, cell: `${pupil.id}|${key}`, column: key, pupil: pupil.fullName, where }));
  });
}
