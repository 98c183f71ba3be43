import type { DelegationScope, DutyKind } from "./actor";
import type { ErrorCode } from "../refusal-words";

/**
 * How far a right reaches:
 * SCHOOL everything of the school; CLASS the class of the duty; PARTS the class, and inside it only the duty's own subject;
 * PART exactly class, subject and group of the duty; PUPILS a pupil of the class who learns the duty's subject, in its group if it is of one; OWN what belongs to the person; CHILD own children;
 * VACANT any class or part that nobody answers for today.
 */
export type Reach = "SCHOOL" | "CLASS" | "PARTS" | "PART" | "PUPILS" | "OWN" | "CHILD" | "VACANT";

/** One way to be entitled: who, over what, by which article; a deputy may need the head's written delegation. */
export type Row = { who: DutyKind | "GUARDIAN"; reach: Reach; delegation?: DelegationScope; source: string };

/**
 * An action: who may do it, and the refusal that tells everyone else whose it is.
 * `results` marks what shows or touches results: closed to the administrator whatever else he is.
 */
export type Right = { rows: readonly Row[]; otherwise: ErrorCode; results: boolean; notForSelf?: true };

const row = (who: Row["who"], reach: Reach, source: string): Row => ({ who, reach, source });
const delegated = (delegation: DelegationScope, source: string): Row => ({ who: "DEPUTY_HEAD", reach: "SCHOOL", delegation, source });
const right = (otherwise: ErrorCode, ...rows: Row[]): Right => ({ rows, otherwise, results: true });
const office = (otherwise: ErrorCode, ...rows: Row[]): Right => ({ rows, otherwise, results: false });
const notForSelf = (kept: Right): Right => ({ ...kept, notForSelf: true });

const LEADERS_READ = [row("HEAD", "SCHOOL", "QĐ 1789, Đ.13.4, 30.5"), row("DEPUTY_HEAD", "SCHOOL", "QĐ 1789, Đ.13.4, 14.6")];
const LETTERS = [row("HEAD", "SCHOOL", "TT 27/2020, Đ.13.3"), row("DEPUTY_HEAD", "SCHOOL", "TT 27/2020, Đ.13.3")];
const STAFF = ["SUBJECT_TEACHER", "HOMEROOM_TEACHER", "DEPARTMENT_LEAD", "HEAD", "DEPUTY_HEAD", "ACADEMIC_CLERK", "SEAL_CLERK", "ADMINISTRATOR"] as const;
const BANK_READERS = ["SUBJECT_TEACHER", "HOMEROOM_TEACHER", "DEPARTMENT_LEAD", "HEAD", "DEPUTY_HEAD"] as const;
const SIGNERS = ["SUBJECT_TEACHER", "HOMEROOM_TEACHER", "HEAD", "DEPUTY_HEAD", "SEAL_CLERK"] as const;

/**
 * Every action of the portal and who may do it. What is not listed cannot be done by anyone.
 *
 * Rights are duties, never role names: a homeroom teacher who teaches Toán enters Toán through the second duty.
 * Source: QĐ 1789, Đ.5.3c, 13–14, 20, ch. VI; TT 27/2020, Đ.9, 11, 13, 15, 16; docs/decisions/040-rights-are-duties.md.
 */
