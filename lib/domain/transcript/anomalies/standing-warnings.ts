import { subjectName } from "../../assessment/foreign-languages";
import { findRuleSet } from "../../assessment/rule-sets";
import { levelMarkWarning } from "../../assessment/warnings";
import { commentWarnings } from "../../assessment/warnings-comments";
import { groupBy } from "../../grouping";
import type { AnomalousRecord, Anomaly, AnomalyKind, Seen, Severity, ShownRecord } from "./anomaly";
import { entriesSeen, pupilsIn } from "./anomaly";
import type { CommentColumn } from "./comment-columns";

const TOLD = {
  UNKNOWN_CIRCULAR: { severity: "LOOK", what: "có học bạ ghi một quy định đánh giá mà hệ thống không có", why: "Mức và điểm của các em này không đối chiếu được; thầy cô xem kĩ trước khi ký, và báo quản trị." },
  LEVEL_AND_MARK: { severity: "LOOK", what: "có mức và điểm chưa khớp nhau", why: "Mức dựa vào cả quá trình, điểm vào một bài; lệch nhau thì giáo viên cần biết vì sao (Thông tư 27/2020, Điều 7)." },
  OTHER_NAME: { severity: "LOOK", what: "có tên bạn khác trong lời nhận xét", why: "Lời nhận xét có thể đã vào nhầm dòng hoặc chép lại chưa đổi tên." },
  COMPARISON: { severity: "LOOK", what: "bị so sánh với bạn trong lời nhận xét", why: "Không so sánh học sinh này với học sinh khác (Thông tư 27/2020, Điều 4)." },
  MISSING_COMMENT: { severity: "NOTE", what: "chưa có lời nhận xét ở một số môn", why: "Cuối học kỳ, mỗi môn có mức thì cần lời nhận xét (Thông tư 27/2020, Điều 9)." },
} as const satisfies Partial<Record<AnomalyKind, { severity: Severity; what: string; why: string }>>;
type WarnedKind = keyof typeof TOLD;
type Found = { kind: WarnedKind; record: AnomalousRecord };

/** What the rules beside the cells still say of the records of one class: the same rules, by each record's own circular, over what is to be signed. */
export function standingWarnings(records: readonly ShownRecord[], columns: readonly CommentColumn[], seenOf: (record: ShownRecord) => Seen): Anomaly[] {
  const [first] = records;
  if (!first) return [];
  const { classId, className } = first;
  const found = [...records.flatMap((record) => marksOf(record, seenOf(record))), ...columns.flatMap((column) => commentsOf(column, records))];
  return [...groupBy(found, ({ kind }) => kind)].map(([kind, ofKind]) => {
    const told = ofKind.map(({ record }) => record);
    return { kind, severity: TOLD[kind].severity, classId, className, what: `${pupilsIn(told)} học sinh ${TOLD[kind].what}`, why: TOLD[kind].why, records: told };
  });
}

function marksOf({ unitId, fullName, data }: ShownRecord, seen: Seen): Found[] {
  const rules = findRuleSet(data.ruleSet);
  if (rules === null) return [{ kind: "UNKNOWN_CIRCULAR", record: { unitId, fullName, detail: `Quy định ghi trong học bạ: “${data.ruleSet}”` } }];
  return entriesSeen(data, seen).flatMap(({ subject, level, mark }): Found[] => {
    const sentence = levelMarkWarning(level, mark, "CN", rules);
    return sentence ? [{ kind: "LEVEL_AND_MARK", record: { unitId, fullName, detail: `${subjectName(subject, data.foreignLanguage)}: ${sentence}` } }] : [];
  });
}

/** Names of the whole class: a line may also have slipped from a pupil of another group. */
function commentsOf({ name, comments }: CommentColumn, classmates: readonly ShownRecord[]): Found[] {
  const named = classmates.map(({ unitId, fullName }) => ({ id: unitId, fullName }));
  return comments.flatMap(({ record: { unitId, fullName }, text, level }) =>
    commentWarnings({ text, level, period: "CN" }, { id: unitId, fullName }, named).flatMap(({ kind, sentence }) =>
      isWarned(kind) ? [{ kind, record: { unitId, fullName, detail: `${name}: ${sentence}` } }] : [],
    ),
  );
}

const isWarned = (kind: string): kind is WarnedKind => kind in TOLD;
