import { ASSIGNMENT_DEEDS } from "./rights-of-assignment";

/**
 * Who gets what over HTTP, written from the regulation (QĐ 1789, Đ.5.3c, 13, 14, 20, 26, 30–35), not from the code.
 * 3B's units are being signed, 5A is issued, 4A is being entered (demo school).
 */
export const VISITORS = {
  out: null, // without an account
  head: "hieutruong",
  deputy: "phohieutruong", // holds the delegation for yearly units, not the one for class years
  homeroom4A: "gvcn.4a",
  homeroom3B: "gvcn.3b",
  homeroom5A: "gvcn.5a",
  music: "gvbm.amnhac", // teaches 4A and 3B
  academicClerk: "hocvu",
  sealClerk: "vanthu",
  administrator: "quantri",
  mother: "phuhuynh.1", // of a child in 5A
  formerGuardian: "phuhuynh.2", // the same child's father, whose right has ended
} as const;
export type Visitor = keyof typeof VISITORS;
export const EVERYONE = Object.keys(VISITORS) as Visitor[];

/** The things the addresses and requests below are about. */
export type Facts = {
  class4A: string;
  class3B: string;
  class4B: string;
  unit3B: string; // being signed
  childUnit: string; // issued, of the mother's child
  otherUnit: string; // issued, of another child of that class
  childCode: string;
  batch: string; // of the homeroom teacher of 3B, waits for the PIN
  preview: string; // of the homeroom teacher of 3B, as subject teacher
  account: string; // the former guardian's
  certificate: string; // of the homeroom teacher of 3B
  pupil4A: string;
  review: string; // a review of this year
  plan4A: string; // a plan taken back, likewise
  retest4A: string; // a proposal for another test, taken back: nobody moves it, and whoever may is told so
  letter4A: string; // of praise, sent by the homeroom teacher, taken back
  commendation4A: string; // a proposal to a higher authority, taken back
  pupilGone: string; // went to another school this year
  pupilCame: string; // came to 3B from another school this year
  moveCame: string; // the line of the register for it
  move4A: string; // a proposal to leave 4A, taken back
  head: string; // staff
  year: string;
  suggestion4A: string; // withdrawn
  sentence: string; // of the school's comment bank
  today: string;
  assignment: string; // signed: nobody moves it any more, and whoever may is told so
  group: string; // has pupils and a teacher
  delegation: string; // over
};

const TEACHERS: Visitor[] = ["homeroom4A", "homeroom3B", "homeroom5A", "music"];
const HOMEROOM: Visitor[] = ["homeroom4A", "homeroom3B", "homeroom5A"];
const LEADERS: Visitor[] = ["head", "deputy"];
const FAMILY: Visitor[] = ["mother", "formerGuardian"];
const STAFF: Visitor[] = [...LEADERS, ...TEACHERS, "academicClerk", "sealClerk", "administrator"];
const READS_4A: Visitor[] = [...LEADERS, "homeroom4A", "academicClerk"];
const READS_3B_UNITS: Visitor[] = [...LEADERS, "homeroom3B", "academicClerk", "sealClerk"];

type Address = { route: string; path: (facts: Facts) => string; for: readonly Visitor[] };
const page = (route: string, seenBy: readonly Visitor[], path: (facts: Facts) => string = () => route): Address => ({ route, path, for: seenBy });

