import { subjectName } from "../../assessment/foreign-languages";
import { REMARK_WORDS } from "../../assessment/missing-items";
import type { SubjectLevel } from "../../assessment/levels";
import { entriesSeen, type Seen, type ShownRecord } from "./anomaly";

/** One comment of a record. level: of the subject it stands beside, null for the homeroom teacher's remarks. */
export type Comment = { record: ShownRecord; text: string; level: SubjectLevel | null };
/** One kind of comment through a class. name: the subject or remark, in words. */
export type CommentColumn = { name: string; comments: readonly Comment[] };

/** The comments of a class's records, column by column in the order of the form: subjects first, then the homeroom teacher's remarks. */
export function commentColumns(records: readonly ShownRecord[], seenOf: (record: ShownRecord) => Seen): CommentColumn[] {
  const columns = new Map<string, Comment[]>();
  const add = (name: string, comment: Comment) => columns.set(name, [...(columns.get(name) ?? []), comment]);
  for (const record of records) {
    const seen = seenOf(record);
    for (const { subject, comment, level } of entriesSeen(record.data, seen)) add(subjectName(subject, record.data.foreignLanguage), { record, text: comment ?? "", level });
    if (seen === "WHOLE") for (const { name, text } of remarksOf(record)) add(name, { record, text, level: null });
  }
  return [...columns].map(([name, comments]) => ({ name, comments }));
}

const remarksOf = ({ data: { remarks } }: ShownRecord) => [
  { name: REMARK_WORDS.QUALITIES, text: remarks.qualities },
  { name: REMARK_WORDS.GENERAL_COMPETENCES, text: remarks.generalCompetences },
  { name: REMARK_WORDS.SPECIFIC_COMPETENCES, text: remarks.specificCompetences },
  { name: REMARK_WORDS.OVERALL, text: remarks.overall },
];
