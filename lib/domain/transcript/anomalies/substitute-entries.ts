import { findSubject } from "../../assessment/subjects";
import { groupBy } from "../../grouping";
import { daysBetween, showDay, type Day } from "../../vietnam-time";
import type { Anomaly } from "./anomaly";
import { pupilsIn } from "./anomaly";

/** A value of a record that somebody else entered than the one who signs for it. what: a subject's code, or "" for the homeroom teacher's part. */
export type ForeignEntry = { unitId: string; classId: string; className: string; fullName: string; what: string; enteredBy: string; signer: string };

/** A signer who took the work over during the year. */
export type DutyBegun = { classId: string; className: string; signer: string; subjects: readonly string[]; begun: Day; yearBegins: Day; records: readonly { unitId: string; fullName: string }[] };

/** From how many days after the beginning of the year on a duty began late: in the first weeks assignments still settle. */
export const LATE_AFTER_DAYS = 30;

/** Entries that somebody else made in the place of the one who answers for them, by class, subject and person. Source: QĐ 1789, Đ.14.7, 20.5a, 32. */
export function entriesByAnother(entries: readonly ForeignEntry[]): Anomaly[] {
  const groups = groupBy(entries, ({ classId, what, enteredBy, signer }) => JSON.stringify([classId, what, enteredBy, signer]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { classId, className, what, enteredBy, signer } = first;
    const records = group.map(({ unitId, fullName }) => ({ unitId, fullName, detail: `${partName(what)}: ${enteredBy} nhập` }));
    const found = `${partName(what)}: ${enteredBy} đã nhập cho ${pupilsIn(records)} học sinh, ${signer} là người chịu trách nhiệm ký`;
    return [{ kind: "BY_ANOTHER", severity: "NOTE", classId, className, what: found, why: "Người ký chịu trách nhiệm về nội dung do người khác nhập thay; mời xem lại trước khi ký.", records }];
  });
}

/** Signers whose duty began well after the year did. */
export function lateDuties(duties: readonly DutyBegun[]): Anomaly[] {
  return duties
    .filter(({ begun, yearBegins }) => daysBetween(yearBegins, begun) > LATE_AFTER_DAYS)
    .map(({ classId, className, signer, subjects, begun, records }) => ({
      kind: "LATE_DUTY",
      severity: "NOTE",
      classId,
      className,
      what: `${signer} nhận ${subjects.length > 0 ? subjects.map(partName).join(", ") : "lớp"} từ ngày ${showDay(begun)}`,
      why: "Một phần năm học do người khác dạy; kết quả cả năm có thể còn dựa vào sổ của người trước.",
      records: records.map(({ unitId, fullName }) => ({ unitId, fullName, detail: "" })),
    }));
}

const partName = (code: string) => (code === "" ? "Phẩm chất, năng lực, nhận xét chung" : (findSubject(code)?.name ?? code));
