import { hasMark } from "@/lib/domain/assessment/test-matrix";
import type { Grade, Period } from "@/lib/domain/assessment/periods";
import { requiredSubjects } from "@/lib/domain/assessment/subjects";
import { traitsOf } from "@/lib/domain/assessment/traits";
import type { ClassFormData, FormPupil } from "@/lib/documents/forms/class-form-data";
import { TT27_2020 } from "@/lib/domain/assessment/tt27-2020";

const NAMES = ["Nguyễn Hoàng Phương Uyên Khánh", "Y Bhŏč Ƀuôn Yă", "H' Linh Niê Kdăm", "Trần Đức Duy", "Lê Thị Ngọc Hân"];

/** A pupil with every level T and the mark 9 wherever the circular has a test; the names go round. */
export function samplePupil(grade: Grade, period: Period, index: number): FormPupil {
  return {
    orderNo: index + 1,
    fullName: index < NAMES.length ? (NAMES[index] ?? "") : `Học Sinh Thứ ${index + 1}`,
    birthDate: "2016-03-15",
    subjects: requiredSubjects(grade).map((subject) => ({ subject, standing: "TAKEN", level: "T", mark: hasMark(subject, grade, period, TT27_2020) ? 9 : null, absent: false })),
    traits: traitsOf(grade).map(({ code }) => ({ trait: code, level: index % 3 === 0 ? "D" : "T" })),
    year: period === "CN" ? { result: "DONE", yearAward: false, suddenAward: false, notPromoted: false } : null,
    notes: [],
  };
}

/** An approved sheet of a class, ready to be printed. */
export function sampleForm(grade: Grade, period: Period, pupils: number, changes: Partial<ClassFormData> = {}): ClassFormData {
  return {
    schoolName: "Trường Tiểu học Nguyễn Thị Lắng",
    ward: "Xã Phú Hòa Đông",
    place: "Phú Hòa Đông",
    yearLabel: "2025-2026",
    rules: TT27_2020,
    className: `${grade}A`,
    language: "EN",
    grade,
    period,
    draft: false,
    trial: false,
    printedAt: "09:15 30/05/2026",
    homeroom: "Huỳnh Thị Kim Ngân",
    head: { title: "HIỆU TRƯỞNG", name: "Nguyễn Văn Thành" },
    signedOn: "2026-05-29",
    subjects: requiredSubjects(grade),
    pupils: Array.from({ length: pupils }, (_, index) => samplePupil(grade, period, index)),
    ...changes,
  };
}
