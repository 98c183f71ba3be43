import type { RemarkKind } from "@/lib/domain/assessment/missing-items";
import type { SubjectLevel } from "@/lib/domain/assessment/levels";
import type { SubjectCode } from "@/lib/domain/assessment/subjects";
import type { Random } from "../random";
import { AM_NHAC, MI_THUAT, THE_CHAT, TRAI_NGHIEM } from "./arts-and-movement";
import { HOMEROOM_REMARKS, type RemarkTone } from "./homeroom";
import { NGOAI_NGU, TIENG_DAN_TOC, TIENG_VIET, TOAN } from "./languages-and-mathematics";
import { CONG_NGHE, DAO_DUC, KHOA_HOC, LICH_SU_DIA_LI, TIN_HOC, TU_NHIEN_XA_HOI } from "./society-nature-technology";

export type SubjectComments = Readonly<Record<SubjectLevel, readonly string[]>>;

/** What teachers of the demo school write about a subject, by level. */
export const SUBJECT_COMMENTS: Readonly<Record<SubjectCode, SubjectComments>> = {
  TV: TIENG_VIET,
  TO: TOAN,
  NN: NGOAI_NGU,
  SD: LICH_SU_DIA_LI,
  KH: KHOA_HOC,
  TH: TIN_HOC,
  CN: CONG_NGHE,
  DD: DAO_DUC,
  TX: TU_NHIEN_XA_HOI,
  TD: THE_CHAT,
  AN: AM_NHAC,
  MT: MI_THUAT,
  HD: TRAI_NGHIEM,
  DT: TIENG_DAN_TOC,
};

const named = (sentence: string, fullName: string) => sentence.replace("{tên}", fullName.split(" ").at(-1) ?? fullName);

/** A comment on a subject that fits the level; now and then two sentences. */
export function subjectComment(random: Random, subject: SubjectCode, level: SubjectLevel, fullName: string): string {
  const bank = SUBJECT_COMMENTS[subject][level];
  const [first, second] = random.shuffled(bank.slice(0));
  const text = random.chance(0.15) && second ? `${first} ${second}` : (first ?? "");
  return named(text, fullName);
}

export const homeroomRemark = (random: Random, kind: RemarkKind, tone: RemarkTone, fullName: string): string =>
  named(random.pick(HOMEROOM_REMARKS[kind][tone]), fullName);
