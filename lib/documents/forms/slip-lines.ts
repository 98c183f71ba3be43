import { TRAIT_LEVEL_WORDS, TRAIT_LEVELS } from "@/lib/domain/assessment/levels";
import { TRAITS } from "@/lib/domain/assessment/traits";
import type { TraitGroup } from "@/lib/domain/assessment/traits";
import { daysWords as dayCount, missedWords } from "@/lib/domain/records/missed-elsewhere";
import { measure } from "../pdf/words";
import type { SlipPupil } from "./slip-data";

/** A paragraph of a slip: what it is about, in bold, and the words. */
export type SlipLine = { label: string; text: string };

/** What a slip says under its table, in this order; what is not there yet is left out, never guessed. */
export function slipLines(pupil: SlipPupil): SlipLine[] {
  const { withLeave, withoutLeave, elsewhere } = pupil.absentSessions;
  const body = [pupil.height && `chiều cao ${measure(pupil.height)} cm`, pupil.weight && `cân nặng ${measure(pupil.weight)} kg`].filter(Boolean).join(", ");
  const days = `${dayCount(withLeave + withoutLeave)} (có phép ${dayCount(withLeave)}, không phép ${dayCount(withoutLeave)})${elsewhere.map((one) => `, trong đó ${missedWords(one)}`).join("")}`;
  return [
    traitLine(pupil, "QUALITIES", "Phẩm chất chủ yếu:"),
    traitLine(pupil, "GENERAL_COMPETENCES", "Năng lực chung:"),
    traitLine(pupil, "SPECIFIC_COMPETENCES", "Năng lực đặc thù:"),
    { label: "Số ngày nghỉ từ đầu năm học:", text: `${days}${body === "" ? "." : `; ${body}.`}` },
    ...(pupil.year ? [{ label: "Kết quả giáo dục cả năm:", text: `${pupil.year.result}. ${pupil.year.completion}`.trim() }] : []),
    ...(pupil.year && pupil.year.awards.length > 0 ? [{ label: "Khen thưởng:", text: `${pupil.year.awards.join("; ")}.` }] : []),
    ...(pupil.remark?.trim() ? [{ label: "Nhận xét của giáo viên chủ nhiệm:", text: pupil.remark.trim() }] : []),
  ];
}

/** "Tốt: Yêu nước, Nhân ái; Đạt: Chăm chỉ." */
function traitLine(pupil: SlipPupil, group: TraitGroup, label: string): SlipLine {
  const named = TRAITS.filter((trait) => trait.group === group).flatMap((trait) => {
    const found = pupil.traits.find((one) => one.trait === trait.code);
    return found ? [{ name: trait.name, level: found.level }] : [];
  });
  const parts = [...TRAIT_LEVELS, null].flatMap((level) => {
    const names = named.filter((one) => one.level === level).map(({ name }) => name);
    return names.length === 0 ? [] : [`${level ? TRAIT_LEVEL_WORDS[level] : "chưa có"}: ${names.join(", ")}`];
  });
  return { label, text: `${parts.join("; ")}.` };
}
