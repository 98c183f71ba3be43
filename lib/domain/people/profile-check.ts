import { groupBy } from "../grouping";
import type { Day } from "../vietnam-time";
import { findEthnicity } from "./ethnicities";
import { identityWarnings, isIdentityNumber } from "./identity-numbers";
import { PROFILE_WORDS, type PupilProfile } from "./pupil-profile";

/** A profile with what its class and the register of admission say of it. */
export type CheckedProfile = PupilProfile & { pupilId: string; code: string; admissionNumber: string | null; grade: number; startYear: number };

export type FindingKind = "MISSING" | "WRONG" | "DOUBTFUL";

/** Something that is missing, cannot be right, or should be held against the papers. Never blocks entry. */
export type ProfileFinding = { kind: FindingKind; words: string };

export const FINDING_KIND_WORDS = { MISSING: "Thiếu", WRONG: "Sai", DOUBTFUL: "Cần đối chiếu" } as const satisfies Record<FindingKind, string>;

/**
 * What a profile lacks, what in it cannot be right, and what is doubtful. A number that does not fit sex or birth year is
 * doubtful only: the police have corrected older records. A mother who is not named is a state with its paper.
 *
 * Source: QĐ 1789, Đ.14.2, Phụ lục I; reference §8; traps A10, B7, B8.
 */
export function checkProfile(pupil: CheckedProfile, today: Day): ProfileFinding[] {
  return [...missing(pupil), ...wrong(pupil, today), ...doubtful(pupil)];
}

const MANDATORY = ["fullName", "birthPlace", "hometown", "address", "ethnicity", "nationality"] as const;

function missing(pupil: CheckedProfile): ProfileFinding[] {
  const lacks = MANDATORY.filter((field) => !pupil[field].trim()).map((field) => PROFILE_WORDS[field]);
  return [
    ...(pupil.identityNumber ? [] : ["Số định danh cá nhân: chưa được cấp thì trường báo Sở, không tự đặt số"]),
    ...lacks,
    ...(pupil.code.trim() ? [] : ["Mã học sinh"]),
    ...(pupil.admissionNumber?.trim() ? [] : ["Số sổ đăng bộ"]),
    ...(pupil.motherName?.trim() || pupil.motherMissingReason?.trim() ? [] : ["Họ và tên mẹ, hoặc giấy tờ nêu lý do không ghi"]),
  ].map((words) => ({ kind: "MISSING", words }));
}

function wrong({ identityKind, identityNumber, birthDate, ethnicity, ethnicityCode }: CheckedProfile, today: Day): ProfileFinding[] {
  const people = findEthnicity(ethnicityCode);
  return [
    ...(identityNumber && identityKind === "CCCD" && !isIdentityNumber(identityNumber) ? ["Số định danh cá nhân phải có 12 chữ số"] : []),
    ...(birthDate > today ? ["Ngày sinh ở sau hôm nay"] : []),
    ...(people?.name.toLowerCase() === ethnicity.trim().toLowerCase() || !ethnicity.trim() ? [] : [`Mã dân tộc ${ethnicityCode} không phải của dân tộc ${ethnicity}`]),
  ].map((words) => ({ kind: "WRONG", words }));
}

const USUAL_AGE_BEFORE_GRADE = 5;
const FOREIGNER = "55";

function doubtful(pupil: CheckedProfile): ProfileFinding[] {
  const age = pupil.startYear - Number(pupil.birthDate.slice(0, 4));
  const usual = pupil.grade + USUAL_AGE_BEFORE_GRADE;
  const isForeign = pupil.nationality.trim() !== "" && pupil.nationality.trim() !== "Việt Nam";
  const fits = pupil.identityKind === "CCCD" && pupil.identityNumber && isIdentityNumber(pupil.identityNumber);
  return [
    ...(fits ? identityWarnings(pupil.identityNumber ?? "", pupil) : []),
    ...(age < usual || age > usual + 3 ? [`Sinh năm ${pupil.birthDate.slice(0, 4)}, học lớp ${pupil.grade}: tuổi khác thường`] : []),
    ...(isForeign === (pupil.ethnicityCode === FOREIGNER) ? [] : ["Quốc tịch và dân tộc không khớp nhau (người nước ngoài ghi mã 55)"]),
    ...(isForeign === (pupil.identityKind === "PASSPORT") ? [] : ["Loại giấy tờ không khớp quốc tịch"]),
    ...(pupil.motherName && pupil.motherName === pupil.fatherName ? ["Họ tên cha và mẹ giống hệt nhau"] : []),
    ...(/\s{2,}|^\s|\s$/.test(pupil.fullName) ? ["Họ và tên có khoảng trắng thừa"] : []),
  ].map((words) => ({ kind: "DOUBTFUL", words }));
}

/** Two names that are equal by this are the same name, however they were typed. */
export const nameKey = (fullName: string): string => fullName.normalize("NFC").trim().replace(/\s+/gu, " ").toLowerCase();

/**
 * Which pupils of a school may be one child entered twice: the same name and birth date, or the same number.
 * Twins have the same birth date and mother but different names: they raise nothing.
 *
 * Source: traps B5, B6.
 */
export function findDuplicates(pupils: readonly Pick<CheckedProfile, "pupilId" | "fullName" | "birthDate" | "identityNumber">[]): Map<string, ProfileFinding[]> {
  const found = new Map<string, ProfileFinding[]>();
  const tell = (alike: readonly { pupilId: string }[], finding: ProfileFinding) => {
    if (alike.length > 1) for (const { pupilId } of alike) found.set(pupilId, [...(found.get(pupilId) ?? []), finding]);
  };
  const named = groupBy(pupils, ({ fullName, birthDate }) => `${nameKey(fullName)}|${birthDate}`);
  for (const alike of named.values()) tell(alike, { kind: "DOUBTFUL", words: "Trùng họ tên và ngày sinh với một học sinh khác: phân biệt bằng số định danh và mã học sinh" });
  const numbered = groupBy(pupils.filter(({ identityNumber }) => identityNumber), ({ identityNumber }) => identityNumber);
  for (const alike of numbered.values()) tell(alike, { kind: "WRONG", words: "Trùng số định danh với một học sinh khác" });
  return found;
}

