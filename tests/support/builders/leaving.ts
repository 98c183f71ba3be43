import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { PERIODS, type Grade, type Period } from "@/lib/domain/assessment/periods";
import { requiredSubjects, type SubjectCode } from "@/lib/domain/assessment/subjects";
import { hasMark } from "@/lib/domain/assessment/test-matrix";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";
import { traitsOf } from "@/lib/domain/assessment/traits";
import type { LeavingData } from "@/lib/documents/forms/leaving-data";

/** The results of a pupil who leaves after so many periods, with all there is to say. */
export function sampleLeaving(grade: Grade, periods: number, changes: Partial<LeavingData> = {}): LeavingData {
  const shown: readonly Period[] = PERIODS.slice(0, periods);
  const subjects = requiredSubjects(grade);
  const isTested = (subject: SubjectCode, period: Period) => hasMark(subject, grade, period, TT27_2020);
  return {
    ...{ schoolName: "Trường Tiểu học Nguyễn Thị Lắng", ward: "Xã Phú Hòa Đông", place: "Phú Hòa Đông", yearLabel: "2025-2026", className: `${grade}A`, language: "EN", trial: false, printedAt: "09:15 16/03/2026" },
    ...{ kind: "TRANSFERRED", lastDay: "2026-03-13", toSchool: "Trường Tiểu học Lê Văn Tám, tỉnh Tây Ninh", paper: "Hồ sơ chuyển trường số 118", homeroom: "H' Linh Niê Kdăm", head: { title: "HIỆU TRƯỞNG", name: "Nguyễn Văn Thành" } },
    pupil: { fullName: "Nguyễn Hoàng Phương Uyên Khánh", birthDate: "2016-02-07", sex: "FEMALE", code: "7912345678", identityNumber: "079316012345", admissionNumber: "TL-000118" },
    periods: shown.map((period) => ({ period, school: null, tested: subjects.some((subject) => isTested(subject, period)) })),
    subjects: subjects.map((subject) => ({
      subject,
      teachers: [subject === "NN" ? "Y Bhŏč Ƀuôn Yă" : subject === "AN" ? "Trần Thị Ngọc Hân" : "H' Linh Niê Kdăm"],
      cells: shown.map((period) => ({ subject, standing: "TAKEN" as const, level: "T", mark: isTested(subject, period) ? 9 : null, absent: false })),
      comments: shown.filter((period) => period === "CK1").map((period) => ({ period, text: `Em nắm vững kiến thức ${subjectName(subject, "EN")}, vận dụng tốt vào bài tập thực hành; cần trình bày cẩn thận hơn.` })),
    })),
    traits: traitsOf(grade).map(({ code }) => ({ trait: code, levels: shown.map(() => "T" as const) })),
    remarks: shown.filter((period) => period === "CK1").map((period) => ({ words: "Nhận xét chung", period, text: "Em chăm ngoan, biết giúp đỡ bạn, tự giác trong học tập và các hoạt động của lớp." })),
    absences: { withLeave: 5, withoutLeave: 1, elsewhere: [] },
    measures: [{ term: 1, height: "131.5", weight: "28", school: null }, { term: 2, height: null, weight: null, school: null }],
    ...changes,
  };
}
