import { TRAIT_LEVEL_SYMBOLS } from "@/lib/domain/assessment/levels";
import { showDay } from "@/lib/domain/vietnam-time";
import type { ClassFormData, FormPupil, FormSubject } from "./class-form-data";

/** Signs beside the levels, explained under the table. */
export const FORM_SIGNS = { EXEMPT: "M", ABSENT: "V", YES: "X" } as const;

/** The line under the table that explains its signs. Source: TT 27/2020, Phụ lục 2, hướng dẫn mục 2–5. */
export const FORM_LEGEND =
  "Môn học, hoạt động giáo dục: T – Hoàn thành tốt, H – Hoàn thành, C – Chưa hoàn thành. Phẩm chất, năng lực: T – Tốt, Đ – Đạt, C – Cần cố gắng. " +
  "Điểm KTĐK: điểm bài kiểm tra định kỳ, học sinh kiểm tra lại ghi điểm lần cuối; V – vắng kiểm tra. M – được miễn.";

/** What the form says of a pupil, by the key of its column. A child who shares the name is told apart by the birth date. */
export function pupilCells(form: Pick<ClassFormData, "pupils">, pupil: FormPupil): Record<string, string> {
  const namesakes = form.pupils.filter(({ fullName }) => fullName === pupil.fullName).length;
  const cells: Record<string, string> = {
    orderNo: String(pupil.orderNo),
    fullName: namesakes > 1 ? `${pupil.fullName} (${showDay(pupil.birthDate)})` : pupil.fullName,
    notes: pupil.notes.join("; "),
  };
  for (const subject of pupil.subjects) {
    cells[`level.${subject.subject}`] = subject.standing === "EXEMPT" ? FORM_SIGNS.EXEMPT : (subject.level ?? "");
    cells[`mark.${subject.subject}`] = markSign(subject);
  }
  for (const { trait, level } of pupil.traits) cells[`trait.${trait}`] = level ? TRAIT_LEVEL_SYMBOLS[level] : "";
  return { ...cells, ...yearCells(pupil) };
}

function markSign({ standing, mark, absent }: FormSubject): string {
  if (standing === "EXEMPT") return FORM_SIGNS.EXEMPT;
  return mark === null ? (absent ? FORM_SIGNS.ABSENT : "") : String(mark);
}

function yearCells({ year }: FormPupil): Record<string, string> {
  if (!year) return {};
  return {
    ...(year.result ? { [`result.${year.result}`]: FORM_SIGNS.YES } : {}),
    ...(year.yearAward ? { "award.YEAR": FORM_SIGNS.YES } : {}),
    ...(year.suddenAward ? { "award.SUDDEN": FORM_SIGNS.YES } : {}),
    ...(year.notPromoted ? { notPromoted: FORM_SIGNS.YES } : {}),
  };
}
