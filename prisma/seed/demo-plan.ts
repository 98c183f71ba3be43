import type { Day } from "./calendar";
import type { ClassPlan, PupilCase, SchoolPlan } from "./plan";

/**
 * The demo school: ten classes in every state of the year's end, with cases of school life (regulations, traps B).
 * 4A waits to be entered by hand; 5A is issued; 4A and 5A have two earlier issued years.
 */
export const demoPlan = (today: Day): SchoolPlan => ({ seed: "nguyen-thi-lang", today, classes: CLASSES, headName: "Lê Thị Thu Hương" });

const EDE = { name: "Ê-đê", code: "12" };

const IN_1A: PupilCase[] = [
  { at: 3, fullName: "Trịnh Hoàng Nam Phương", sex: "FEMALE", identity: "NOT_GIVEN", notes: "Chờ công an cấp số định danh" },
];
const IN_1B: PupilCase[] = [
  { at: 2, fullName: "Nguyễn Ngọc Bảo Anh", sex: "FEMALE", birthDate: "03-14" },
  { at: 9, fullName: "Nguyễn Ngọc Bảo Anh", sex: "FEMALE", birthDate: "03-14", notes: "Trùng họ tên và ngày sinh với một bạn trong lớp" },
  { at: 14, standing: "WEAK" },
];
const IN_2A: PupilCase[] = [
  { at: 5, fullName: "Lê Hoàng Gia Hưng", sex: "MALE", birthDate: "07-21" },
  { at: 6, fullName: "Lê Hoàng Gia Hân", sex: "FEMALE", twinOf: 5 },
  { at: 11, motherMissing: "Giấy khai sinh không ghi tên mẹ" },
];
const IN_2B: PupilCase[] = [
  {
    at: 4, fullName: "Park Ji Woo", sex: "MALE", ethnicity: { name: "Người nước ngoài", code: "55" }, nationality: "Hàn Quốc",
    identity: { passport: "M48291735" }, fatherName: "Park Min Ho", motherName: "Kim Seo Yeon",
  },
  ...[1, 4, 7, 8, 12, 15, 19, 22].map((at): PupilCase => ({ at, chooses: "NN" })),
];
const IN_3A: PupilCase[] = [
  { at: 7, transfersOut: true, notes: "Chuyển trường trong học kì II" },
  { at: 13, movesTo: "3B" },
  { at: 20, fullName: "Châu Mỹ Linh", sex: "FEMALE", ethnicity: { name: "Hoa", code: "04" }, fatherName: "Châu Vĩ Cường", motherName: "Lưu Tú Mai" },
];
const IN_3B: PupilCase[] = [
  { at: 6, fullName: "Phan Nguyễn Tường Vy", sex: "FEMALE", identity: "NOT_GIVEN", notes: "Chờ công an cấp số định danh" },
  { at: 10, fullName: "Thạch Sô Phi", sex: "FEMALE", ethnicity: { name: "Khơ-me", code: "05" }, fatherName: "Thạch Sa Rinh", motherName: "Kim Thị Sa Phol" },
  { at: 16, arrivesFrom: "Trường Tiểu học Kim Đồng, tỉnh Đồng Nai" },
  { at: 22, standing: "WEAK" },
];
const IN_4A: PupilCase[] = [
  { at: 0, fullName: "Nguyễn Hoàng Phương Uyên Khánh", sex: "FEMALE", standing: "TOP" },
  { at: 8, fullName: "Y Bĭn Ƀuôn Yă", sex: "MALE", ethnicity: EDE, fatherName: "Y Thăn Ƀuôn Yă", motherName: "H'Loan Niê" },
];
const IN_4B: PupilCase[] = [
  {
    at: 5, disability: "Khuyết tật vận động nhẹ", notes: "Học sinh khuyết tật học hòa nhập",
    exempt: { subject: "TD", reason: "Miễn Giáo dục thể chất theo kế hoạch giáo dục cá nhân", paper: "Quyết định số 31/QĐ-NTL của hiệu trưởng" },
  },
  { at: 12, fullName: "Từ Công Ngọc Hiếu", sex: "MALE", ethnicity: { name: "Chăm", code: "17" }, fatherName: "Từ Công Phú", motherName: "Báo Thị Ngọc" },
  { at: 18, standing: "WEAK" },
];
const IN_5A: PupilCase[] = [
  { at: 1, fullName: "H'Ŏ Niê Kdăm", sex: "FEMALE", ethnicity: EDE, fatherName: "Y Čăm Niê Kdăm", motherName: "H'Ƀlĕ Niê Kdăm", standing: "TOP" },
  { at: 4, fullName: "Nguyễn Lê Thiên Ân", sex: "MALE", separated: { paper: "Quyết định số 45/QĐST-HNGĐ của Tòa án nhân dân khu vực" } },
  { at: 9, motherIsStaff: "gvbm.amnhac" },
  { at: 15, fullName: "Tôn Nữ Hoàng Ngọc Minh Châu", sex: "FEMALE", standing: "GOOD" },
];

const CLASSES: readonly ClassPlan[] = [
  { grade: 1, name: "1A", size: 34, yearEnd: "DRAFT", optional: ["NN"], cases: IN_1A },
  { grade: 1, name: "1B", size: 33, yearEnd: "SUBMITTED", cases: IN_1B },
  { grade: 2, name: "2A", size: 35, yearEnd: "ACCEPTED", optional: ["NN"], cases: IN_2A },
  { grade: 2, name: "2B", size: 32, yearEnd: "MIXED", cases: IN_2B },
  { grade: 3, name: "3A", size: 36, yearEnd: "CERTIFIED", cases: IN_3A },
  { grade: 3, name: "3B", size: 35, yearEnd: "APPROVED", sharedEnglish: true, cases: IN_3B },
  { grade: 4, name: "4A", size: 34, yearEnd: "EMPTY", history: 2, cases: IN_4A },
  { grade: 4, name: "4B", size: 33, yearEnd: "APPROVED", cases: IN_4B },
  { grade: 5, name: "5A", size: 32, yearEnd: "APPROVED", approvedDaysAgo: 4, history: 2, cases: IN_5A },
  { grade: 5, name: "5B", size: 34, yearEnd: "APPROVED" },
];
