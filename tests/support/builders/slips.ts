import type { Grade, Period } from "@/lib/domain/assessment/periods";
import type { SlipPupil, SlipsData } from "@/lib/documents/forms/slip-data";
import { sampleForm, samplePupil } from "./class-form";

/** A child's slip, with all there is to say at the year's end. */
export function sampleSlip(grade: Grade, period: Period, index: number, changes: Partial<SlipPupil> = {}): SlipPupil {
  const { fullName, birthDate, subjects, traits } = samplePupil(grade, period, index);
  return {
    fullName,
    birthDate,
    subjects,
    traits,
    absentSessions: { withLeave: 3, withoutLeave: 0, elsewhere: [] },
    height: "132.5",
    weight: "28",
    remark: "Em chăm ngoan, biết giúp đỡ bạn.",
    year: period === "CN" ? { result: "Hoàn thành tốt", awards: [], completion: "Hoàn thành chương trình lớp 4; Được lên lớp 5." } : null,
    ...changes,
  };
}

/** The slips of a class of so many. */
export function sampleSlips(grade: Grade, period: Period, pupils: number, changes: Partial<SlipsData> = {}): SlipsData {
  const { schoolName, ward, place, yearLabel, className, language, draft, trial, printedAt, homeroom } = sampleForm(grade, period, 0);
  const list = Array.from({ length: pupils }, (_, index) => sampleSlip(grade, period, index));
  return { schoolName, ward, place, yearLabel, className, language, grade, period, draft, trial, printedAt, homeroom, pupils: list, ...changes };
}
