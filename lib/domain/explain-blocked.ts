import { groupBy } from "./grouping";

/** Who is to act: a name with the form of address, the reader himself ("SELF"), or nobody who holds the duty (null). */
export type WhoActs = { name: string; sex: "MALE" | "FEMALE" | null } | "SELF" | null;

/** What somebody still owes before a step can be taken. `what`: the item in the reader's words; `pupils`: for how many. */
export type Obstacle = { who: WhoActs; owes: Owes; what?: string; pupils?: number; cells?: number; first?: string };

const OWES = {
  ENTER: "chưa nhập đủ",
  SUBMIT: "chưa nộp",
  ACCEPT: "chưa nhận",
  CONFIRM: "chưa xác nhận",
  APPROVE: "chưa duyệt",
  SIGN: "chưa ký",
  PREPARE: "chưa lập",
  OPEN: "chưa mở",
} as const;
export type Owes = keyof typeof OWES;

/** The steps that wait for others, as one says them: "Chưa … được". */
export const BLOCKED_STEPS = {
  SUBMIT: "nộp",
  ACCEPT: "nhận",
  CERTIFY: "xác nhận",
  APPROVE: "duyệt",
  PREPARE: "lập",
  SIGN: "ký",
  SEAL: "đóng dấu",
} as const;
export type BlockedStep = keyof typeof BLOCKED_STEPS;

const FEW = 3;

/**
 * "Vì sao tôi chưa … được?" in one sentence that names the person and the item:
 * "Chưa ký được vì cô Nguyễn Thị B chưa ký phần Âm nhạc của 3 em."
 * What one person owes in the same way is said together; of many people the first three, then how many more.
 *
 * Returns null when nothing stands in the way. Source: QĐ 1789, Đ.13.4, 14, 20.5; traps C.
 */
export function explainBlocked(step: BlockedStep, object: string, obstacles: readonly Obstacle[]): string | null {
  const clauses = [...groupBy(obstacles, ({ who, owes, pupils, first }) => [nameOf(who), owes, pupils, first].join("|")).values()].map(clauseOf);
  if (clauses.length === 0) return null;
  const more = clauses.length - FEW;
  const told = [...clauses.slice(0, FEW), ...(more > 0 ? [`và ${more} việc nữa`] : [])].join("; ");
  return `Chưa ${BLOCKED_STEPS[step]} được${object && ` ${object}`} vì ${told}.`;
}

/** A person with the form of address of a school office. Shape: "cô Nguyễn Thị B". */
export function addressOf(who: WhoActs): string {
  if (who === null) return "người được phân công";
  if (who === "SELF") return "thầy cô";
  return who.sex === null ? who.name : `${who.sex === "FEMALE" ? "cô" : "thầy"} ${who.name}`;
}

function clauseOf(alike: readonly Obstacle[]): string {
  const [first] = alike;
  if (!first) return "";
  const what = alike.flatMap((one) => one.what ?? []).join(", ");
  if (first.who === null) return `${what} chưa có người được phân công, hiệu trưởng cần phân công`;
  const cells = alike.reduce((sum, one) => sum + (one.cells ?? 0), 0);
  const owed = [OWES[first.owes], what].filter(Boolean).join(" ");
  return `${addressOf(first.who)} ${owed}${first.pupils ? ` của ${first.pupils} em` : ""}${cells > 0 ? ` (còn ${cells} ô${first.first ? `, bắt đầu từ ${first.first}` : ""})` : ""}`;
}

const nameOf = (who: WhoActs): string => (who === null || who === "SELF" ? String(who) : who.name);
