import { groupBy } from "../../grouping";
import { showDay } from "../../vietnam-time";
import type { DutyPart } from "./duty-part";
import type { Finding, FindingKind } from "./check-assignment";

/** Names for the words about a version: of people, of what they answer for ("Toán, lớp 4A"), and of its two halves. */
export type Names = { person: (staffId: string) => string; part: (part: DutyPart) => string; subject: (part: DutyPart) => string; place: (part: DutyPart) => string };

type Told = { who: string; what: string; from: string; to: string; count: number };

const WORDS = {
  EMPTY: () => "Bản này chưa có thay đổi nào.",
  NO_NUMBER: () => "Chưa có số quyết định. Mời ghi ở phần “Số, ngày, lý do”.",
  NUMBER_TAKEN: () => "Số quyết định này đã dùng cho một bản trước trong năm học.",
  SHAPE: ({ what }) => `${what}: thiếu lớp hoặc môn.`,
  BACKWARDS: ({ what }) => `${what}: ngày cuối đứng trước ngày đầu.`,
  BEFORE_EFFECTIVE: ({ what, who }) => `${what} (${who}): thay đổi trước ngày bản này có hiệu lực. Mời lùi ngày có hiệu lực hoặc sửa ngày của nhiệm vụ.`,
  ENDS_IN_THE_PAST: ({ what, who }) => `${what}: nhiệm vụ của ${who} không kết thúc ngược về trước; việc đã làm vẫn là của người đã làm. Mời chọn ngày từ hôm nay trở đi.`,
  OUTSIDE_YEAR: ({ what }) => `${what}: ngày nằm ngoài năm học.`,
  TWO_AT_A_TIME: ({ what, from, to }) => `${what}: hai người cùng phụ trách ${from}${to}.`,
  CLASS_AND_GROUP: ({ what, from }) => `${what}: vừa giao cả lớp vừa giao theo nhóm ${from}. Mỗi em chỉ có một giáo viên chịu trách nhiệm.`,
  LEFT: ({ who, what, from }) => `${who} không còn làm việc tại trường ${from} nên không nhận được ${what}.`,
  ADMINISTRATOR: ({ who, from }) => `${who} là quản trị hệ thống ${from} nên không giữ nhiệm vụ nào khác (QĐ 1789, Đ.5 k.3c).`,
  NO_HEAD: ({ from, to }) => `Không có hiệu trưởng ${from}${to}: khi ấy không ai ký được bản phân công sau.`,
  SUBJECT_VACANT: ({ what, from, to }) => `${what}: chưa có giáo viên ${from}${to}.`,
  HOMEROOM_VACANT: ({ what, from, to }) => `${what}: chưa có giáo viên chủ nhiệm ${from}${to}.`,
  LEFT_HOLDS: ({ who, from, count }) => `${who} thôi làm việc ${from} mà còn đứng tên ${count} nhiệm vụ. Mời giao cho người khác.`,
  UNGROUPED: ({ what, count }) => `${what}: ${count} em chưa được xếp vào nhóm nào nên chưa có giáo viên chịu trách nhiệm.`,
  NO_ADMINISTRATOR: ({ from, to }) => `Không có quản trị hệ thống ${from}${to}.`,
  NO_ACCOUNT: ({ who }) => `${who} chưa có tài khoản nên chưa nhập được. Quản trị hệ thống lập tài khoản ở mục Quản trị.`,
  NO_CERTIFICATE: ({ who }) => `${who} chưa có chứng thư số còn hiệu lực nên chưa ký được học bạ.`,
} as const satisfies Record<FindingKind, (told: Told) => string>;

/** A finding in one sentence: what, whom, when, and what to do. */
export function findingWords({ kind, part, staffId, from, to, count = 0 }: Finding, names: Names): string {
  return WORDS[kind]({
    who: staffId ? names.person(staffId) : "",
    what: part ? capital(names.part(part)) : "",
    from: from ? `từ ngày ${showDay(from)}` : "",
    to: to ? ` đến ngày ${showDay(to)}` : "",
    count,
  });
}

/** Sentences for a list: subjects of one class that are vacant on the same days are told in one, and nothing twice. */
export function findingList(findings: readonly Finding[], names: Names): string[] {
  const groups = groupBy(findings, ({ kind, part, from, to, ...rest }) => (kind === "SUBJECT_VACANT" && part ? [kind, part.classId, part.groupId, from, to].join("|") : JSON.stringify({ kind, part, from, to, ...rest })));
  return [...new Set([...groups.values()].flatMap(([first, ...others]) => (first ? [findingWords(first, { ...names, part: (part) => (others.length === 0 ? names.part(part) : [subjectsOf([first, ...others], names), names.place(part)].join(", ")) })] : [])))];
}

const subjectsOf = (findings: readonly Finding[], names: Names): string => findings.flatMap(({ part }) => (part ? [names.subject(part)] : [])).join("; ");

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
