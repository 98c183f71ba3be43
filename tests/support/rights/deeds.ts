import { ASSIGNMENT_DEEDS } from "./deeds-of-assignment";
import { deed, FAMILY, LEADERS, STAFF, TEACHERS, type Deed, type Facts } from "./visitors";

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
  inheritAbsencesAction: [deed(["academicClerk"], ({ class3B: classId, pupilCame: pupilId }) => ({ classId, pupilId, version: 1, paper: "Thử", withLeave: "1", withoutLeave: "0" }))],
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
