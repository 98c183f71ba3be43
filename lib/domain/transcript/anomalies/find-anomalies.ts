import { groupBy } from "../../grouping";
import { alikeComments } from "./alike-comments";
import { ANOMALY_KINDS, type Anomaly, type Seen, type ShownRecord } from "./anomaly";
import { commentColumns } from "./comment-columns";
import { farFromLastYear } from "./far-from-last-year";
import { standingWarnings } from "./standing-warnings";
import { entriesByAnother, lateDuties, type DutyBegun, type ForeignEntry } from "./substitute-entries";

/** What a preview is looked through for. seenOf: what of a record this person signs. */
export type Looked = { records: readonly ShownRecord[]; seenOf: (record: ShownRecord) => Seen; foreign: readonly ForeignEntry[]; begun: readonly DutyBegun[] };

/** Everything worth a second look before signing: the gravest first, then by class in the order of the records. */
export function findAnomalies({ records, seenOf, foreign, begun }: Looked): Anomaly[] {
  const whole = records.filter((record) => seenOf(record) === "WHOLE"); // the result is not a subject teacher's to answer for
  const byClass = [...groupBy(records, ({ classId }) => classId).values()].flatMap((ofClass) => {
    const columns = commentColumns(ofClass, seenOf);
    return [...columns.flatMap(alikeComments), ...standingWarnings(ofClass, columns, seenOf)];
  });
  const all = [...farFromLastYear(whole), ...byClass, ...entriesByAnother(foreign), ...lateDuties(begun)];
  const classes = [...new Set(records.map(({ classId }) => classId))];
  const rank = ({ kind, classId }: Anomaly) => ANOMALY_KINDS.indexOf(kind) * (classes.length + 1) + classes.indexOf(classId);
  return all.sort((one, other) => rank(one) - rank(other));
}
