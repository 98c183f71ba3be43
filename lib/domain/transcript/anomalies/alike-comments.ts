import { alikeWarnings } from "../../assessment/warnings-alike";
import type { Anomaly } from "./anomaly";
import type { CommentColumn } from "./comment-columns";

/** The comments of one column of a class that stand for many pupils, word for word or nearly so. Source: TT 27/2020, Đ.4.3. */
export function alikeComments({ name, comments }: CommentColumn): Anomaly[] {
  const alike = alikeWarnings(comments.map(({ record, text }) => ({ pupilId: record.unitId, fullName: record.fullName, text })));
  const told = comments.filter(({ record }) => alike.has(record.unitId));
  const [first] = told;
  if (!first) return [];
  const { classId, className } = first.record;
  const records = told.map(({ record: { unitId, fullName }, text }) => ({ unitId, fullName, detail: `“${text.trim()}”` }));
  return [{ kind: "ALIKE", severity: "LOOK", classId, className, what: `${name}: lời nhận xét của ${records.length} học sinh giống hoặc gần giống hệt nhau`, why: WHY, records }];
}

const WHY = "Nhận xét là của từng học sinh (Thông tư 27/2020, Điều 4); một lời dùng cho nhiều em ít nói được về mỗi em.";
