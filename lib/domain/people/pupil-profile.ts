import type { Day } from "../vietnam-time";

/** A pupil's profile as Phụ lục I wants it. Null or empty: not known. Source: QĐ 1789, Phụ lục I; CV 2088, §1.1. */
export type PupilProfile = {
  identityKind: "CCCD" | "PASSPORT";
  identityNumber: string | null;
  fullName: string;
  sex: "MALE" | "FEMALE";
  birthDate: Day;
  birthPlace: string;
  hometown: string;
  address: string;
  ethnicityCode: string;
  ethnicity: string;
  nationality: string;
  fatherName: string | null;
  motherName: string | null;
  motherMissingReason: string | null;
  guardianName: string | null;
  disability: string | null;
  notes: string | null;
};
export type ProfileField = keyof PupilProfile;

export const PROFILE_WORDS = {
  identityKind: "Loại giấy tờ",
  identityNumber: "Số định danh cá nhân",
  fullName: "Họ và tên",
  sex: "Giới tính",
  birthDate: "Ngày sinh",
  birthPlace: "Nơi sinh",
  hometown: "Quê quán",
  address: "Chỗ ở hiện nay",
  ethnicityCode: "Mã dân tộc",
  ethnicity: "Dân tộc",
  nationality: "Quốc tịch",
  fatherName: "Họ và tên cha",
  motherName: "Họ và tên mẹ",
  motherMissingReason: "Giấy tờ nêu lý do không ghi tên mẹ",
  guardianName: "Người giám hộ",
  disability: "Khuyết tật",
  notes: "Ghi chú",
} as const satisfies Record<ProfileField, string>;
export const PROFILE_FIELDS = Object.keys(PROFILE_WORDS) as ProfileField[];

/** Which fields of a profile an edit changes. */
export const changedFields = (before: PupilProfile, after: PupilProfile): ProfileField[] => PROFILE_FIELDS.filter((field) => before[field] !== after[field]);
