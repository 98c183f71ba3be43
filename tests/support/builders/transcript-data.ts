import type { TranscriptData } from "@/lib/documents/transcript-data";
import { traitsOf } from "@/lib/domain/assessment/traits";

/** Who signs the sample: identity numbers as in the test PKI. */
export type SampleSigners = Pick<TranscriptData, "homeroom" | "head" | "schoolTaxCode" | "subjectTeachers">;

/** A full yearly unit of grade 4: two subject teachers besides the homeroom teacher, every optional datum present. */
export function sampleTranscript(signers: SampleSigners, changes: Partial<TranscriptData> = {}): TranscriptData {
  return {
    layout: "1.0",
    ruleSet: "27/2020/TT-BGDĐT",
    code: "4ef748d9-2146-4a82-95a5-8534051475f0",
    trial: true,
    verifyUrl: "https://hocba.example.edu.vn/xac-thuc/4ef748d9-2146-4a82-95a5-8534051475f0",
    school: {
      departmentCode: "79",
      departmentName: "Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh",
      code: "79783401",
      name: "Trường Tiểu học Nguyễn Thị Lắng",
      ward: "Xã Tân An Hội",
      district: "Huyện Củ Chi",
      province: "Thành phố Hồ Chí Minh",
      levelCode: "02",
      place: "Củ Chi",
    },
    pupil: {
      fullName: "Y Bhŏč Ƀuôn Yă̆",
      identityNumber: "079216001234",
      code: "7900012345",
      admissionNumber: "0142/2022",
      sex: "Nam",
      birthDate: "2016-03-09",
      birthPlace: "Bệnh viện đa khoa khu vực Củ Chi",
      hometown: "Buôn Ako Dhông, Đắk Lắk",
      address: "12 tổ 3, ấp Tân Tiến & Hậu <cũ>, xã Tân An Hội",
      ethnicity: "Ê-đê",
      nationality: "Việt Nam",
      fatherName: null,
      motherName: "H' Linh Niê",
      guardianName: "Y Thĭnh Niê",
    },
    year: { label: "2025-2026", grade: 4, className: "4A" },
    heightCm: "134.5",
    weightKg: "31",
    absence: { withLeaveSessions: 3, withoutLeaveSessions: 0 },
    studies: [
      { yearLabel: "2024-2025", className: "3A", schoolName: "Trường Tiểu học Nguyễn Thị Lắng", admissionNumber: "0142/2022", arrivedOn: "2024-09-05" },
      { yearLabel: "2025-2026", className: "4A", schoolName: "Trường Tiểu học Nguyễn Thị Lắng", admissionNumber: "0142/2022", arrivedOn: "2025-09-05" },
    ],
    subjects: [
      { subject: "TV", level: "T", mark: 9, comment: "Đọc lưu loát, \"diễn cảm\".\nChữ viết đẹp.", slot: "gvbm-1" },
      { subject: "TO", level: "H", mark: 8, comment: "Tính đúng khi 3 < 5 && 5 > 3.", slot: "gvbm-1" },
      { subject: "NN", level: "T", mark: 10, comment: null, slot: "gvbm-2" },
      { subject: "DD", level: "T", mark: null, comment: "", slot: "gvbm-1" },
      { subject: "AN", level: "T", mark: null, comment: "Hát đúng nhịp.", slot: "gvbm-2" },
    ],
    exemptions: [{ subject: "TD", reason: "Theo Quyết định số 14/QĐ-NTL ngày 12/9/2025" }],
    traits: traitsOf(4).map(({ code }, index) => ({ trait: code, level: index === 2 ? ("D" as const) : ("T" as const) })),
    remarks: { qualities: "Biết yêu thương bạn bè.", generalCompetences: "Tự học tốt.", specificCompetences: "Có năng khiếu ngôn ngữ.", overall: "Một năm học tiến bộ." },
    result: "DONE",
    noResult: null,
    foreignLanguage: null,
    promoted: true,
    completedGrade: true,
    completedPrimary: null,
    completion: "Hoàn thành chương trình lớp 4; Được lên lớp 5.",
    award: null,
    suddenAward: "Thư khen: dũng cảm cứu bạn.",
    createdOn: "2026-05-20",
    declaredOn: "2026-05-30",
    previous: { code: "0b4f2c6e-93a1-4c55-8d20-6f1f8f0f5f11", digest: "ab".repeat(32) },
    gapReason: null,
    ...signers,
    ...changes,
  };
}