/** Every page, with an address of it, and who is shown it. Everyone else is sent to sign in, sent home, or finds nothing. */
export const PAGES: readonly Address[] = [
  page("/", ["out"]),
  page("/dang-nhap", ["out"]),
  page("/xac-thuc", EVERYONE),
  page("/xac-thuc/[code]", EVERYONE, ({ childCode }) => `/xac-thuc/${childCode}`),
  page("/tai-khoan", [...STAFF, ...FAMILY]),
  page("/viec-cua-toi", STAFF),
  page("/so-theo-doi", [...LEADERS, ...TEACHERS, "academicClerk"]),
  page("/so-theo-doi/[classId]/[period]", [...READS_4A, "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN`),
  page("/so-theo-doi/[classId]/[period]/ket-qua", READS_4A, ({ class4A }) => `/so-theo-doi/${class4A}/CN/ket-qua`),
  page("/so-theo-doi/[classId]/[period]/ngay-nghi", READS_4A, ({ class4A }) => `/so-theo-doi/${class4A}/CN/ngay-nghi`),
  page("/so-theo-doi/diem-thanh-phan", LEADERS),
  page("/so-theo-doi/hoa-nhap", [...LEADERS, ...HOMEROOM, "academicClerk"]),
  page("/so-theo-doi/mon-tu-chon", ["academicClerk"]),
  page("/so-theo-doi/kiem-tra-lai", [...LEADERS, ...TEACHERS, "academicClerk"]),
  page("/so-theo-doi/[classId]/[period]/lan-kiem-tra/[pupilId]/[subject]", [...READS_4A, "music"], ({ class4A, pupil4A }) => `/so-theo-doi/${class4A}/CN/lan-kiem-tra/${pupil4A}/AN`),
  page("/so-theo-doi/[classId]/[period]/goi-y", ["homeroom4A", "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/goi-y`),
  page("/so-theo-doi/[classId]/[period]/so-tay", ["homeroom4A"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/so-tay`),
  page("/so-theo-doi/[classId]/[period]/ra-soat", [...READS_4A, "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/ra-soat`),
  page("/so-theo-doi/[classId]/[period]/nhap-tu-excel", [...READS_4A, "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/nhap-tu-excel`),
  page("/so-theo-doi/[classId]/[period]/in", [...READS_4A, "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/in`),
  page("/so-theo-doi/[classId]/[period]/lich-su", [...LEADERS, "homeroom4A", "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/lich-su`),
  page("/lich-nhap", STAFF),
  page("/ho-so", [...LEADERS, ...HOMEROOM, "academicClerk"]),
  page("/ho-so/[classId]", READS_4A, ({ class4A }) => `/ho-so/${class4A}`),
  page("/ho-so/[classId]/[pupilId]", READS_4A, ({ class4A, pupil4A }) => `/ho-so/${class4A}/${pupil4A}`),
  page("/ho-so/tiep-nhan", ["academicClerk"]),
  page("/ho-so/tiep-nhan/[pupilId]", ["academicClerk"], ({ pupilGone }) => `/ho-so/tiep-nhan/${pupilGone}`),
  page("/ho-so/bien-dong", [...LEADERS, ...HOMEROOM, "academicClerk"]),
  page("/ho-so/[classId]/[pupilId]/qua-trinh", READS_4A, ({ class4A, pupil4A }) => `/ho-so/${class4A}/${pupil4A}/qua-trinh`),
  page("/ho-so/[classId]/[pupilId]/truong-cu", [...LEADERS, "homeroom3B", "academicClerk"], ({ class3B, pupilCame }) => `/ho-so/${class3B}/${pupilCame}/truong-cu`),
  page("/san-sang", [...LEADERS, ...HOMEROOM, "academicClerk", "sealClerk"]),
  page("/san-sang/[classId]", READS_3B_UNITS, ({ class3B }) => `/san-sang/${class3B}`),
  page("/tien-do", [...LEADERS, ...HOMEROOM, "academicClerk"]),
  page("/ngan-hang-nhan-xet", [...LEADERS, ...TEACHERS]),
  page("/phan-cong", [...LEADERS, "academicClerk", "administrator"]),
  page("/phan-cong/[assignmentId]", [...LEADERS, "academicClerk", "administrator"], ({ assignment }) => `/phan-cong/${assignment}`),
  page("/phan-cong/nhom", [...LEADERS, "academicClerk"]),
  page("/phan-cong/nhom/[classId]", [...LEADERS, "academicClerk"], ({ class4A }) => `/phan-cong/nhom/${class4A}`),
  page("/phan-cong/uy-quyen", LEADERS),
  page("/xet-duyet", LEADERS),
  page("/xet-duyet/[reviewId]", LEADERS, ({ review }) => `/xet-duyet/${review}`),
  page("/ban-giao", [...LEADERS, ...TEACHERS, "academicClerk"]),
  page("/ban-giao/[classId]", READS_4A, ({ class4A }) => `/ban-giao/${class4A}`),
  page("/hoc-ba", [...LEADERS, ...HOMEROOM, "academicClerk", "sealClerk"]),
  page("/hoc-ba/[classId]", READS_3B_UNITS, ({ class3B }) => `/hoc-ba/${class3B}`),
  page("/hoc-ba/don-vi/[unitId]", READS_3B_UNITS, ({ unit3B }) => `/hoc-ba/don-vi/${unit3B}`),
  page("/phat-hanh", [...LEADERS, "academicClerk", "sealClerk"]),
  page("/tra-cuu", [...LEADERS, "academicClerk", "sealClerk"]),
  page("/ky-so", [...LEADERS, ...TEACHERS, "sealClerk"]),
  page("/ky-so/[batchId]", ["homeroom3B"], ({ batch }) => `/ky-so/${batch}`),
  page("/ky-so/xac-nhan/[role]", TEACHERS, () => "/ky-so/xac-nhan/giao-vien-bo-mon"),
  page("/ky-so/xac-nhan/[role]", HOMEROOM, ({ class3B }) => `/ky-so/xac-nhan/chu-nhiem?lop=${class3B}`),
  page("/ky-so/xac-nhan/[role]", LEADERS, () => "/ky-so/xac-nhan/lanh-dao"),
  page("/ky-so/xac-nhan/[role]", ["sealClerk"], () => "/ky-so/xac-nhan/phat-hanh"),
  page("/ky-so/chung-thu", [...LEADERS, ...TEACHERS, "sealClerk", "administrator"]),
  page("/ky-so/xem-truoc/[classId]", ["homeroom3B", "music"], ({ class3B }) => `/ky-so/xem-truoc/${class3B}`),
  page("/ky-so/cai-dat", ["head", "sealClerk", "administrator"]),
  page("/suc-khoe", [...LEADERS, "sealClerk", "administrator"]),
  page("/thong-ke", [...LEADERS, "academicClerk"]),
  page("/quan-tri", []), // sends on to the accounts
  page("/quan-tri/tai-khoan", ["head", "administrator"]),
  page("/quan-tri/tai-khoan/[accountId]", ["head", "administrator"], ({ account }) => `/quan-tri/tai-khoan/${account}`),
  page("/quan-tri/tai-khoan/moi", ["administrator"]),
  page("/gia-dinh", FAMILY),
  page("/gia-dinh/[unitId]", ["mother"], ({ childUnit }) => `/gia-dinh/${childUnit}`),
];

/** Every route handler that answers a GET, and who gets an answer. */
export const READS: readonly Address[] = [
  page("/api/health", EVERYONE),
  page("/icon.svg", EVERYONE),
  page("/api/units/[unitId]/[format]", [...LEADERS, "sealClerk", "mother"], ({ childUnit }) => `/api/units/${childUnit}/pdf`),
  page("/api/units/[unitId]/[format]", [...LEADERS, "sealClerk"], ({ otherUnit }) => `/api/units/${otherUnit}/xml`),
  page("/api/units/[unitId]/evidence", [...LEADERS, "sealClerk", "mother"], ({ childUnit }) => `/api/units/${childUnit}/evidence`),
  page("/api/units/[unitId]/preview", READS_3B_UNITS, ({ unit3B }) => `/api/units/${unit3B}/preview`),
  page("/api/sheets/v1/excel/[classId]/[period]/[layout]", [...READS_4A, "music"], ({ class4A }) => `/api/sheets/v1/excel/${class4A}/CN/bang-lop`),
  page("/api/sheets/v1/excel/[classId]/[period]/[layout]", READS_4A, ({ class4A }) => `/api/sheets/v1/excel/${class4A}/CN/csdl-nhan-xet`),
  page("/api/papers/[classId]/[period]/[paper]/[format]", READS_4A, ({ class4A }) => `/api/papers/${class4A}/CN/form/pdf`),
  page("/api/papers/[classId]/[period]/[paper]/[format]", [...LEADERS, "homeroom4A"], ({ class4A }) => `/api/papers/${class4A}/CN/slips/pdf`),
  page("/api/papers/[classId]/[period]/[paper]/[format]", [...READS_4A, "music"], ({ class4A }) => `/api/papers/${class4A}/CN/statistics/pdf`),
  page("/api/papers/[classId]/[period]/[paper]/[format]", [...READS_4A, "music"], ({ class4A }) => `/api/papers/${class4A}/CN/open-tests/pdf`),
  page("/api/statistics/[yearId]/[period]/[format]", [...LEADERS, "academicClerk"], ({ year }) => `/api/statistics/${year}/CN/pdf`),
  page("/api/ceremonies/v1/previews/[previewId]/[classId]", ["homeroom3B"], ({ preview, class3B }) => `/api/ceremonies/v1/previews/${preview}/${class3B}`),
  page("/api/ceremonies/v1/batches/[batchId]/manifest/[file]", [], ({ batch }) => `/api/ceremonies/v1/batches/${batch}/manifest/bien-ban.json`), // nothing is confirmed while the PIN is waited for
  page("/api/units/[unitId]/decision/[slotKey]", [], ({ unit3B }) => `/api/units/${unit3B}/decision/gvcn`), // not signed yet; who gets one: decisions.test.ts
  page("/api/assignments/v1/[assignmentId]/[file]", [], ({ assignment }) => `/api/assignments/v1/${assignment}/phan-cong.txt`), // the demo's were signed on paper; who gets one: signed-version.test.ts
  page("/api/ceremonies/v1/batches/[batchId]", ["homeroom3B"], ({ batch }) => `/api/ceremonies/v1/batches/${batch}`),
];

/** Route handlers that take a POST. next-auth guards its own with a token of its own. */
export const WRITES = [
  "/api/ceremonies/v1/batches/[batchId]/hashes",
  "/api/ceremonies/v1/batches/[batchId]/values",
  "/api/sheets/v1/cells",
  "/api/sheets/v1/import",
  "/api/sheets/v1/import/[classId]/[period]",
  "/api/verify",
  "/api/verify/facts",
];
export const OTHERS_GUARD = ["/api/auth/[...nextauth]"];

export type Deed = { input: (facts: Facts) => object; by: readonly Visitor[] };
const deed = (by: readonly Visitor[], input: (facts: Facts) => object): Deed => ({ by, input });
const part = ({ class4A }: Facts) => ({ classId: class4A, period: "CN", subject: "TV", groupId: null, version: 1, note: "Xem lại" });
const sheet = ({ class4A }: Facts) => ({ classId: class4A, period: "CN", version: 1, note: "Xem lại" });
const pupil = ({ class4A, pupil4A }: Facts) => ({ classId: class4A, period: "CN", pupilId: pupil4A, version: 1 });
const account = ({ account: accountId }: Facts) => ({ accountId, version: 1 });

const profile = ({ class4A: classId, pupil4A: pupilId }: Facts) => ({
  classId, pupilId, version: 1, reason: "Thử", identityKind: "CCCD", identityNumber: "", fullName: "Tên Mới", sex: "MALE", birthDate: "2016-01-01", birthPlace: "", hometown: "",
  address: "", ethnicityCode: "01", nationality: "Việt Nam", fatherName: "", motherName: "", motherMissingReason: "", guardianName: "", disability: "", notes: "",
});

const arrival = ({ class4A: classId, today: day }: Facts) => ({ classId, day, admissionNumber: "0000-1", school: "", paper: "HS-0" });

/** Every server action, a request of the right shape for each, and who may make it. The door refuses everyone else. */
export const DEEDS: Readonly<Record<string, readonly Deed[]>> = {
  submitPartAction: [deed(["homeroom4A"], part)],
  withdrawPartAction: [deed(["homeroom4A"], part)],
  acceptPartAction: [deed(["homeroom4A"], part)],
  returnPartAction: [deed(["homeroom4A"], part)],
  certifySheetAction: [deed(["homeroom4A"], sheet)],
  approveSheetAction: [deed(["head"], sheet)],
  returnSheetAction: [deed(["head"], sheet)],
  reopenSheetAction: [deed(["head"], sheet)],
  setPartRuleAction: [deed(LEADERS, ({ year }) => ({ yearId: year, grade: 4, subject: "TV", most: ["10", "0"], rounding: "HALF_UP", active: true, version: 0 }))], // a part of nothing: whoever may is told so, and nothing is set
  proposePlanAction: [deed(["homeroom4A"], ({ class4A, pupil4A }) => ({ classId: class4A, pupilId: pupil4A, form: "INCLUSIVE", disability: "Vận động, nhẹ", number: "1/KHGDCN", plannedOn: "2999-01-01", adjustments: "", subjects: [] }))], // a day to come: whoever may is told so
  approvePlanAction: [deed(["head"], ({ plan4A, today }) => ({ planId: plan4A, version: 1, decisionNumber: "1/QĐ", decidedOn: today }))],
  refusePlanAction: [deed(["head"], ({ plan4A }) => ({ planId: plan4A, version: 1, note: "Thử" }))],
  withdrawPlanAction: [deed(["homeroom4A"], ({ plan4A }) => ({ planId: plan4A, version: 1 }))],
  chooseSubjectAction: [deed(["academicClerk"], ({ class4A }) => ({ classId: class4A, pupilId: null, subject: "TV", takes: false }))], // compulsory: whoever may is told so
  chooseLanguageAction: [deed(["academicClerk"], ({ class4A }) => ({ classId: class4A, from: "FR", language: "EN" }))], // it is not French: whoever may is told that the page is old
  recordAttemptAction: [deed(["homeroom4A"], ({ class4A, pupil4A, today }) => ({ classId: class4A, period: "CN", pupilId: pupil4A, subject: "TV", kind: "MAKE_UP", assessedOn: today, mark: "8", level: "T", reason: "", version: 1 }))],
  requestRetestAction: [deed(["homeroom4A"], ({ class4A, pupil4A }) => ({ classId: class4A, period: "CN", pupilId: pupil4A, subject: "TV", reason: "Điểm thấp hơn hẳn bài học hằng ngày" }))],
  approveRetestAction: [deed(LEADERS, ({ retest4A }) => ({ requestId: retest4A, version: 1 }))],
  refuseRetestAction: [deed(LEADERS, ({ retest4A }) => ({ requestId: retest4A, version: 1, note: "Thử" }))],
  withdrawRetestAction: [deed(["homeroom4A"], ({ retest4A }) => ({ requestId: retest4A, version: 1 }))],
  confirmYearResultsAction: [deed(["homeroom4A"], ({ class4A, pupil4A }) => ({ classId: class4A, pupils: [{ pupilId: pupil4A, result: "EXCELLENT", version: 0 }] }))],
  decidePromotionAction: [deed(["head"], ({ class4A, pupil4A, today }) => ({ classId: class4A, pupilId: pupil4A, decision: "PROMOTED", version: 1, number: "99/QĐ", decidedOn: today }))],
  holdOutAction: [deed(["homeroom4A"], (facts) => ({ ...pupil(facts), note: "" }))],
  takeBackAction: [deed(["homeroom4A"], pupil)],
  supplementStepAction: [deed(["homeroom4A"], (facts) => ({ ...pupil(facts), action: "certify" })), deed(["head"], (facts) => ({ ...pupil(facts), action: "approve" }))],
  supplementPartStepAction: [deed(["homeroom4A"], (facts) => ({ ...pupil(facts), subject: "TV", action: "submit" }))],
  openSupplementAction: [deed(["homeroom4A"], pupil)],
  orderSecondRoundAction: [deed(["head"], (facts) => ({ ...pupil(facts), number: "1/KH", on: facts.today }))],
  recordSupplementAction: [deed(["homeroom4A"], (facts) => ({ ...pupil(facts), subject: "TV", assessedOn: facts.today, level: "H", mark: "5" }))],
  withdrawAwardAction: [deed(["homeroom4A", "head"], ({ class4A, batch: anyId }) => ({ classId: class4A, awardId: anyId, note: "Thử" }))],
  planSupportAction: [
    deed(["homeroom4A", "head"], ({ class4A, pupil4A, today, head }) => ({ classId: class4A, pupilId: pupil4A, text: "Kèm Toán", startsOn: today, endsOn: today, responsibleId: head, version: 0 })),
  ],
  sendLetterAction: [deed(["homeroom4A", "music", ...LEADERS], ({ class4A, pupil4A }) => ({ classId: class4A, pupilId: pupil4A, text: "Khen em" }))],
  withdrawLetterAction: [deed(["homeroom4A", "head"], ({ letter4A: letterId }) => ({ letterId, note: "Thử" }))],
  proposeCommendationAction: [deed(["homeroom4A"], ({ class4A, pupil4A }) => ({ classId: class4A, pupilId: pupil4A, achievement: "Cứu bạn đuối nước", evidence: "Biên bản của công an xã" }))],
  commendationStepAction: [
    deed(["head"], ({ commendation4A, today }) => ({ commendationId: commendation4A, version: 1, action: "send", authority: "Sở", number: "1/TTr", on: today })),
    deed(["homeroom4A"], ({ commendation4A }) => ({ commendationId: commendation4A, version: 1, action: "withdraw", note: "Thử" })),
  ],
  recordAcceptanceAction: [deed(LEADERS, ({ class4A, today }) => ({ classId: class4A, version: 0, heldOn: today, present: "Thử", compared: "100", finding: "Thử" }))], // more than the class has: whoever may is told so
  writeHandoverAction: [deed(["homeroom4A"], ({ class4A }) => ({ classId: class4A, version: 0, toId: "", strengths: "", limits: "", papers: "", pupils: [] }))],
  handoverStepAction: [deed(["homeroom4A"], ({ class4A }) => ({ classId: class4A, version: 1, action: "give" }))],
  decideYearReviewAction: [
    deed(["head"], ({ year: yearId, today }) => ({ yearId, minutes: "9/BB", heldOn: today, members: "Hiệu trưởng", promotionDecision: "9/QĐ", decidedOn: today, pupils: [], aside: [], awardIds: [] })),
  ],
  proposeAwardAction: [deed(["homeroom4A"], ({ class4A, pupil4A }) => ({ classId: class4A, pupilId: pupil4A, kind: "SUDDEN", evidence: "Nhặt được của rơi", classRecognised: true }))],
  decideAwardsAction: [deed(["head"], ({ class4A, batch: anyId, today }) => ({ classId: class4A, awardIds: [anyId], decision: "99/QĐ", decidedOn: today }))],
  recordAbsencesAction: [deed(["homeroom4A"], ({ class4A, pupil4A, today }) => ({ classId: class4A, date: today, session: "MORNING", absent: [{ pupilId: pupil4A, withLeave: true }] }))],
  withdrawAbsenceAction: [deed(["homeroom4A"], ({ class4A, batch: anyId }) => ({ classId: class4A, absenceId: anyId }))],
  acceptListAction: [deed(["academicClerk"], ({ class4A: classId }) => ({ classId, version: 0 }))],
  returnListAction: [deed(["academicClerk"], ({ class4A: classId }) => ({ classId, version: 0, note: "Xem lại" }))],
  sendListAgainAction: [deed(["homeroom4A", "academicClerk"], ({ class4A: classId }) => ({ classId, version: 0 }))],
  editProfileAction: [deed(["homeroom4A", "academicClerk"], profile)],
  receivePupilAction: [
    deed(["academicClerk"], (facts) => {
      const { classId: _class, pupilId: _pupil, version: _version, reason: _reason, ...fields } = profile(facts);
      return { ...arrival(facts), ...fields, code: "0000000000" };
    }),
  ],
  readmitPupilAction: [deed(["academicClerk"], (facts) => ({ ...arrival(facts), pupilId: facts.pupilGone }))],
  moveClassAction: [deed(["academicClerk"], ({ class4A: classId, class4B: toClassId, pupil4A: pupilId, today: day }) => ({ classId, pupilId, toClassId, day, reason: "Thử" }))],
  proposeLeavingAction: [deed(["academicClerk"], ({ class4A: classId, pupil4A: pupilId, today: day }) => ({ classId, pupilId, kind: "LEFT", day, reason: "Thử" }))],
  approveLeavingAction: [deed(["head"], ({ move4A: moveId }) => ({ moveId, version: 1 }))],
  refuseLeavingAction: [deed(["head"], ({ move4A: moveId }) => ({ moveId, version: 1, note: "Thử" }))],
  withdrawLeavingAction: [deed(["academicClerk"], ({ move4A: moveId }) => ({ moveId, version: 1 }))],
  takeBackMoveAction: [deed(["academicClerk"], ({ moveCame: moveId }) => ({ moveId, version: 1, note: "Thử" }))],
  inheritResultsAction: [deed(["academicClerk"], ({ class3B: classId, pupilCame: pupilId }) => ({ classId, pupilId, period: "CK1", version: 1, paper: "Thử", "level.TO": "T" }))],
  orderWindowsAction: [deed(["head"], ({ year: yearId }) => ({ yearId, period: "GK1", grades: ["1:99"], opensAt: "", closesAt: "2027-01-01T00:00", by: "HEAD", reason: "Thử" }))],
  openExceptionAction: [deed(["head"], ({ class4A }) => ({ classId: class4A, period: "GK1", part: "", closesAt: "2020-01-01T00:00", by: "HEAD", reason: "Thử" }))],
  endExceptionAction: [deed(["head"], ({ batch: anyId }) => ({ exceptionId: anyId, version: 1, note: "Thử" }))],
  carryOutOrderAction: [deed(["administrator"], ({ batch: anyId }) => ({ orderId: anyId, version: 1 }))],
  withdrawOrderAction: [deed(["head"], ({ batch: anyId }) => ({ orderId: anyId, version: 1 }))],
  ...ASSIGNMENT_DEEDS,
  // The school's sentences are kept by the leaders and the leads of departments; a teacher keeps the own.
  addSentenceAction: [
    deed(LEADERS, () => ({ keeper: "SCHOOL", place: "TV", level: "T", text: "Đọc to, rõ; biết nhận xét bài đọc." })),
    deed(TEACHERS, () => ({ keeper: "OWN", place: "TV", level: "", text: "Đọc to, rõ; biết nhận xét bài đọc." })),
  ],
  changeSentenceAction: [deed(LEADERS, ({ sentence: sentenceId }) => ({ sentenceId, version: 1, text: "Đọc to." }))],
  retireSentenceAction: [deed(LEADERS, ({ sentence: sentenceId }) => ({ sentenceId, version: 1, retired: true }))],
  writeNoteAction: [deed(["homeroom4A"], ({ class4A, pupil4A }) => ({ classId: class4A, pupilId: pupil4A, text: "Ghi để nhớ" }))],
  tearNoteAction: [deed([], ({ batch: noteId }) => ({ noteId }))], // nobody's: there is no such note
  makeSuggestionAction: [deed(["music"], ({ class4A, pupil4A }) => ({ classId: class4A, period: "CN", subject: "AN", pupilId: pupil4A, column: "trait.THAM_MI", value: "T" }))],
  decideSuggestionAction: [deed(["homeroom4A"], ({ suggestion4A: suggestionId }) => ({ suggestionId, step: "LEAVE", version: 1, baseVersion: 0 }))],
  prepareUnitsAction: [deed(["academicClerk", "sealClerk"], ({ class4B, head, today }) => ({ classId: class4B, declaredOn: today, headStaffId: head }))],
  withdrawUnitsAction: [deed(["academicClerk", "sealClerk"], ({ childUnit }) => ({ unitIds: [childUnit], reason: "Lập lại" }))], // issued already: even they are refused, but not for want of the right
  startBatchAction: [deed(["homeroom3B"], ({ preview: previewId }) => ({ previewId, except: [] }))], // what one was shown, nobody else confirms
  handPinAction: [deed(["homeroom3B"], ({ batch: batchId }) => ({ batchId, pin: "246810" }))],
  pauseBatchAction: [deed(["homeroom3B"], ({ batch: batchId }) => ({ batchId }))],
  stopBatchAction: [deed(["homeroom3B"], ({ batch: batchId }) => ({ batchId }))],
  importKeyAction: [
    deed(["sealClerk"], () => ({ holder: "SCHOOL", file: "AAAA", password: "x", pin: "135790" })),
    deed([...LEADERS, ...TEACHERS, "sealClerk"], () => ({ holder: "PERSON", file: "AAAA", password: "x", pin: "135790" })),
  ],
  startTrialAction: [deed(["homeroom3B"], ({ certificate: certificateId }) => ({ certificateId }))],
  // Whoever signs declares own keys wherever they are. What each is told differs: there is no such provider, no token, no certificate in the file.
  findTokenKeysAction: [deed([...LEADERS, ...TEACHERS, "sealClerk"], () => ({}))],
  findRemoteKeysAction: [deed([...LEADERS, ...TEACHERS, "sealClerk"], ({ batch: anyId }) => ({ serviceId: anyId, user: "thu" }))],
  declareFoundKeyAction: [deed([...LEADERS, ...TEACHERS, "sealClerk"], () => ({ ticket: "AAAA" }))],
  declareLocalKeyAction: [deed([...LEADERS, ...TEACHERS, "sealClerk"], () => ({ files: ["AAAA"] }))],
  sendCertificateAction: [deed(["sealClerk", "administrator"], ({ certificate: certificateId }) => ({ certificateId, paper: "Tờ trình 1" }))], // a teacher's: whoever may is told that it needs no superior
  returnCertificateAction: [deed(["head"], ({ certificate: certificateId }) => ({ certificateId, reason: "Thử" }))],
  setPolicyAction: [deed(["head"], () => ({ sealOnToken: "false", unknownStatus: "WAIT", reason: "Thử" }))],
  addServiceAction: [deed(["administrator"], () => ({ kind: "TSA", name: "Thử", url: "http://thu.invalid/tsa" }))],
  switchServiceAction: [deed(["administrator"], ({ batch: anyId }) => ({ serviceId: anyId, version: 1, enabled: "false" }))],
  addRemoteAction: [
    deed(["administrator"], () => ({
      ...{ name: "Thử", adapter: "CSC_V1", url: "https://thu.invalid/csc/v1", clientId: "thu", secret: "thu" },
      ...{ confirm: "app", maxBatch: "50", waitSeconds: "180", hashEncoding: "", signIn: "oauth2", mode: "async", profile: "" },
    })),
  ],
  switchRemoteAction: [deed(["administrator"], ({ batch: anyId }) => ({ serviceId: anyId, version: 1, enabled: "false" }))],
  changeRemoteSecretAction: [deed(["administrator"], ({ batch: anyId }) => ({ serviceId: anyId, version: 1, secret: "thu" }))],
  tryRemoteAction: [deed(["administrator"], ({ batch: anyId }) => ({ serviceId: anyId }))],
  trustRootAction: [deed(["head"], () => ({ file: "AAAA", fingerprint: "0".repeat(64) }))],
  approveCertificateAction: [deed(["head"], ({ certificate: certificateId }) => ({ certificateId, paper: "Công văn 1" }))],
  revokeCertificateAction: [deed(["head"], ({ certificate: certificateId }) => ({ certificateId, reason: "Thử" }))],
  prepareAccountAction: [deed(["administrator"], ({ head: personId }) => ({ person: "staff", personId, username: "nguoi.la" }))],
  approveAccountAction: [deed(["head"], account)],
  lockAccountAction: [deed(["administrator"], account)],
  unlockAccountAction: [deed(["administrator"], account)],
  resetPasswordAction: [deed(["administrator"], account)],
  renewCodeAction: [deed(["mother"], ({ childUnit: unitId }) => ({ unitId }))],
  changePasswordAction: [deed([...STAFF, ...FAMILY], () => ({ current: "x", next: "mat-khau-moi-27", again: "mat-khau-moi-27" }))],
  endOtherSessionsAction: [deed([...STAFF, ...FAMILY], () => ({}))],
};

/** What a refusal for want of the right sounds like. A fault, a wrong shape or a page that is missing is none of these. */
export const REFUSED = /^(SIGNED_OUT|NOT_FOUND|NOT_YOURS|NOT_FOR_ADMINISTRATOR|NEEDS_DELEGATION|NOTHING_TO_SIGN|STALE|ONLY_[A-Z_]+)$/;