export const RIGHTS = {
  "work.read": office("ONLY_STAFF", ...STAFF.map((who) => row(who, "SCHOOL", "QĐ 1789, Đ.5.3c"))),
  "sheet.read": right(
    "ONLY_CLASS_STAFF",
    row("SUBJECT_TEACHER", "PARTS", "QĐ 1789, Đ.5.3c, 32.2"),
    row("HOMEROOM_TEACHER", "CLASS", "QĐ 1789, Đ.14.4, 31.3"),
    row("DEPARTMENT_LEAD", "CLASS", "quy chế của trường; TT 27/2020, Đ.12.2c"),
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.14.2, 34.1"),
    ...LEADERS_READ,
  ),
  "sheet.enter-subject": right("ONLY_SUBJECT_TEACHER", row("SUBJECT_TEACHER", "PART", "QĐ 1789, Đ.13.2, 32.1")),
  "sheet.enter-homeroom": right("ONLY_HOMEROOM_TEACHER", row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.9.1b; QĐ 1789, Đ.31.1")),
  "sheet.submit-part": right(
    "ONLY_SUBJECT_TEACHER",
    row("SUBJECT_TEACHER", "PART", "QĐ 1789, Đ.14.3"),
    row("HEAD", "VACANT", "QĐ 1789, Đ.14.7"),
  ),
  "sheet.review-part": right(
    "ONLY_HOMEROOM_TEACHER",
    row("HOMEROOM_TEACHER", "CLASS", "QĐ 1789, Đ.14.4"),
    row("HEAD", "VACANT", "QĐ 1789, Đ.14.7"),
  ),
  "sheet.certify": right(
    "ONLY_HOMEROOM_TEACHER",
    row("HOMEROOM_TEACHER", "CLASS", "QĐ 1789, Đ.14.4; TT 27/2020, Đ.9.2"),
    row("HEAD", "VACANT", "QĐ 1789, Đ.14.7"),
  ),
  "sheet.approve": right("ONLY_LEADERSHIP", row("HEAD", "SCHOOL", "QĐ 1789, Đ.14.6"), delegated("CLASS_YEAR", "QĐ 1789, Đ.5.3c, 14.6")),
  "form.print": right(
    "ONLY_CLASS_STAFF",
    row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.10.2, 16.1a; QĐ 1789, Đ.31.3"),
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.14.2, 34.1"),
    ...LEADERS_READ,
  ),
  "slip.print": right("ONLY_HOMEROOM_TEACHER", row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.16.1b: thông báo riêng cho cha mẹ"), ...LEADERS_READ),
  "statistics.read": right(
    "ONLY_CLASS_STAFF",
    row("SUBJECT_TEACHER", "PARTS", "TT 27/2020, Đ.16.2a; QĐ 1789, Đ.32.2"),
    row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.16.1a; QĐ 1789, Đ.31.3"),
    row("DEPARTMENT_LEAD", "CLASS", "quy chế của trường; TT 27/2020, Đ.12.2c"),
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.14.2, 34.1"),
    ...LEADERS_READ,
  ),
  "statistics.read-school": right("ONLY_LEADERSHIP", row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.14.2, 34.1"), ...LEADERS_READ),
  "retest.request": right("ONLY_SUBJECT_TEACHER", row("SUBJECT_TEACHER", "PART", "TT 27/2020, Đ.7.1d: giáo viên đề xuất")),
  "retest.decide": right(
    "ONLY_LEADERSHIP",
    row("HEAD", "SCHOOL", "TT 27/2020, Đ.7.1d: nhà trường quyết định"),
    row("DEPUTY_HEAD", "SCHOOL", "TT 27/2020, Đ.7.1d; QĐ 1789, Đ.13.3"),
  ),
  "part-marks.rule": right("ONLY_LEADERSHIP", row("HEAD", "SCHOOL", "TT 27/2020, Đ.15.2"), row("DEPUTY_HEAD", "SCHOOL", "TT 27/2020, Đ.15.2")),
  "plan.propose": right("ONLY_HOMEROOM_TEACHER", row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.8, 9.2")),
  "plan.decide": right("ONLY_HEAD", row("HEAD", "SCHOOL", "TT 27/2020, Đ.8, 15.2")),
  "subjects.choose": right("ONLY_ACADEMIC_CLERK", row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.14.2, 34.1")),
  "year.decide-promotion": right("ONLY_HEAD", row("HEAD", "SCHOOL", "TT 27/2020, Đ.11.1c, 15.3")),
  "year.order-second-round": right("ONLY_HEAD", row("HEAD", "SCHOOL", "TT 27/2020, Đ.11.1c, 15.3")),
  "year.decide-award": right("ONLY_HEAD", row("HEAD", "SCHOOL", "TT 27/2020, Đ.13.1")),
  "year.plan-support": right(
    "ONLY_HOMEROOM_TEACHER",
    row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.11.1b, 16.3"),
    row("HEAD", "SCHOOL", "TT 27/2020, Đ.15.3"),
  ),
  "year.send-letter": right("ONLY_CLASS_STAFF", row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.13.3"), row("SUBJECT_TEACHER", "PUPILS", "TT 27/2020, Đ.13.3"), ...LETTERS),
  "year.withdraw-letter": right(
    "ONLY_CLASS_STAFF",
    row("HOMEROOM_TEACHER", "OWN", "TT 27/2020, Đ.13.3: người gửi"),
    row("SUBJECT_TEACHER", "OWN", "TT 27/2020, Đ.13.3: người gửi"),
    row("DEPUTY_HEAD", "OWN", "TT 27/2020, Đ.13.3: người gửi"),
    row("HEAD", "SCHOOL", "TT 27/2020, Đ.13.3, 15.1"),
  ),
  "commendation.propose": right("ONLY_HOMEROOM_TEACHER", row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.13.2, 16.1a")),
  "commendation.decide": right("ONLY_HEAD", row("HEAD", "SCHOOL", "TT 27/2020, Đ.13.2: nhà trường xem xét, đề nghị cấp trên")),
  "year.read-review": right("ONLY_LEADERSHIP", ...LEADERS_READ),
  "year.decide-review": right("ONLY_HEAD", row("HEAD", "SCHOOL", "QĐ 1789, Đ.30 (xét duyệt); TT 27/2020, Đ.15.3")),
  "handover.read": right(
    "ONLY_CLASS_STAFF",
    row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.12.2, 16.1a"),
    row("HOMEROOM_TEACHER", "OWN", "TT 27/2020, Đ.12.2a: giáo viên nhận lớp"),
    row("SUBJECT_TEACHER", "OWN", "TT 27/2020, Đ.12.2a: giáo viên nhận lớp"),
    row("ACADEMIC_CLERK", "SCHOOL", "TT 27/2020, Đ.12.2b: nhà trường nhận lớp 5"),
    ...LEADERS_READ,
  ),
  "handover.accept": right("ONLY_LEADERSHIP", row("HEAD", "SCHOOL", "TT 27/2020, Đ.12.2, 15.3"), row("DEPUTY_HEAD", "SCHOOL", "TT 27/2020, Đ.12.2; QĐ 1789, Đ.5.3c")),
  "handover.give": right(
    "ONLY_HOMEROOM_TEACHER",
    row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.12.2, 16.1a"),
    row("HEAD", "VACANT", "QĐ 1789, Đ.14.7; TT 27/2020, Đ.12.2"),
  ),
  "handover.receive": right(
    "ONLY_RECEIVER",
    row("HOMEROOM_TEACHER", "OWN", "TT 27/2020, Đ.12.2a"),
    row("SUBJECT_TEACHER", "OWN", "TT 27/2020, Đ.12.2a"),
  ),
  "handover.receive-for-school": right("ONLY_RECEIVER", row("HEAD", "SCHOOL", "TT 27/2020, Đ.12.2b"), row("ACADEMIC_CLERK", "SCHOOL", "TT 27/2020, Đ.12.2b")),
  "pupil.read": right(
    "ONLY_CLASS_STAFF",
    row("HOMEROOM_TEACHER", "CLASS", "QĐ 1789, Đ.31.1"),
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.34.1"),
    ...LEADERS_READ,
  ),
  "pupil.edit": right(
    "ONLY_ACADEMIC_CLERK",
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.5.3c, 34.1"),
    row("HOMEROOM_TEACHER", "CLASS", "QĐ 1789, Đ.5.3c, 31.1"),
  ),
  "pupil.check": right("ONLY_ACADEMIC_CLERK", row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.14.2, 34.1")),
  "pupil.receive": right("ONLY_ACADEMIC_CLERK", row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.5.3c, 22.1c, 34.1")),
  "pupil.move-class": right("ONLY_ACADEMIC_CLERK", row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.5.3c, 34.1")),
  "pupil.propose-leaving": right("ONLY_ACADEMIC_CLERK", row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.5.3c: thông tin liên quan đến chuyển trường")),
  "pupil.decide-leaving": right("ONLY_HEAD", row("HEAD", "SCHOOL", "QĐ 1789, Đ.22.2: thủ trưởng xác nhận")),
  "departure.print": right(
    "ONLY_CLASS_STAFF",
    row("HOMEROOM_TEACHER", "CLASS", "QĐ 1789, Đ.31.9: lấy chữ ký xác nhận của từng giáo viên bộ môn"),
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.5.3c: thông tin liên quan đến chuyển trường"),
    row("SEAL_CLERK", "SCHOOL", "QĐ 1789, Đ.22.2: văn thư ký số xác nhận kết quả đến ngày chuyển đi"),
    ...LEADERS_READ,
  ),
  "departure.hand-over": right(
    "ONLY_CLERKS",
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.5.3c, 34.1: thông tin chuyển trường, lưu trữ dữ liệu"),
    row("SEAL_CLERK", "SCHOOL", "QĐ 1789, Đ.22.2, 34.2: cấp phát, lưu trữ học bạ số"),
    ...LEADERS_READ,
  ),
  "bank.read": office("ONLY_TEACHERS", ...BANK_READERS.map((who) => row(who, "SCHOOL", "TT 27/2020, Đ.6; quy chế của trường"))),
  "bank.keep-own": office("ONLY_TEACHERS", row("SUBJECT_TEACHER", "OWN", "TT 27/2020, Đ.6.1a"), row("HOMEROOM_TEACHER", "OWN", "TT 27/2020, Đ.6.2a")),
  "bank.keep-school": office(
    "ONLY_BANK_KEEPERS",
    row("HEAD", "SCHOOL", "TT 27/2020, Đ.15; quy chế của trường"),
    row("DEPUTY_HEAD", "SCHOOL", "TT 27/2020, Đ.15; quy chế của trường"),
    row("DEPARTMENT_LEAD", "SCHOOL", "TT 27/2020, Đ.12; quy chế của trường"),
  ),
  "suggestion.make": right("ONLY_SUBJECT_TEACHER", row("SUBJECT_TEACHER", "PART", "TT 27/2020, Đ.7.2, 9.1b (phối hợp với giáo viên chủ nhiệm)")),
  "suggestion.decide": right("ONLY_HOMEROOM_TEACHER", row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.7.2, 9.1b")),
  "note.keep": right("ONLY_HOMEROOM_TEACHER", row("HOMEROOM_TEACHER", "CLASS", "TT 27/2020, Đ.6.2; QĐ 1789, Đ.31.1")),
  "unit.prepare": right(
    "ONLY_CLERKS",
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.20.4b; CV 2088, III.2"),
    row("SEAL_CLERK", "SCHOOL", "CV 2088, III.2 bước 2; QĐ 1789, Đ.5.3c (kết chuyển)"),
  ),
  "unit.read": right(
    "ONLY_CLASS_STAFF",
    row("HOMEROOM_TEACHER", "CLASS", "QĐ 1789, Đ.20.5b, 31.9"),
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.34.1"),
    row("SEAL_CLERK", "SCHOOL", "QĐ 1789, Đ.20.5d, 34.2"),
    ...LEADERS_READ,
  ),
  "unit.sign-subject": right("ONLY_SUBJECT_TEACHER", row("SUBJECT_TEACHER", "PARTS", "QĐ 1789, Đ.20.5a, 32.5")),
  "unit.sign-homeroom": right("ONLY_HOMEROOM_TEACHER", row("HOMEROOM_TEACHER", "CLASS", "QĐ 1789, Đ.20.5b, 31.5")),
  "unit.sign-head": right("ONLY_LEADERSHIP", row("HEAD", "SCHOOL", "QĐ 1789, Đ.20.5c; CV 2088, III.2"), delegated("YEARLY_UNIT", "QĐ 1789, Đ.20.5c")),
  "unit.seal": right("ONLY_SEAL_CLERK", row("SEAL_CLERK", "SCHOOL", "QĐ 1789, Đ.5.3c, 20.5d")),
  "unit.search": right(
    "ONLY_CLERKS",
    row("SEAL_CLERK", "SCHOOL", "QĐ 1789, Đ.34.2"),
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.34.1"),
    ...LEADERS_READ,
  ),
  "unit.download": right(
    "ONLY_SEAL_CLERK",
    row("SEAL_CLERK", "SCHOOL", "QĐ 1789, Đ.34.2"),
    row("GUARDIAN", "CHILD", "QĐ 1789, Đ.26.1"),
    ...LEADERS_READ,
  ),
  "child.read": right("ONLY_GUARDIAN", row("GUARDIAN", "CHILD", "QĐ 1789, Đ.35.2; TT 27/2020, Đ.16.1b")),
  "child.renew-code": right("ONLY_GUARDIAN", row("GUARDIAN", "CHILD", "QĐ 1789, Đ.2.15, 26.1")),
  "key.manage-own": office("ONLY_SIGNERS", ...SIGNERS.map((who) => row(who, "OWN", "QĐ 1789, Đ.8.1"))),
  "certificate.read": office(
    "ONLY_CERTIFICATE_STAFF",
    row("HEAD", "SCHOOL", "QĐ 1789, Đ.30.8"),
    row("ADMINISTRATOR", "SCHOOL", "CV 2088, III.1"),
    row("SEAL_CLERK", "SCHOOL", "CV 2088, III.1"),
    ...SIGNERS.map((who) => row(who, "OWN", "QĐ 1789, Đ.8.1")),
  ),
  "certificate.declare": office(
    "ONLY_CERTIFICATE_STAFF",
    row("ADMINISTRATOR", "SCHOOL", "CV 2088, III.1"),
    row("SEAL_CLERK", "SCHOOL", "CV 2088, III.1"),
    ...SIGNERS.map((who) => row(who, "OWN", "QĐ 1789, Đ.9")),
  ),
  "certificate.send": office("ONLY_CERTIFICATE_STAFF", row("SEAL_CLERK", "SCHOOL", "CV 2088, III.1"), row("ADMINISTRATOR", "SCHOOL", "CV 2088, III.1")),
  "certificate.approve": office("ONLY_HEAD", row("HEAD", "SCHOOL", "QĐ 1789, Đ.9, 20.3, 30.8")),
  "signing.read-settings": office(
    "ONLY_SIGNING_KEEPERS",
    row("HEAD", "SCHOOL", "QĐ 1789, Đ.30.8"),
    row("SEAL_CLERK", "SCHOOL", "QĐ 1789, Đ.34.2"),
    row("ADMINISTRATOR", "SCHOOL", "QĐ 1789, Đ.33"),
  ),
  "signing.set-policy": office("ONLY_HEAD", row("HEAD", "SCHOOL", "QĐ 1789, Đ.8, 30.8; CV 2817/SGDĐT-VP")),
  "signing.trust-root": office("ONLY_HEAD", row("HEAD", "SCHOOL", "QĐ 1789, Đ.8.1b")),
  "signing.keep-services": office("ONLY_ADMINISTRATOR", row("ADMINISTRATOR", "SCHOOL", "QĐ 1789, Đ.33")),
  "health.read": office(
    "ONLY_HEALTH_READERS",
    row("HEAD", "SCHOOL", "QĐ 1789, Đ.30"),
    row("DEPUTY_HEAD", "SCHOOL", "QĐ 1789, Đ.5.3c"),
    row("SEAL_CLERK", "SCHOOL", "QĐ 1789, Đ.34.2"),
    row("ADMINISTRATOR", "SCHOOL", "QĐ 1789, Đ.33"),
  ),
  "account.read": office("ONLY_ACCOUNT_STAFF", row("ADMINISTRATOR", "SCHOOL", "QĐ 1789, Đ.33.1"), row("HEAD", "SCHOOL", "QĐ 1789, Đ.30.2")),
  "account.prepare": notForSelf(office("ONLY_ADMINISTRATOR", row("ADMINISTRATOR", "SCHOOL", "QĐ 1789, Đ.5.3c, 33.1"))),
  "account.approve": notForSelf(office("ONLY_HEAD", row("HEAD", "SCHOOL", "QĐ 1789, Đ.30.2"))),
  "assignment.read": office(
    "ONLY_ASSIGNMENT_STAFF",
    row("HEAD", "SCHOOL", "QĐ 1789, Đ.20.2"),
    row("DEPUTY_HEAD", "SCHOOL", "QĐ 1789, Đ.5.3c"),
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.14.2"),
    row("ADMINISTRATOR", "SCHOOL", "QĐ 1789, Đ.33.1"),
  ),
  "assignment.prepare": office(
    "ONLY_ASSIGNMENT_PREPARERS",
    row("HEAD", "SCHOOL", "QĐ 1789, Đ.20.2, 30.3a"),
    row("DEPUTY_HEAD", "SCHOOL", "QĐ 1789, Đ.20.2: nhà trường phân công; quy chế của trường"),
    row("ADMINISTRATOR", "SCHOOL", "QĐ 1789, Đ.33.1, 33.3: hỗ trợ thủ trưởng phân quyền, cập nhật khi có thay đổi"),
  ),
  "assignment.sign": office("ONLY_HEAD", row("HEAD", "SCHOOL", "QĐ 1789, Đ.20.2")),
  "staff.record-leaving": office("ONLY_HEAD", row("HEAD", "SCHOOL", "QĐ 1789, Đ.23.1, 30.2")),
  "group.keep": right("ONLY_GROUP_KEEPERS", row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.14.2, 34.1"), ...LEADERS_READ),
  "delegation.read": office("ONLY_LEADERSHIP", row("HEAD", "SCHOOL", "QĐ 1789, Đ.20.5c"), row("DEPUTY_HEAD", "SCHOOL", "QĐ 1789, Đ.20.5c")),
  "delegation.give": office("ONLY_HEAD", row("HEAD", "SCHOOL", "QĐ 1789, Đ.14.6, 20.5c")),
  "window.read": office("ONLY_STAFF", ...STAFF.map((who) => row(who, "SCHOOL", "QĐ 1789, Đ.13.2, 30.3c, 33"))),
  "window.open": office("ONLY_HEAD", row("HEAD", "SCHOOL", "QĐ 1789, Đ.30.3c")),
  "window.carry-out": office("ONLY_ADMINISTRATOR", row("ADMINISTRATOR", "SCHOOL", "QĐ 1789, Đ.33: theo lệnh của hiệu trưởng")),
  "progress.read": right(
    "ONLY_PROGRESS_STAFF",
    row("HOMEROOM_TEACHER", "CLASS", "QĐ 1789, Đ.14.4, 31.3"),
    row("DEPARTMENT_LEAD", "CLASS", "quy chế của trường; TT 27/2020, Đ.12.2c"),
    row("ACADEMIC_CLERK", "SCHOOL", "QĐ 1789, Đ.14.2, 34.1"),
    ...LEADERS_READ,
  ),
  "history.read": right(
    "ONLY_CLASS_STAFF",
    row("SUBJECT_TEACHER", "PART", "QĐ 1789, Đ.13.3"),
    row("HOMEROOM_TEACHER", "CLASS", "QĐ 1789, Đ.13.3"),
    ...LEADERS_READ,
  ),
} as const satisfies Record<string, Right>;

export type Action = keyof typeof RIGHTS;
export const ACTIONS = Object.keys(RIGHTS) as Action[];

/** The articles that entitle each duty to an action, for the documentation of rights. */
export const sourceOf = (action: Action): readonly Row[] => RIGHTS[action].rows;
