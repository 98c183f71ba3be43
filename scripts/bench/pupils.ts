import type { TranscriptData } from "@/lib/documents/transcript-data";
import { requiredSubjects } from "@/lib/domain/assessment/subjects";
import { traitsOf } from "@/lib/domain/assessment/traits";

const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi"];
const GIVEN = ["Phương Uyên", "Gia Bảo", "Minh Châu", "Đức Anh", "Khánh Ngọc", "Thiên Ân", "Bảo Hân", "Quốc Huy", "Y Bhŏč"];
const COMMENT = "Nắm chắc kiến thức, vận dụng tốt vào bài tập; cần mạnh dạn hơn khi phát biểu trước lớp.";
const REMARK = "Đi học đầy đủ, đúng giờ; mạnh dạn trình bày ý kiến cá nhân; biết giữ lời hứa; tôn trọng và biết giúp đỡ mọi người.";
const SCHOOL = "Trường Tiểu học Nguyễn Thị Lắng";
const MARKED = new Set(["TV", "TO", "NN", "SD", "KH", "TH", "CN"]);

export type BenchPerson = { name: string; identity: string };
/** Six subject teachers, the homeroom teacher, the head and the school. */
export type BenchStaff = { teachers: readonly BenchPerson[]; homeroom: BenchPerson; head: BenchPerson; taxCode: string };

/** The n-th pupil of a grade 4 that never ends: always the same for the same number. */
export function benchPupil(index: number, staff: BenchStaff): TranscriptData {
  const code = `4ef748d9-2146-4a82-95a5-${index.toString(16).padStart(12, "0")}`;
  return {
    layout: "1.0",
    ruleSet: "27/2020/TT-BGDĐT",
    code,
    trial: true,
    verifyUrl: `https://hocba.example.edu.vn/xac-thuc/${code}`,
    school: {
      departmentCode: "79",
      departmentName: "Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh",
      code: "79783401",
      name: SCHOOL,
      ward: "Xã Tân An Hội",
      district: "Huyện Củ Chi",
      province: "Thành phố Hồ Chí Minh",
      levelCode: "02",
      place: "Củ Chi",
    },
    pupil: pupilOf(index),
    year: { label: "2025-2026", grade: 4, className: `4A${1 + (index % 9)}` },
    heightCm: "134.5",
    weightKg: "31",
    absence: { withLeaveSessions: index % 5, withoutLeaveSessions: 0 },
    studies: [1, 2, 3, 4].map((grade) => studyYear(grade, index)),
    ...resultsOf(staff),
    subjectTeachers: staff.teachers.map((teacher, place) => ({ key: `gvbm-${place + 1}`, ...teacher })),
    homeroom: staff.homeroom,
    head: { ...staff.head, title: "HIỆU TRƯỞNG" },
    schoolTaxCode: staff.taxCode,
    createdOn: "2026-05-20",
    declaredOn: "2026-05-30",
    previous: { code: "0b4f2c6e-93a1-4c55-8d20-6f1f8f0f5f11", digest: "ab".repeat(32) },
    gapReason: null,
  };
}

const pupilOf = (index: number): TranscriptData["pupil"] => ({
  fullName: `${FAMILY[index % FAMILY.length]} ${GIVEN[index % GIVEN.length]}`,
  identityNumber: `079216${String(index).padStart(6, "0")}`,
  code: `79${String(index).padStart(8, "0")}`,
  admissionNumber: `${index}/2022`,
  sex: index % 2 === 0 ? "Nữ" : "Nam",
  birthDate: "2016-03-09",
  birthPlace: "Bệnh viện đa khoa khu vực Củ Chi",
  hometown: "Xã Tân An Hội, huyện Củ Chi, Thành phố Hồ Chí Minh",
  address: "Số 12, tổ 3, ấp Hậu, xã Tân An Hội, huyện Củ Chi, Thành phố Hồ Chí Minh",
  ethnicity: "Kinh",
  nationality: "Việt Nam",
  fatherName: "Nguyễn Văn Bình",
  motherName: "Hoàng Thị Cúc",
  guardianName: null,
});

const studyYear = (grade: number, index: number): TranscriptData["studies"][number] => ({
  yearLabel: `${2021 + grade}-${2022 + grade}`,
  className: `${grade}A`,
  schoolName: SCHOOL,
  admissionNumber: `${index}/2022`,
  arrivedOn: `${2021 + grade}-09-05`,
});

function resultsOf(staff: BenchStaff) {
  const slotOf = (place: number) => `gvbm-${1 + Math.min(place, staff.teachers.length - 1)}`;
  return {
    subjects: requiredSubjects(4).map((subject, place) => ({
      subject,
      level: "T" as const,
      mark: MARKED.has(subject) ? 9 : null,
      comment: COMMENT,
      slot: slotOf(place),
    })),
    exemptions: [],
    traits: traitsOf(4).map(({ code }) => ({ trait: code, level: "T" as const })),
    remarks: { qualities: REMARK, generalCompetences: REMARK, specificCompetences: REMARK, overall: REMARK },
    result: "EXCELLENT" as const,
    noResult: null,
    foreignLanguage: null,
    promoted: true,
    completedGrade: true,
    completedPrimary: null,
    completion: "Hoàn thành chương trình lớp 4; Được lên lớp 5.",
    award: "Học sinh Xuất sắc",
    suddenAward: null,
  };
}
