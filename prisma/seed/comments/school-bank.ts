import { BANK_PLACES, bankLevels, nextCode, type BankLevel, type BankPlace } from "@/lib/domain/records/comment-bank";
import type { Random } from "../random";
import type { SchoolRows } from "../rows";
import { SUBJECT_COMMENTS } from "./bank";
import { HOMEROOM_REMARKS } from "./homeroom";

/** The school's comment bank: what the demo's teachers write, each sentence with its Mã nhận xét. */
export const schoolBank = (random: Random, at: number): SchoolRows["bank_comment"] =>
  BANK_PLACES.flatMap((place) => {
    const codes: string[] = [];
    return bankLevels(place).flatMap((level) =>
      sentencesOf(place, level).map((text) => {
        const code = nextCode(place, false, codes);
        codes.push(code);
        return { id: random.uuid(at), code, place, level, text, editedAt: new Date(at) };
      }),
    );
  });

function sentencesOf(place: BankPlace, level: BankLevel): readonly string[] {
  const byLevel: Readonly<Partial<Record<BankLevel, readonly string[]>>> = place in SUBJECT_COMMENTS ? SUBJECT_COMMENTS[place as keyof typeof SUBJECT_COMMENTS] : HOMEROOM_REMARKS[place as keyof typeof HOMEROOM_REMARKS];
  return byLevel[level] ?? [];
}
